import { type Message, type Mistake, within } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import { templatePlace } from '../errors';
import { parseTemplate } from './parse';
import type { Expression, Part, Reference, Refuse } from './syntax';

/** Returns the mistake of a reference. `printed` means that its value becomes part of the text. */
export type CheckReference = (reference: Reference, printed: boolean) => Message | undefined;

/**
 * The mistakes of the references of a template, with their places. A variable is known after its #set. An unreadable
 * template has no mistakes here; compiling it reports them.
 */
export function referenceMistakes(source: string, where: string, check: CheckReference): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const tell = (offset: number, mistake: Mistake) =>
    mistakes.push(within(templatePlace(where, source, offset), mistake));
  new Walk(check, tell, new Set()).parts(readable(source) ?? []);
  return mistakes;
}

/** A template with each reference replaced. Undefined for a template with directives or mistakes. */
export function outline(source: string, replaced: string): { text: string; references: number } | undefined {
  const parts = readable(source);
  const plain = (parts ?? []).filter((part) => part.kind === 'text' || part.kind === 'reference');
  if (parts === undefined || plain.length < parts.length) return undefined;
  return {
    text: plain.map((part) => (part.kind === 'text' ? part.text : replaced)).join(''),
    references: plain.filter(({ kind }) => kind === 'reference').length,
  };
}

function readable(source: string): readonly Part[] | undefined {
  const refuse: Refuse = (_, mistake) => {
    throw new UserError([mistake]);
  };
  try {
    return parseTemplate(source, refuse);
  } catch (error) {
    if (error instanceof UserError || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Walk {
  constructor(
    private readonly check: CheckReference,
    private readonly tell: (offset: number, mistake: Mistake) => void,
    private readonly variables: Set<string>,
  ) {}

  parts(parts: readonly Part[]): void {
    for (const part of parts) this.part(part);
  }

  private part(part: Part): void {
    switch (part.kind) {
      case 'text':
        return;
      case 'reference':
        this.reference(part, true);
        return;
      case 'set':
        this.expression(part.value);
        this.variables.add(part.name);
        return;
      case 'if':
        for (const { condition, body } of part.branches) {
          this.expression(condition);
          this.parts(body);
        }
        this.parts(part.otherwise);
        return;
      case 'foreach':
        this.expression(part.list);
        this.loop(part.name, part.body);
        return;
      case 'break':
    }
  }

  /** The names of a loop are known within its body only. */
  private loop(name: string, body: readonly Part[]): void {
    const names = [name, 'foreach'].filter((one) => !this.variables.has(one));
    for (const one of names) this.variables.add(one);
    this.parts(body);
    for (const one of names) this.variables.delete(one);
  }

  private expression(expression: Expression): void {
    switch (expression.kind) {
      case 'literal':
        return;
      case 'reference':
        this.reference(expression, false);
        return;
      case 'list':
        for (const item of expression.items) this.expression(item);
        return;
      case 'range':
        this.expression(expression.from);
        this.expression(expression.to);
        return;
      case 'map':
        for (const part of expression.members.flat()) this.expression(part);
        return;
      case 'not':
        this.expression(expression.operand);
        return;
      case 'binary':
        this.expression(expression.left);
        this.expression(expression.right);
        return;
      case 'interpolation': {
        const tell = (_: number, mistake: Mistake) => this.tell(expression.offset, within('in this text', mistake));
        new Walk(this.check, tell, this.variables).parts(expression.parts);
      }
    }
  }

  private reference(reference: Reference, printed: boolean): void {
    const message = this.variables.has(reference.root) ? undefined : this.check(reference, printed);
    if (message !== undefined) this.tell(reference.offset, within(reference.source, message));
    for (const step of reference.steps) {
      if (step.kind === 'method') for (const argument of step.args) this.expression(argument);
      if (step.kind === 'index') this.expression(step.index);
    }
  }
}

import { UserError } from '../input/user-error';
import {
  brokenStack,
  emptyStack,
  missingVariable,
  noJson,
  unknownReference,
  unreadableText,
  wrongStackValue,
} from '../sandbox/genesys/data-actions/errors';
import { terraformText } from './terraform-text';

type Json = Record<string, unknown>;

const sections = ['resource', 'data', 'variable'] as const;

/**
 * `cdk.tf.json` with its texts as Terraform would evaluate them. References resolve to addresses
 * (`${genesyscloud_integration.Main.id}` to `genesyscloud_integration.Main`, a data source with `data.` in front) and
 * variables to their values; no other expression is evaluated. Mistakes are collected.
 */
export class StackFile {
  readonly mistakes: string[] = [];
  private readonly root: Json;

  constructor(
    readonly file: string,
    text: string,
    private readonly variables: Readonly<Record<string, string>>,
  ) {
    this.root = parsed(file, text);
    for (const section of sections) this.checkSection(section, section === 'variable' ? 1 : 2);
  }

  resources(type: string): readonly Block[] {
    return this.blocks(type, this.root['resource'], '');
  }

  data(type: string): readonly Block[] {
    return this.blocks(type, this.root['data'], 'data.');
  }

  /** The resource or data source at an address. */
  find(address: string): Block | undefined {
    const isData = address.startsWith('data.');
    const type = address.split('.')[isData ? 1 : 0] ?? '';
    const candidates = isData ? this.data(type) : this.resources(type);
    return candidates.find((block) => block.address === address);
  }

  unresolved(place: string, reference: string): void {
    this.mistakes.push(unknownReference(place, reference));
  }

  /** A text as Terraform would evaluate it. */
  evaluate(text: string, place: string): string {
    const pieces = terraformText(text);
    if (pieces === undefined) this.mistakes.push(unreadableText(place));
    return (pieces ?? [])
      .map((piece) => (piece.kind === 'literal' ? piece.text : this.resolve(piece.expression, place)))
      .join('');
  }

  private resolve(expression: string, place: string): string {
    const variable = /^var\.([\w-]+)$/.exec(expression)?.[1];
    if (variable !== undefined) return this.variable(variable, place);
    const address = /^((?:data\.)?\w+\.[\w-]+)\.id$/.exec(expression)?.[1];
    if (address !== undefined && this.find(address) !== undefined) return address;
    this.unresolved(place, expression);
    return '';
  }

  private variable(name: string, place: string): string {
    if (Object.hasOwn(this.variables, name)) return this.variables[name] as string;
    const declared = recordOf(recordOf(this.root['variable'])[name])['default'];
    if (typeof declared === 'string') return declared;
    this.mistakes.push(missingVariable(place, name));
    return '';
  }

  /** A section is an object, and so is everything in it down to its blocks, `levels` below. */
  private checkSection(name: string, levels: number): void {
    let found: [string, unknown][] = [[name, this.root[name] ?? {}]];
    for (let level = 0; level <= levels; level++) {
      for (const [place, value] of found) if (!isRecord(value)) this.refuseObject(place, value, level === levels);
      found = found.flatMap(([place, value]) =>
        Object.entries(recordOf(value)).map(([key, child]): [string, unknown] => [`${place}.${key}`, child]),
      );
    }
  }

  private refuseObject(place: string, value: unknown, isBlock: boolean): void {
    const accepted = isBlock ? 'a block, which is an object' : 'an object of names';
    this.mistakes.push(wrongStackValue(`${this.file}: ${place}`, value, accepted));
  }

  private blocks(type: string, section: unknown, prefix: string): readonly Block[] {
    const named = recordOf(recordOf(section)[type]);
    return Object.entries(named).map(([name, body]) => new Block(this, `${prefix}${type}.${name}`, '', recordOf(body)));
  }
}

/** A resource, a data source or a block inside one. */
export class Block {
  constructor(
    private readonly stack: StackFile,
    readonly address: string,
    private readonly path: string,
    private readonly body: Json,
  ) {}

  place(name: string): string {
    return `${this.stack.file}: ${this.address}.${this.path}${name}`;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.wrong(name, 'a text', '');
  }

  optionalText(name: string): string | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? this.stack.evaluate(value, this.place(name)) : this.wrong(name, 'a text', '');
  }

  number(name: string, otherwise: number): number {
    const value = this.body[name] ?? otherwise;
    return typeof value === 'number' ? value : this.wrong(name, 'a number', otherwise);
  }

  flag(name: string): boolean {
    const value = this.body[name] ?? false;
    return typeof value === 'boolean' ? value : this.wrong(name, 'true or false', false);
  }

  json(name: string): Readonly<Record<string, unknown>> {
    try {
      const value: unknown = JSON.parse(this.text(name));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
    } catch {
      // Told below, together with JSON that is no object.
    }
    this.stack.mistakes.push(noJson(this.place(name)));
    return { type: 'object' };
  }

  /** A map of texts; empty when it is left out. */
  texts(name: string): Readonly<Record<string, string>> {
    const value = this.body[name] ?? {};
    const texts = isRecord(value) ? value : this.wrong(name, 'an object of texts', {});
    const inside = new Block(this.stack, this.address, `${this.path}${name}.`, texts);
    return Object.fromEntries(Object.keys(texts).map((key) => [key, inside.text(key)]));
  }

  /** A block that Terraform keeps as a list of one. */
  block(name: string): Block | undefined {
    const value = this.body[name] ?? [];
    const bodies: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (bodies.length === 0) return undefined;
    const [body] = bodies;
    const known =
      bodies.length === 1 && isRecord(body) ? body : this.wrong(name, 'a block, or a list of one block', {});
    return new Block(this.stack, this.address, `${this.path}${name}.`, known);
  }

  requiredBlock(name: string): Block {
    return (
      this.block(name) ?? this.wrong(name, 'a block', new Block(this.stack, this.address, `${this.path}${name}.`, {}))
    );
  }

  private wrong<T>(name: string, accepted: string, otherwise: T): T {
    this.stack.mistakes.push(wrongStackValue(this.place(name), this.body[name], accepted));
    return otherwise;
  }
}

function parsed(file: string, text: string): Json {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw new UserError([{ problem: brokenStack(file, (error as Error).message) }]);
  }
  if (!isRecord(root) || Object.keys(root).length === 0) throw new UserError([{ problem: emptyStack(file) }]);
  return root;
}

function recordOf(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

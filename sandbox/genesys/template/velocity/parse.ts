import { within } from '../../../../input/mistake';
import { Cursor } from './cursor';
import { ExpressionParser } from './parse-expression';
import type { Branch, Part, Reference, Refuse } from './syntax';

const special = /[$#\\]/g;
const directives = 'one of #if, #elseif, #else, #end, #set, #foreach, #break, ## and #* *#';

/**
 * Parses a whole template. Refuses unknown directives and macros, and a backslash before a reference or directive,
 * whose meaning differs between versions of Velocity.
 */
export function parseTemplate(source: string, refuse: Refuse): readonly Part[] {
  return new TemplateParser(source, refuse, true).whole();
}

class TemplateParser {
  private readonly cursor: Cursor;
  private readonly expressions: ExpressionParser;
  private loops = 0;

  constructor(
    source: string,
    private readonly refuse: Refuse,
    private readonly comments: boolean,
  ) {
    this.cursor = new Cursor(source, refuse);
    this.expressions = new ExpressionParser(this.cursor, (text, offset) => {
      const inString: Refuse = (_, mistake) => this.refuse(offset, within('in this text', mistake));
      return new TemplateParser(text, inString, false).whole();
    });
  }

  whole(): readonly Part[] {
    const parts = this.parts();
    if (!this.cursor.done)
      this.cursor.fail({
        problem: `"#${this.directive()}" without an #if or #foreach before it`,
        next: 'remove it or add what it belongs to',
      });
    return parts;
  }

  /** Reads up to the end, or up to an `#elseif`, `#else` or `#end`. */
  private parts(): Part[] {
    const { cursor } = this;
    const parts: Part[] = [];
    while (!cursor.done) {
      const text = this.text();
      if (text !== '') parts.push({ kind: 'text', text });
      if (cursor.done) break;
      if (cursor.looksAt('$')) {
        parts.push(this.expressions.reference() ?? this.plain());
        continue;
      }
      if (this.comment()) continue;
      const name = this.directive();
      if (name === undefined) parts.push(this.plain());
      else if (name === 'if') parts.push(this.conditional());
      else if (name === 'set') parts.push(this.assignment());
      else if (name === 'foreach') parts.push(this.loop());
      else if (name === 'break') parts.push(this.leaving());
      else if (name === 'elseif' || name === 'else' || name === 'end') break;
      else
        cursor.fail({
          given: `"#${name}"`,
          expected: directives,
          next: 'write $esc.hash for a plain "#" before a letter',
        });
    }
    return parts;
  }

  /** Reads a `$` or `#` that means itself. */
  private plain(): Part {
    return { kind: 'text', text: this.cursor.source.charAt(this.cursor.at++) };
  }

  private text(): string {
    const { cursor } = this;
    const start = cursor.at;
    for (;;) {
      special.lastIndex = cursor.at;
      const hit = special.exec(cursor.source);
      cursor.at = hit?.index ?? cursor.source.length;
      if (hit?.[0] !== '\\') return cursor.source.slice(start, cursor.at);
      cursor.at++;
      if (/^(?:\$!?\{?[a-zA-Z_]|#\{?[a-zA-Z#*])/.test(cursor.source.slice(cursor.at, cursor.at + 4))) {
        cursor.fail({
          problem: 'versions of Velocity read a backslash before a reference or directive differently',
          next: 'write $esc.dollar, $esc.hash or $esc.backslash',
        });
      }
    }
  }

  private comment(): boolean {
    const { cursor } = this;
    const start = cursor.at;
    if (cursor.looksAt('#[['))
      cursor.fail({ problem: 'unparsed text in #[[ ]]# is not supported', next: 'write it with $esc' });
    if (!cursor.looksAt('##') && !cursor.looksAt('#*')) return false;
    if (!this.comments) cursor.fail({ problem: 'a comment inside a text is not supported', next: 'remove it' });
    if (cursor.take('##')) {
      const end = /\r\n|\n|\r|$/g;
      end.lastIndex = cursor.at;
      const line = end.exec(cursor.source);
      cursor.at = (line?.index ?? 0) + (line?.[0].length ?? 0);
      return true;
    }
    const end = cursor.source.indexOf('*#', start + 2);
    if (end === -1)
      cursor.fail({ problem: 'the comment that starts with #* has no end', next: 'close it with *#' }, start);
    cursor.at = end + 2;
    return true;
  }

  /** The name of the directive that starts here. Does not move. */
  private directive(): string | undefined {
    return /^#(?:\{([a-zA-Z]+)\}|(@?[a-zA-Z]+))/
      .exec(this.cursor.source.slice(this.cursor.at, this.cursor.at + 40))
      ?.slice(1)
      .find(Boolean);
  }

  private takeDirective(name: string): boolean {
    return this.directive() === name && (this.cursor.take(`#${name}`) || this.cursor.take(`#{${name}}`));
  }

  private conditional(): Part {
    const start = this.cursor.at;
    const branches: Branch[] = [this.branch('if')];
    while (this.directive() === 'elseif') branches.push(this.branch('elseif'));
    let otherwise: readonly Part[] = [];
    if (this.takeDirective('else')) {
      this.cursor.skipLineEnd();
      otherwise = this.parts();
    }
    if (!this.takeDirective('end')) this.cursor.fail({ problem: 'this #if has no #end', next: 'add it' }, start);
    this.cursor.skipLineEnd();
    return { kind: 'if', branches, otherwise };
  }

  private branch(directive: 'if' | 'elseif'): Branch {
    const offset = this.cursor.at;
    this.takeDirective(directive);
    const condition = this.parenthesised(`#${directive}`, () => this.expressions.expression());
    return { offset, condition, body: this.parts() };
  }

  private loop(): Part {
    const { cursor } = this;
    const offset = cursor.at;
    this.takeDirective('foreach');
    const { name, list } = this.parenthesised('#foreach', () => {
      const variable = this.variable('#foreach', offset);
      cursor.skipBlank();
      if (cursor.identifier() !== 'in') cursor.fail({ problem: '#foreach without "in"', expected: '$x in $list' });
      return { name: variable.root, list: this.expressions.expression() };
    });
    this.loops++;
    const body = this.parts();
    this.loops--;
    if (this.directive() === 'else')
      cursor.fail({ problem: 'Velocity 1 knows no #else of a #foreach', next: 'test the list with #if' });
    if (!this.takeDirective('end')) cursor.fail({ problem: 'this #foreach has no #end', next: 'add it' }, offset);
    cursor.skipLineEnd();
    return { kind: 'foreach', name, list, body, offset };
  }

  private leaving(): Part {
    if (this.loops === 0) this.cursor.fail({ problem: '"#break" outside a #foreach', next: 'remove it' });
    this.takeDirective('break');
    return { kind: 'break' };
  }

  private assignment(): Part {
    const offset = this.cursor.at;
    this.takeDirective('set');
    return this.parenthesised('#set', () => {
      const target = this.variable('#set', offset);
      this.cursor.skipBlank();
      this.cursor.expect('=', `"${target.source}"`);
      return { kind: 'set', name: target.root, value: this.expressions.expression(), offset };
    });
  }

  private variable(directive: string, offset: number): Reference {
    const target = this.cursor.looksAt('$') ? this.expressions.reference() : undefined;
    if (target === undefined)
      return this.cursor.fail({ problem: `${directive} without a variable`, expected: 'one such as $name' });
    if (target.steps.length > 0)
      this.cursor.fail(
        { given: `"${target.source}"`, expected: `a plain variable, which is all that ${directive} can set` },
        offset,
      );
    return target;
  }

  private parenthesised<T>(directive: string, inside: () => T): T {
    const { cursor } = this;
    cursor.skipBlank();
    cursor.expect('(', directive);
    cursor.skipBlank();
    const value = inside();
    cursor.skipBlank();
    cursor.expect(')', `the expression of ${directive}`);
    cursor.skipLineEnd();
    return value;
  }
}

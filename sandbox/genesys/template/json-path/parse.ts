import { oneOfText } from '../../../../input/errors';
import { type JavaPattern, javaPattern } from '../pattern';
import { Refusal } from '../velocity/callable';
import type { Refuse } from '../velocity/syntax';
import { Cursor } from './cursor';
import type { Comparison, Filter, Literal, Operand, Path, Step } from './syntax';

/** Jayway ends a name at a blank, a dot and an opening bracket. Quotes and closing brackets in one are typing errors. */
const name = /[^\s.[\]()'"\\*][^\s.[\]()'"\\]*/y;
/** In a filter, an operator ends a name, too. */
const nameInFilter = /[^\s.[\]()'"\\*<>=~!&|][^\s.[\]()'"\\<>=~!&|]*/y;
const integer = /-?\d+/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[a-z]+/iy;
const words = ['in', 'nin', 'contains', 'size', 'empty', 'subsetof', 'anyof', 'noneof', 'all'];
const pattern = /\/((?:[^/\\]|\\.)+)\/([a-zA-Z]*)/y;
/** The most `..` in a path. Each one multiplies the time for a deep answer. */
const mostScans = 3;
const comparisons: readonly Comparison[] = ['===', '!==', '==', '!=', '<=', '>=', '<', '>'];
const singular = new Set<Step['kind']>(['property', 'index', 'length']);
const positions = new Set<Step['kind']>(['index', 'indexes', 'slice']);

/**
 * Parses a path. As in Jayway, one without `$` at its start gets it, a dot may precede brackets (`$.[0]`) and may be
 * left out after them (`$[0]name`).
 *
 * @param refuse called with an offset in UTF-16 units and the mistake there
 */
export function parsePath(source: string, refuse: Refuse): Path {
  const parser = new PathParser(source, refuse);
  return parser.whole();
}

class PathParser extends Cursor {
  whole(): Path {
    this.skipBlank();
    const rooted = this.take('$') || this.take('@');
    const path = this.steps(name, rooted ? [] : [this.step(name)]);
    this.match(/\s*$/y);
    if (this.at < this.source.length) this.fail({ given: this.found(), expected: '".", ".." or "["' });
    return path;
  }

  private steps(names: RegExp, steps: Step[]): Path {
    for (;;) {
      if (this.take('..')) steps.push(...this.scan(names));
      else if (this.take('.')) steps.push(this.step(names));
      else if (this.looksAt('[')) steps.push(this.bracket());
      else if (names === name && this.goesOnWithoutDot()) steps.push(this.dotted(names));
      else break;
      if (steps.at(-1)?.kind === 'length') break;
    }
    const bare = steps.findIndex(({ kind }, i) => kind === 'scan' && positions.has(steps[i + 1]?.kind ?? 'scan'));
    if (bare !== -1 && bare + 2 < steps.length) {
      this.fail({
        problem: 'versions of Jayway read steps behind "..[n]" differently',
        next: 'name a property before "["',
      });
    }
    const scans = steps.filter(({ kind }) => kind === 'scan' || kind === 'scanFilter').length;
    if (scans > mostScans) this.fail({ given: `".." ${scans} times`, expected: `at most ${mostScans} times` });
    const definite = steps.every(
      ({ kind }, i) => singular.has(kind) || (kind === 'properties' && i === steps.length - 1),
    );
    if (steps.at(-1)?.kind === 'length' && !definite) {
      this.fail({ problem: 'length() after a path that leads to many values is not supported', next: 'remove it' });
    }
    return { steps, definite };
  }

  /** Whether a name follows a bracket or a wildcard. Jayway ignores a name of one character at the end of the path. */
  private goesOnWithoutDot(): boolean {
    if (!']*'.includes(this.source[this.at - 1] ?? '.') || !/^[^\s.[]/.test(this.source.slice(this.at))) return false;
    if (this.at === this.source.trimEnd().length - 1)
      this.fail({ given: this.found(), problem: 'Jayway ignores one character there', next: 'write a dot before it' });
    return true;
  }

  private scan(names: RegExp): readonly Step[] {
    const step = this.step(names);
    if (step.kind === 'filter') return [{ kind: 'scanFilter', filter: step.filter }];
    if (step.kind === 'properties')
      this.fail({ problem: 'several names behind ".." are not supported', next: 'write one path for each' });
    return [{ kind: 'scan' }, step];
  }

  /** What may follow a dot. */
  private step(names: RegExp): Step {
    return this.looksAt('[') ? this.bracket() : this.dotted(names);
  }

  private dotted(names: RegExp): Step {
    if (this.take('*')) return { kind: 'wildcard' };
    const given = this.match(names);
    if (given === undefined) return this.fail({ given: this.found(), expected: 'a name, "*" or "["' });
    if ((names === name ? `])'"\\` : `]'"\\`).includes(this.source[this.at] ?? '.'))
      this.fail({ given: `${this.found()} in a name`, expected: "such a name in brackets and quotes, as in ['a b']" });
    if (!this.looksAt('(')) return { kind: 'property', name: given };
    if (given === 'length' && this.take('()')) return { kind: 'length' };
    return this.fail({ given: `the function "${given}"`, expected: 'length()' });
  }

  private bracket(): Step {
    this.expect('[', '"["');
    this.skipBlank();
    const step = this.inBrackets();
    this.skipBlank();
    this.expect(']', '"]"');
    return step;
  }

  private inBrackets(): Step {
    if (this.take('*')) return { kind: 'wildcard' };
    if (this.take('?')) return this.filter();
    if (this.looksAtQuote()) return this.names();
    const from = this.match(integer);
    if (this.take(':')) return this.slice(from);
    this.skipBlank();
    if (from === undefined)
      return this.fail({ given: this.found(), expected: 'a quoted name, an index, a slice, "*" or "?("' });
    const indexes = [Number(from)];
    while (this.take(',')) {
      this.skipBlank();
      indexes.push(Number(this.match(integer) ?? this.fail({ given: this.found(), expected: 'an index' })));
      this.skipBlank();
    }
    return indexes.length === 1 ? { kind: 'index', index: Number(from) } : { kind: 'indexes', indexes };
  }

  private names(): Step {
    const quote = this.source.charAt(this.at);
    const names = [this.quoted()];
    this.skipBlank();
    while (this.take(',')) {
      this.skipBlank();
      names.push(
        this.looksAt(quote) ? this.quoted() : this.fail({ given: this.found(), expected: `a name in ${quote}` }),
      );
      this.skipBlank();
    }
    return names.length === 1 ? { kind: 'property', name: names[0] as string } : { kind: 'properties', names };
  }

  private slice(from: string | undefined): Step {
    const to = this.match(integer);
    if (from === undefined && to === undefined)
      this.fail({ given: 'a slice without numbers', expected: 'a number on one side of ":"' });
    if (from !== undefined && to !== undefined && (from.startsWith('-') || to.startsWith('-'))) {
      this.fail({ problem: 'a slice with two bounds cannot count from the end', next: 'use numbers from 0' });
    }
    return { kind: 'slice', from: toNumber(from), to: toNumber(to) };
  }

  private filter(): Step {
    this.skipBlank();
    this.expect('(', '"(" after "?"');
    const filter = this.disjunction();
    this.expect(')', '")" or an operator');
    return { kind: 'filter', filter };
  }

  private disjunction(): Filter {
    let left = this.conjunction();
    while (this.takeSpaced('||')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Filter {
    let left = this.condition();
    while (this.takeSpaced('&&')) left = { kind: 'and', left, right: this.condition() };
    return left;
  }

  private condition(): Filter {
    if (this.takeSpaced('!')) return { kind: 'not', operand: this.condition() };
    if (this.takeSpaced('(')) {
      const inner = this.disjunction();
      this.expect(')', '")"');
      this.skipBlank();
      return inner;
    }
    const left = this.operand();
    if (left.kind === 'list')
      return this.fail({ given: 'a list', expected: 'a list only to the right of "in" or "nin"' });
    const comparison = comparisons.find((written) => this.takeSpaced(written));
    if (comparison !== undefined) return { kind: 'compare', comparison, left, right: this.operand() };
    if (this.takeSpaced('=~')) return { kind: 'matches', left, pattern: this.pattern() };
    const start = this.at;
    const operator = this.match(word)?.toLowerCase();
    if (operator !== undefined && !words.includes(operator))
      this.refuse(start, {
        given: `the operator "${operator}"`,
        expected: oneOfText([...comparisons, '=~', ...words]),
      });
    if (operator !== undefined) return this.worded(operator, left);
    if (left.kind === 'path') return { kind: 'exists', operand: left };
    return this.fail({ given: this.found(), expected: `one of ${comparisons.join(' ')}` });
  }

  private worded(operator: string, left: Operand): Filter {
    const right = this.operand();
    if (operator === 'contains') return { kind: 'contains', left, right };
    if (operator === 'in') return { kind: 'in', left, right };
    if (operator === 'nin') return { kind: 'not', operand: { kind: 'in', left, right } };
    if (operator === 'subsetof' || operator === 'anyof' || operator === 'noneof' || operator === 'all')
      return { kind: operator, left, right };
    const value = right.kind === 'literal' ? right.value : undefined;
    if (operator === 'size' && typeof value === 'number') return { kind: 'size', left, size: value };
    if (operator === 'empty' && typeof value === 'boolean') return { kind: 'empty', left, expected: value };
    return this.fail({ expected: `${operator === 'size' ? 'a number' : 'true or false'} after "${operator}"` });
  }

  /** Jayway has Java's flags. Only `i` is supported, for which Java ignores the case of ASCII letters alone. */
  private pattern(): JavaPattern {
    this.skipBlank();
    const start = this.at;
    const written = this.match(pattern) ?? this.fail({ given: this.found(), expected: 'a pattern between slashes' });
    this.skipBlank();
    const end = written.lastIndexOf('/');
    const flags = written.slice(end + 1);
    if (flags !== '' && (flags !== 'i' || /[^\0-~]/.test(written))) {
      this.refuse(start, { given: `the flags "${flags}" of this pattern`, expected: 'only i, for a pattern in ASCII' });
    }
    try {
      return javaPattern(written.slice(1, end), flags === 'i');
    } catch (error) {
      if (error instanceof Refusal) this.refuse(start, error.mistake);
      throw error;
    }
  }

  private operand(): Operand {
    this.skipBlank();
    const operand = this.unspacedOperand();
    this.skipBlank();
    return operand;
  }

  private unspacedOperand(): Operand {
    const start = this.at;
    for (const from of ['@', '$'] as const) {
      if (!this.take(from)) continue;
      const path = this.steps(nameInFilter, []);
      if (!path.definite)
        this.refuse(start, { given: 'a path to many values in a filter', expected: 'a path to one value' });
      if (path.steps.length > 0 && (this.looksAt('&') || this.looksAt('|')))
        this.fail({
          given: this.found(),
          problem: 'Jayway takes it for a part of the path',
          next: 'write a blank before it',
        });
      return { kind: 'path', from, path };
    }
    if (this.take('[')) return { kind: 'list', items: this.items() };
    return { kind: 'literal', value: this.literal() };
  }

  private items(): Literal[] {
    const items: Literal[] = [];
    this.skipBlank();
    if (this.take(']')) return items;
    do {
      this.skipBlank();
      items.push(this.literal());
      this.skipBlank();
    } while (this.take(','));
    this.expect(']', '"]"');
    return items;
  }

  private literal(): Literal {
    if (this.looksAtQuote()) return this.quoted();
    for (const value of [true, false, null]) if (this.take(String(value))) return value;
    const digits = this.match(number);
    if (digits !== undefined) return Number(digits);
    return this.fail({ given: this.found(), expected: '"@", "$", a text in quotes, a number, true, false or null' });
  }
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

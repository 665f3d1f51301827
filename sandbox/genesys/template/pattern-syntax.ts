import { unsupportedPattern } from './errors';
import { Refusal } from './velocity/callable';

/** The dialect of a regular expression: Java's `java.util.regex`, or ECMAScript with the flag `u`. */
export type Dialect = 'java' | 'ecmaScript';

interface Rules {
  /** The characters that `.` does not match. */
  readonly lineEnds: string;
  /** The characters that `\s` matches, as written inside brackets. */
  readonly spaces: string;
  /** Escapes, without their backslash, that mean the same in RE2. */
  readonly escapes: RegExp;
  /** Kinds of groups, after `(?`, that mean the same in RE2. */
  readonly groups: RegExp;
}

const rules: Readonly<Record<Dialect, Rules>> = {
  java: {
    lineEnds: '\\n\\r\\x{85}\\x{2028}\\x{2029}',
    spaces: '\\x0B\\s',
    escapes: /[dDwWtnrfAz]/y,
    groups: /:/y,
  },
  ecmaScript: {
    lineEnds: '\\n\\r\\x{2028}\\x{2029}',
    spaces: '\\x0B\\x{2028}\\x{2029}\\x{FEFF}\\p{Zs}\\s',
    escapes: /[dDwWtnrfvbB0]|x[0-9a-fA-F]{2}|[pP]\{\w+\}/y,
    groups: /:|<(?![=!])/y,
  },
};
const braces = /\{\d+(?:,\d*)?\}/y;
const hexadecimal = /u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|u\{([0-9a-fA-F]{1,6})\}/y;

/** A regular expression in the syntax of RE2. */
export interface Translated {
  readonly source: string;
  /** The offsets of `$` outside brackets, in UTF-16 units of the source. */
  readonly ends: readonly number[];
}

/** @throws Refusal that names a construct that RE2 does not know or reads differently */
export function translated(source: string, dialect: Dialect): Translated {
  return new Translation(source, dialect).run();
}

class Translation {
  private at = 0;
  private readonly ends: number[] = [];
  private readonly rules: Rules;

  constructor(
    private readonly source: string,
    private readonly dialect: Dialect,
  ) {
    this.rules = rules[dialect];
  }

  run(): Translated {
    let result = '';
    while (this.at < this.source.length) result += this.next();
    return { source: result, ends: this.ends };
  }

  private next(): string {
    const start = this.at;
    const unit = this.source[this.at++] as string;
    if (unit === '\\') return this.escaped(false);
    if (unit === '[') return this.characterClass();
    if (unit === '.') return `[^${this.rules.lineEnds}]`;
    if (unit === '(') return this.group();
    if ('*+?{'.includes(unit)) return this.quantifier(start);
    if (unit === '$') this.ends.push(start);
    return unit;
  }

  private group(): string {
    if (this.source[this.at] !== '?') return '(';
    const kind = this.match(this.rules.groups, this.at + 1);
    if (kind === undefined) return this.refuse(this.source.slice(this.at - 1, this.at + 3));
    this.at += 1 + kind[0].length;
    return `(?${kind[0]}`;
  }

  private quantifier(start: number): string {
    if (this.source[start] === '{') {
      const range = this.match(braces, start);
      if (range === undefined) return this.refuse('{');
      this.at = start + range[0].length;
    }
    if (this.source[this.at] === '+') return this.refuse(this.source.slice(start, this.at + 1));
    if (this.source[this.at] === '?') this.at++;
    return this.source.slice(start, this.at);
  }

  private characterClass(): string {
    let result = '[';
    if (this.source[this.at] === '^') {
      result += '^';
      this.at++;
    }
    const start = this.at;
    if (this.dialect === 'ecmaScript' && this.source[start] === ']') this.refuse(`${result}]`);
    for (;;) {
      const unit = this.source[this.at++];
      if (unit === undefined) return this.refuse('[');
      if (unit === ']' && this.at - 1 > start) return `${result}]`;
      if (this.dialect === 'java' && (unit === '[' || unit === ']')) return this.refuse(unit);
      if (this.dialect === 'java' && unit === '&' && this.source[this.at] === '&') return this.refuse('&&');
      if (unit === '\\') result += this.escaped(true);
      else result += unit === '[' ? '\\[' : unit;
    }
  }

  private escaped(inClass: boolean): string {
    const unit = this.source[this.at];
    if (unit === undefined) return this.refuse('\\');
    const { spaces, escapes } = this.rules;
    const point = this.codePoint();
    if (point !== undefined) return point;
    const known = this.match(escapes, this.at)?.[0];
    if (known !== undefined && !(inClass && /[bBAz]/.test(known))) {
      this.at += known.length;
      return `\\${known}`;
    }
    this.at++;
    if (unit === 's') return inClass ? spaces : `[${spaces}]`;
    if (unit === 'S' && !inClass) return `[^${spaces}]`;
    if (/[a-zA-Z0-9]/.test(unit)) return this.refuse(`\\${unit}`);
    return /[\^$\\.*+?()[\]{}|/-]/.test(unit) ? `\\${unit}` : unit;
  }

  /** `\uD83D\uDE00` is one character. Half of such a pair is not a character. */
  private codePoint(): string | undefined {
    const found = this.match(hexadecimal, this.at);
    if (found === undefined) return undefined;
    const [written, first = '', second = '', braced] = found;
    if (braced !== undefined && this.dialect === 'java') return undefined;
    const high = Number.parseInt(first, 16);
    const paired = /^d[89ab]/i.test(first) && second !== '';
    if (braced === undefined && /^d[89a-f]/i.test(first) && !paired) return this.refuse(`\\u${first}`);
    this.at += paired || braced !== undefined ? written.length : 5;
    const low = Number.parseInt(second, 16);
    return `\\x{${braced ?? (paired ? String.fromCharCode(high, low).codePointAt(0) : high)?.toString(16)}}`;
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.source) ?? undefined;
  }

  private refuse(what: string): never {
    throw new Refusal(unsupportedPattern(this.source, what));
  }
}

import { unknownReplacement, unsupportedPattern } from '../errors';
import { nestedRepetition } from '../nested-repetition';
import { Refusal } from './callable';
import { TemplateFailure } from './values';

const flags = { all: 'gu', first: 'u', whole: 'u' } as const;
const lineEnd = '\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]';
/** Of each thing, what Java means by it in words that JavaScript understands alike. */
const classes: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z_0-9',
  s: ' \\t\\n\\x0B\\f\\r',
};
const controls = 'tnrf';
const cache = new Map<string, RegExp>();

/**
 * A Java regular expression. Characters, classes, groups, alternatives, quantifiers and anchors are translated; what the
 * two languages read differently (look-around, back references, `\p`, `\b`, possessive quantifiers, flags ...) is refused,
 * and so is a repetition inside a repetition, which on some texts takes longer than anyone waits, in Java too.
 */
export function javaPattern(source: string, use: keyof typeof flags): RegExp {
  const key = `${use} ${source}`;
  let compiled = cache.get(key);
  if (compiled === undefined) {
    const body = new Translation(source).run();
    compiled = build(use === 'whole' ? `^(?:${body})(?![\\s\\S])` : body, flags[use], source);
    if (cache.size < 1000) cache.set(key, compiled);
  }
  return compiled;
}

/** `$1` names a group and a backslash quotes; a `$` before anything else is an error in Java, too. */
export function javaReplacement(text: string): (match: string, ...rest: unknown[]) => string {
  const pieces = text.match(/\\[\s\S]|\$\d|[^\\$]+|[\s\S]/g) ?? [];
  for (const piece of pieces) if (piece === '$' || piece === '\\') throw new Refusal(unknownReplacement(text));
  return (match, ...rest) =>
    pieces
      .map((piece) => {
        if (piece.startsWith('\\')) return piece.slice(1);
        if (!piece.startsWith('$')) return piece;
        const group = Number(piece.slice(1));
        const groups = rest.findIndex((item) => typeof item === 'number');
        if (group > groups)
          throw new TemplateFailure(`the replacement names group ${group}, the pattern has ${groups}`);
        return group === 0 ? match : String(rest[group - 1] ?? '');
      })
      .join('');
}

function build(body: string, flagsOfUse: string, source: string): RegExp {
  try {
    return new RegExp(body, flagsOfUse);
  } catch {
    throw new Refusal(unsupportedPattern(source, source));
  }
}

class Translation {
  private at = 0;

  constructor(private readonly source: string) {}

  run(): string {
    const nested = nestedRepetition(this.source);
    if (nested !== undefined) this.refuse(nested);
    let result = '';
    while (this.at < this.source.length) result += this.next();
    return result;
  }

  private next(): string {
    const unit = this.source[this.at++] as string;
    if (unit === '\\') return this.escaped(false);
    if (unit === '[') return this.characterClass();
    if (unit === '.') return '[^\\n\\r\\u0085\\u2028\\u2029]';
    if (unit === '$') return `(?=(?:${lineEnd})?(?![\\s\\S]))`;
    if (unit === '(') return this.group();
    if ('*+?}'.includes(unit)) return this.quantifier(unit);
    return unit === ']' ? '\\]' : unit;
  }

  private group(): string {
    if (this.source[this.at] !== '?') return '(';
    if (this.source[this.at + 1] !== ':') this.refuse(this.source.slice(this.at - 1, this.at + 3));
    this.at += 2;
    return '(?:';
  }

  private quantifier(unit: string): string {
    const next = this.source[this.at];
    if (next === '+') this.refuse(`${unit}+`);
    if (next !== '?') return unit;
    this.at++;
    return `${unit}?`;
  }

  private characterClass(): string {
    let result = '[';
    if (this.source[this.at] === '^') {
      result += '^';
      this.at++;
    }
    const start = this.at;
    for (;;) {
      const unit = this.source[this.at++];
      if (unit === undefined) this.refuse('[');
      if (unit === ']' && this.at - 1 > start) return `${result}]`;
      if (unit === '[' || unit === ']') this.refuse(unit);
      if (unit === '&' && this.source[this.at] === '&') this.refuse('&&');
      result += unit === '\\' ? this.escaped(true) : unit;
    }
  }

  private escaped(inClass: boolean): string {
    const unit = this.source[this.at++];
    if (unit === undefined) this.refuse('\\');
    const known = Object.hasOwn(classes, unit.toLowerCase()) ? classes[unit.toLowerCase()] : undefined;
    if (known !== undefined) {
      if (unit === unit.toLowerCase()) return inClass ? known : `[${known}]`;
      return inClass ? this.refuse(`\\${unit}`) : `[^${known}]`;
    }
    if (controls.includes(unit)) return `\\${unit}`;
    if (unit === 'u' && /^[0-9a-fA-F]{4}/.test(this.source.slice(this.at))) {
      this.at += 4;
      return `\\u${this.source.slice(this.at - 4, this.at)}`;
    }
    if (/[a-zA-Z0-9]/.test(unit)) this.refuse(`\\${unit}`);
    return /[\^$\\.*+?()[\]{}|/-]/.test(unit) ? (unit === '-' && !inClass ? '-' : `\\${unit}`) : unit;
  }

  private refuse(what: string): never {
    throw new Refusal(unsupportedPattern(this.source, what));
  }
}

import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { type Message, messageText } from '../../../input/mistake';
import { lineBreakAtEnd, unknownGroup, unknownReplacement, unreadablePattern } from './errors';
import { matchesIn } from './pattern-search';
import { translated } from './pattern-syntax';
import { Refusal } from './velocity/callable';
import { TemplateFailure } from './velocity/values';

const lineBreak = /[\n\r\u0085\u2028\u2029]$/;
const replacementSyntax = /^(?:[^\\$]|\\[\s\S]|\$\d)*$/;
const replacementPiece = /\\[\s\S]|\$\d/g;
const mostKept = 1000;
const kept = new Map<string, JavaPattern>();

/**
 * A regular expression of Java. Every search, and the search for all matches, takes linear time in the length of the text,
 * for every expression. Supports characters, classes, groups, alternatives, quantifiers and
 * anchors. Refuses constructs that RE2 does not know or reads differently: look-arounds, back references, possessive
 * quantifiers, `\p`, `\b`, flags and others.
 *
 * @throws Refusal for an unsupported expression
 */
export function javaPattern(source: string, ignoreCase = false): JavaPattern {
  const key = `${ignoreCase} ${source}`;
  const known = kept.get(key) ?? new JavaPattern(source, ignoreCase);
  if (kept.size < mostKept) kept.set(key, known);
  return known;
}

export interface SchemaPattern {
  readonly test: (text: string) => boolean;
  /** Ajv treats two patterns with the same text as one. */
  readonly toString: () => string;
}

/**
 * The `pattern` of a JSON schema: an ECMAScript expression with the flag `u` that matches anywhere in a text.
 * Differences from JavaScript: no look-arounds, no back references, no `[]` and `[^]`, at most 1000 repetitions, and in
 * `\p{...}` only names of general categories and scripts (`\p{Lu}`, `\p{Greek}`).
 *
 * @throws Refusal for an unsupported expression, SyntaxError for a text that is not an expression in JavaScript
 */
export function schemaPattern(source: string): SchemaPattern {
  new RegExp(source, 'u');
  const expression = compiled(source, translated(source, 'ecmaScript').source);
  return { test: (text) => expression.test(text), toString: () => source };
}

export class JavaPattern {
  private readonly expression: RE2JS;
  private readonly ends: readonly number[];

  constructor(
    private readonly source: string,
    ignoreCase: boolean,
  ) {
    const { source: body, ends } = translated(source, 'java');
    this.expression = compiled(source, body, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    this.ends = ends;
  }

  /** `String.matches`: the expression matches the whole text. */
  matches(text: string): boolean {
    if (this.ends.some((at) => at < this.source.length - 1)) this.checkEnd(text);
    return this.expression.matches(text);
  }

  /** Start and end of every match, from left to right. */
  *found(text: string): Generator<readonly [start: number, end: number]> {
    if (this.ends.length > 0) this.checkEnd(text);
    for (const [start = 0, end = 0] of matchesIn(this.expression, text)) yield [start, end];
  }

  /** `String.replaceAll` or `replaceFirst`: `$1` is a group, and a backslash quotes. Fails where Java throws. */
  replace(text: string, by: string, which: 'all' | 'first'): string {
    if (this.ends.length > 0) this.checkEnd(text);
    const parts: string[] = [];
    let last = 0;
    for (const groups of matchesIn(this.expression, text)) {
      const [start = 0, end = 0] = groups;
      if (parts.length === 0) this.checkReplacement(by);
      parts.push(text.slice(last, start), this.filled(by, text, groups));
      last = end;
      if (which === 'first') break;
    }
    return parts.join('') + text.slice(last);
  }

  private checkReplacement(by: string): void {
    const mistake = this.replacementMistake(by);
    if (mistake !== undefined) throw new TemplateFailure(messageText(mistake));
  }

  /** A replacement with the texts of the groups. As in Java, a group has as many digits as a group exists for. */
  private filled(by: string, text: string, groups: readonly number[]): string {
    return by.replace(/\\([\s\S])|\$(\d)(\d*)/g, (_, quoted: string | undefined, first: string, more: string) => {
      if (quoted !== undefined) return quoted;
      let digits = first;
      while (digits.length <= more.length && Number(digits + more[digits.length - 1]) < groups.length / 2)
        digits += more[digits.length - 1];
      const group = Number(digits) * 2;
      return text.slice(groups[group], Math.max(groups[group + 1] ?? 0, 0)) + more.slice(digits.length - 1);
    });
  }

  /** The mistake in a replacement, which shows when a match is found. */
  replacementMistake(by: string): Message | undefined {
    const groups = this.expression.groupCount();
    const missing = by.match(replacementPiece)?.find((piece) => /^\$\d/.test(piece) && Number(piece[1]) > groups);
    return missing === undefined ? replacementMistake(by) : unknownGroup(by, missing, groups);
  }

  /** Java's `$` also matches before a line break at the end of the text; RE2's does not. */
  private checkEnd(text: string): void {
    if (lineBreak.test(text)) throw new Refusal(lineBreakAtEnd(this.source));
  }
}

/** The mistake in a replacement for any pattern. */
export function replacementMistake(by: string): Message | undefined {
  return replacementSyntax.test(by) ? undefined : unknownReplacement(by);
}

function compiled(source: string, body: string, flags = 0): RE2JS {
  try {
    return RE2JS.compile(body, flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const problem = error instanceof RE2JSSyntaxException ? error.getDescription() : error.message;
    throw new Refusal(unreadablePattern(source, problem));
  }
}

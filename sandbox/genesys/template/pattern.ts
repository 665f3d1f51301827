import { RE2JS, RE2JSException, RE2JSGroupException, RE2JSSyntaxException } from 're2js';
import { type Message, messageText } from '../../../input/mistake';
import { lineBreakAtEnd, unknownGroup, unknownReplacement, unreadablePattern } from './errors';
import { translated } from './pattern-syntax';
import { Refusal } from './velocity/callable';
import { TemplateFailure } from './velocity/values';

const lineBreak = /[\n\r\u0085\u2028\u2029]$/;
const replacementSyntax = /^(?:[^\\$]|\\[\s\S]|\$\d)*$/;
const replacementPiece = /\\[\s\S]|\$\d/g;
const mostKept = 1000;
const kept = new Map<string, JavaPattern>();

/**
 * A regular expression of Java. Every search takes linear time in the length of the text, for every expression;
 * replacing and splitting search once per match. Supports characters, classes, groups, alternatives, quantifiers and
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
    const matcher = this.expression.matcher(text);
    while (matcher.find()) yield [matcher.start(), matcher.end()];
  }

  /** `String.replaceAll` or `replaceFirst`: `$1` is a group, and a backslash quotes. Fails where Java throws. */
  replace(text: string, by: string, which: 'all' | 'first'): string {
    if (this.ends.length > 0) this.checkEnd(text);
    const matcher = this.expression.matcher(text);
    try {
      return which === 'all' ? matcher.replaceAll(by, true) : matcher.replaceFirst(by, true);
    } catch (error) {
      if (error instanceof RE2JSGroupException)
        throw new TemplateFailure(messageText(this.replacementMistake(by) ?? { problem: error.message }));
      throw error;
    }
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

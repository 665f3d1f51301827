import { type Compiled, needed } from '../compiled';
import { badArgument } from '../flow-failure';
import { bounded, joined } from '../sizes';
import { type Audio, type ExpressionType, isCollection } from '../types';
import { asAudio, isHeard } from './audio';
import { type Call, type FunctionDefinition, refused, typed } from './function-definition';

/** Functions of strings. Positions and lengths count UTF-16 code units. Comparisons are exact. */
export const textFunctions: Readonly<Record<string, FunctionDefinition>> = {
  Append: append,
  Substring: typed({
    takes: ['string', 'integer', 'integer'],
    gives: 'string',
    apply: (text: string, start: number, count: number) =>
      text.slice(natural('Substring', start), start + natural('Substring', count)),
  }),
  Replace: replace,
  Left: typed({
    takes: ['string', 'integer'],
    gives: 'string',
    apply: (text: string, count: number) => text.slice(0, natural('Left', count)),
  }),
  Right: typed({
    takes: ['string', 'integer'],
    gives: 'string',
    apply: (text: string, count: number) => text.slice(Math.max(0, text.length - natural('Right', count))),
  }),
  Lower: ofText('string', (text) => text.toLowerCase()),
  Upper: ofText('string', (text) => text.toUpperCase()),
  Trim: ofText('string', (text) => trimmedEnd(trimmedStart(text))),
  LTrim: ofText('string', trimmedStart),
  RTrim: ofText('string', trimmedEnd),
  Reverse: ofText('string', (text) => [...text].reverse().join('')),
  Length: ofText('integer', (text) => text.length),
  Contains: typed(
    { takes: ['string', 'string'], gives: 'boolean', apply: (text: string, part: string) => text.includes(part) },
    {
      takes: ['string', 'string', 'boolean'],
      gives: 'boolean',
      apply: (text: string, part: string, anyCase: boolean) => cased(text, anyCase).includes(cased(part, anyCase)),
    },
  ),
  FindString: typed(
    { takes: ['string', 'string'], gives: 'integer', apply: (text: string, part: string) => text.indexOf(part) },
    {
      takes: ['string', 'string', 'boolean'],
      gives: 'integer',
      apply: (text: string, part: string, anyCase: boolean) => occurrence(text, part, 1, anyCase),
    },
    {
      takes: ['string', 'string', 'integer', 'boolean'],
      optional: 1,
      gives: 'integer',
      apply: occurrence,
    },
  ),
  Split: ofTwoTexts('stringCollection', (text, separator) => bounded(text.split(separator))),
};

function ofText(gives: ExpressionType, apply: (text: string) => unknown): FunctionDefinition {
  return typed({ takes: ['string'], gives, apply });
}

function ofTwoTexts(gives: ExpressionType, apply: (text: string, other: string) => unknown): FunctionDefinition {
  return typed({ takes: ['string', 'string'], gives, apply });
}

/** The index of the n-th occurrence of a part. Overlapping occurrences count; an empty part is at the start. */
function occurrence(text: string, part: string, number: number, anyCase = false): number {
  if (number < 1) throw badArgument('FindString', 'the number of an occurrence, from 1', number);
  const [where, what] = [cased(text, anyCase), cased(part, anyCase)];
  let at = where.indexOf(what);
  for (let found = 1; found < number && at >= 0 && at < where.length; found++) at = where.indexOf(what, at + 1);
  return at;
}

/** The text in lower case if case does not matter. Letters that would change the length are not changed. */
function cased(text: string, anyCase: boolean): string {
  if (!anyCase) return text;
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

/** Replaces every occurrence. A replacement that is not set is an empty text. */
function replace(args: readonly Compiled[], call: Call): ReturnType<FunctionDefinition> {
  const [text, part, by] = args;
  const accepted = by?.type === 'string' || by?.type === 'notSet';
  if (args.length !== 3 || text?.type !== 'string' || part?.type !== 'string' || !by || !accepted)
    throw refused(call, args, ['string, string, string']);
  const [whole, searched, { evaluate }] = [needed(text, call.name), needed(part, call.name), by];
  return {
    type: 'string',
    evaluate: (scope) => {
      const [before, wanted] = [whole(scope) as string, searched(scope) as string];
      const replacement = (evaluate(scope) as string | undefined) ?? '';
      return wanted === '' ? before : joined(before.split(wanted), replacement);
    },
  };
}

const blanks = ' \t\r\n';

function trimmedStart(text: string): string {
  let start = 0;
  while (start < text.length && blanks.includes(text[start] as string)) start++;
  return text.slice(start);
}

function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

function natural(name: string, count: number): number {
  if (count < 0) throw badArgument(name, 'a position or a length of at least 0', count);
  return count;
}

const appendable = ['string, ...', 'audio, ...', 'collection, ...'];

/** Joins strings, audio and prompts, or collections of one type. A value that is not set counts as empty. */
function append(given: readonly Compiled[], call: Call): ReturnType<FunctionDefinition> {
  const args = given.some(isHeard) ? given.map(asAudio) : given;
  const set = args.filter(({ type }) => type !== 'notSet');
  const type = set[0]?.type ?? 'string';
  if (args.length === 0 || set.some((arg) => arg.type !== type || arg.outermost)) throw refused(call, args, appendable);
  const values = set.map(({ evaluate }) => evaluate);
  if (type === 'string') {
    return { type, evaluate: (scope) => joined(values.map((value) => (value(scope) as string | undefined) ?? '')) };
  }
  if (type === 'audio') {
    const parts = (evaluated: (Audio | undefined)[]): Audio => ({
      parts: evaluated.flatMap((one) => one?.parts ?? []),
      flush: false,
    });
    return { type, evaluate: (scope) => parts(values.map((value) => value(scope) as Audio | undefined)) };
  }
  if (isCollection(type)) {
    return {
      type,
      evaluate: (scope) => bounded(values.flatMap((value) => (value(scope) as unknown[] | undefined) ?? [])),
    };
  }
  throw refused(call, args, appendable);
}

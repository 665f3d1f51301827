import { z } from 'zod';
import { mapWithText, oneOfText } from './errors';

/**
 * The vocabulary of schemas. The message of every leaf is what it expects, such as `1 to 3`; `schema-findings.ts` adds what
 * was given. The message about unknown keys is the list of the known ones, one a line; a key that was renamed stands there
 * with its new name after a blank.
 *
 * @param renamed new names by the names that keys had before. @default - none
 */
export function section<S extends z.ZodRawShape>(shape: S, renamed: Readonly<Record<string, string>> = {}) {
  const known = Object.keys(shape);
  const words = [...known, ...Object.entries(renamed).map((names) => names.join(' '))].join('\n');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? words : mapWithText(known)),
  });
}

/**
 * One variant of several, told apart by the value of a key: a row for each value. Where that value is mistaken, the keys
 * that all variants share are checked all the same.
 *
 * @param known other values that people may write there, with what to say about them in place of a suggestion.
 * @default - none
 */
export function variants<const R extends Readonly<Record<string, z.ZodObject>>>(
  key: string,
  rows: R,
  known: Readonly<Record<string, string>> = {},
) {
  const options = Object.values(rows) as [R[keyof R], ...R[keyof R][]];
  const union = z.discriminatedUnion(key, options, {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? oneOfText((issue['options'] ?? []) as string[])
        : `a map with the key ${key} and what belongs to it`,
  });
  const others = section(shapeOfAll(options));
  const noVariant = ({ code, path }: z.core.$ZodRawIssue) => code === 'invalid_union' && path?.join() === key;
  return union.superRefine(
    (value, { issues }) => {
      const word = value[key as keyof typeof value];
      const about = typeof word === 'string' && Object.hasOwn(known, word) ? known[word] : undefined;
      const issue = issues.find(noVariant);
      if (issue !== undefined && about !== undefined) {
        Object.assign(issue, { message: `${oneOfText(Object.keys(rows))}; ${about}`, options: [] });
      }
      issues.push(...((others.safeParse(value).error?.issues ?? []) as z.core.$ZodRawIssue[]));
    },
    { when: ({ issues }) => issues.some(noVariant) },
  );
}

/** Every key of some variants: those that have one schema in all of them with that, and others with any value. */
function shapeOfAll(options: readonly z.ZodObject[]): z.ZodRawShape {
  const all: z.ZodRawShape = Object.assign({}, ...options.map(({ shape }) => shape));
  const entries = Object.entries(all).map(([key, schema]) => {
    const isShared = options.every(({ shape }) => shape[key] === schema);
    return [key, isShared ? schema : z.unknown().optional()] as const;
  });
  return Object.fromEntries(entries);
}

/** A whole number in a closed range. */
export function whole(min: number, max: number) {
  const range = `${min} to ${max}`;
  return z
    .int({ error: `a whole number, ${range}` })
    .min(min, { error: range })
    .max(max, { error: range });
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: oneOfText(words) });
}

/** One of some words and numbers. */
export function oneOfValues<const T extends readonly (string | number)[]>(values: T) {
  return z.literal(values, { error: oneOfText(values) });
}

/**
 * A text that fits a pattern.
 *
 * @param error what is expected
 * @param purpose whether its description says what a missing one is for. @default false
 * @param meant makes the text that somebody meant who wrote another one. @default - none is proposed
 */
export function pattern(
  regex: RegExp,
  error: string,
  { purpose = false, meant = () => undefined }: PatternOptions = {},
) {
  const wrongType = ({ input, inst }: Pick<z.core.$ZodRawIssue, 'input' | 'inst'>) => {
    if (input === undefined) return (purpose && purposeOf(inst)) || error;
    const isForgotten = (typeof input === 'number' || typeof input === 'boolean') && regex.test(String(input));
    return isForgotten ? `${error}; put it in quotes` : error;
  };
  const wrongText = ({ input }: Pick<z.core.$ZodRawIssue, 'input'>) => {
    const proposed = meant(String(input));
    return proposed !== undefined && regex.test(proposed) ? `${error}; write ${proposed}` : error;
  };
  return z.string({ error: wrongType }).regex(regex, { error: wrongText });
}

interface PatternOptions {
  readonly purpose?: boolean;
  readonly meant?: (given: string) => string | undefined;
}

/** The description of a schema as a part of a sentence. */
function purposeOf(schema: unknown): string | undefined {
  const { description } = z.globalRegistry.get(schema as z.ZodType) ?? {};
  return description?.replace(/^[A-Z](?=[a-z ])/, (letter) => `the ${letter.toLowerCase()}`).replace(/\.$/, '');
}

/** A text of some length. */
export function text(longest: number) {
  const error = `a text of 1 to ${longest} characters, in quotes where it looks like a number`;
  return z.string({ error }).min(1, { error }).max(longest, { error });
}

/** A text of any length, which is something else where quotes are forgotten. */
export function quoted() {
  return z.string({ error: 'a text, in quotes where it looks like a number, true or false' });
}

/** A text, a number, or true or false. */
export function plain() {
  return z.union([z.string(), z.number(), z.boolean()], { error: 'a text, a number, true or false' });
}

/** True or false. */
export function yesOrNo() {
  return z.boolean({ error: 'true or false' });
}

/** A list. @param error what is expected */
export function list<T extends z.ZodType>(element: T, error = 'a list') {
  return z.array(element, { error });
}

/** A list with at least one element. */
export function someOf<T extends z.ZodType>(element: T) {
  const error = 'a list with at least one element';
  return z.array(element, { error }).min(1, { error });
}

/** A map with names of the writer's choice. @param error what is expected */
export function mapOf<T extends z.ZodType>(value: T, error: string) {
  return z.record(z.string(), value, { error });
}

/**
 * A name that exists in Genesys Cloud, or an argument of a backend. What Terraform ("${", "%{") or its flow resource
 * ("{{") would substitute is refused, as is a blank at either end, which a screen does not show.
 */
export function name() {
  return pattern(
    /^(?!\s)(?!.*\s$)(?!.*(?:\$\{|%\{|\{\{)).+$/,
    'a name on one line, without blanks at its ends, "${", "%{" or "{{"',
    { purpose: true },
  );
}

import { z } from 'zod';
import { nearest } from '../nearest';

/**
 * The vocabulary of scenario files. Every leaf says what it expects, as the end of a sentence; `mistakes.ts` puts the
 * place and what was given in front.
 */
export function section<S extends z.ZodRawShape>(shape: S) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue['keys'] as string[]).map((key) => unknownKey(key, known)).join('\n')
        : `expected a map with ${known.join(', ')}`,
  });
}

/** One variant of several, told apart by the value of a key. */
export function variants<
  K extends string,
  const T extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(key: K, names: readonly string[], options: T) {
  return z.discriminatedUnion(key, options, {
    error: ({ input }) => {
      const given = (input as Readonly<Record<string, unknown>> | null | undefined)?.[key];
      return typeof input === 'object' && input !== null && !Array.isArray(input)
        ? expectedOneOf(names, given)
        : `expected a map with ${key} and what belongs to it`;
    },
  });
}

export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: ({ input }) => expectedOneOf(words, input) });
}

export function whole(min: number, max: number) {
  const error = `expected a whole number, ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

export function text(longest: number) {
  const error = `expected a text of 1 to ${longest} characters, in quotes where it looks like a number`;
  return z.string({ error }).min(1, { error }).max(longest, { error });
}

/** A text that is nothing else where quotes are forgotten. */
export function quoted() {
  return z.string({ error: 'expected a text, in quotes where it looks like a number, true or false' });
}

export function plain() {
  return z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text, a number, true or false' });
}

export function yesOrNo() {
  return z.boolean({ error: 'expected true or false' });
}

/** A map with names of the writer's choice. */
export function mapOf<T extends z.ZodType>(value: T, expected: string) {
  return z.record(z.string(), value, { error: expected });
}

export function listOf<T extends z.ZodType>(element: T) {
  return z.array(element, { error: 'expected a list' });
}

function unknownKey(key: string, known: readonly string[]): string {
  return `unknown key${nearest(key, known)}; known keys are ${known.join(', ')}`;
}

function expectedOneOf(words: readonly string[], given: unknown): string {
  return `expected ${words.join(', ')}${typeof given === 'string' ? nearest(given, words) : ''}`;
}

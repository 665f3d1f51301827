import { z } from 'zod';
import { expectedMapWith, expectedOneOf, renamedKey, unknownKey } from '../constructs/org/errors';

/**
 * The vocabulary of the schema. Every leaf says what it expects, as the end of a sentence; `schema-mistakes.ts` puts
 * what was given in front. A map reports one line for each unknown key.
 *
 * @param renamed new names by the names that keys had before. @default - none
 */
export function section<S extends z.ZodRawShape>(shape: S, renamed: Readonly<Record<string, string>> = {}) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue['keys'] as string[])
            .map((key) => (Object.hasOwn(renamed, key) ? renamedKey(renamed[key] as string) : unknownKey(key, known)))
            .join('\n')
        : expectedMapWith(known),
  });
}

/** A whole number in a closed range. */
export function whole(min: number, max: number) {
  const range = `expected ${min} to ${max}`;
  return z
    .int({ error: `expected a whole number, ${min} to ${max}` })
    .min(min, { error: range })
    .max(max, { error: range });
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: (issue) => expectedOneOf(words, issue.input) });
}

/** One variant of several, told apart by the value of `type`. */
export function variants<const T extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  options: T,
) {
  return z.discriminatedUnion('type', options, {
    error: (issue) => {
      const types = (issue['options'] as string[] | undefined) ?? [];
      return types.length > 0
        ? expectedOneOf(types, (issue.input as { readonly type?: unknown }).type)
        : 'expected a map with the key type and what belongs to that type';
    },
  });
}

/** A text that fits a pattern. */
export function pattern(regex: RegExp, expected: string) {
  return z.string({ error: expected }).regex(regex, { error: expected });
}

/** A list. */
export function list<T extends z.ZodType>(element: T) {
  return z.array(element, { error: 'expected a list' });
}

/** A list with at least one element. */
export function someOf<T extends z.ZodType>(element: T) {
  const error = 'expected a list with at least one element';
  return z.array(element, { error }).min(1, { error });
}

/** True or false. */
export function yesOrNo() {
  return z.boolean({ error: 'expected true or false' });
}

/**
 * A name that exists in Genesys Cloud, or an argument of a backend. What Terraform ("${", "%{") or its flow resource
 * ("{{") would substitute is refused, as is a blank at either end, which a screen does not show.
 */
export function name() {
  return pattern(
    /^(?!\s)(?!.*\s$)(?!.*(?:\$\{|%\{|\{\{)).+$/,
    'expected a name on one line, without blanks at its ends, "${", "%{" or "{{"',
  );
}

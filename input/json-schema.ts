import { z } from 'zod';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft-07) of a file, for editors. Where a value may have several forms, `if` and `then` say which one is
 * meant, so that an editor shows one message for one mistake.
 *
 * @param head its title, and a sentence about such a file
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  head: { readonly title: string; readonly description: string },
): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-07', io: 'input' });
  return { $schema, ...head, ...(withConditions(rest) as JsonSchema) };
}

/** The same schema, with `if` and `then` in place of alternatives. */
function withConditions(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withConditions);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).filter(([key, value]) => !(key === 'propertyNames' && isAnyText(value)));
  const { oneOf, anyOf, ...rest } = Object.fromEntries(
    entries.map(([key, value]) => [key, dataKeywords.has(key) ? value : withConditions(value)]),
  );
  const options = (oneOf ?? anyOf) as readonly JsonSchema[] | undefined;
  return options === undefined ? rest : { ...rest, ...chosen(options) };
}

/** Keywords that hold values instead of schemas. */
const dataKeywords: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'required', 'examples']);

function isAnyText(names: unknown): boolean {
  return JSON.stringify(names) === '{"type":"string"}';
}

function chosen(options: readonly JsonSchema[]): JsonSchema {
  return byConstant(options) ?? byRequiredKey(options) ?? byType(options);
}

/** Options that a constant in one of their keys tells apart. */
function byConstant(options: readonly JsonSchema[]): JsonSchema | undefined {
  const key = Object.keys(propertiesOf(options[0])).find((name) =>
    options.every((option) => propertiesOf(option)[name]?.['const'] !== undefined),
  );
  if (key === undefined) return undefined;
  const constants = options.map((option) => propertiesOf(option)[key]?.['const']);
  if (new Set(constants).size < options.length) return undefined;
  const { const: _, ...about } = propertiesOf(options[0])[key] ?? {};
  return {
    type: 'object',
    properties: { [key]: { ...about, enum: constants } },
    required: [key],
    allOf: options.map((option, index) => ({
      if: { type: 'object', properties: { [key]: { const: constants[index] } }, required: [key] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: option,
    })),
  };
}

/** Options that each require a key which the others do not have. */
function byRequiredKey(options: readonly JsonSchema[]): JsonSchema | undefined {
  const keys = options.map((option) =>
    requiredOf(option).find((key) => options.every((other) => other === option || !(key in propertiesOf(other)))),
  );
  if (!keys.every((key) => key !== undefined)) return undefined;
  const withKey = options.map((option, index) => {
    const key = keys[index] as string;
    return { type: 'object', properties: { [key]: propertiesOf(option)[key] }, required: [key] };
  });
  return options.reduceRight<JsonSchema>(
    (otherwise, option, index) => {
      const key = keys[index] as string;
      const given = { type: 'object', properties: { [key]: true }, required: [key] };
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      return { if: given, then: option, else: otherwise };
    },
    { anyOf: withKey },
  );
}

/** A map or a list is what it looks like; only plain values may be one of several. */
function byType(options: readonly JsonSchema[]): JsonSchema {
  const isNested = ({ type }: JsonSchema) => type === 'object' || type === 'array';
  const plain = options.filter((option) => !isNested(option));
  const [only] = plain;
  return options.filter(isNested).reduceRight<JsonSchema>(
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    (otherwise, option) => ({ if: { type: option['type'] }, then: option, else: otherwise }),
    plain.length === 1 && only ? only : { anyOf: plain },
  );
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return (schema['required'] ?? []) as readonly string[];
}

import type { JsonSchema } from '../../../input/json-schema';
import { code, table } from './markdown';

/** A part of a file with the table of its keys. A value that has several forms has a section for each. */
interface Section {
  readonly title: string;
  readonly about: string;
  readonly rows: (readonly string[])[];
  readonly forms: Section[];
}

export interface SectionOptions {
  /** Pages that explain a key, by its path. @default - this one does */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** The number of `#` of the headings. @default 2 */
  readonly level?: number;
}

/** The keys of a JSON Schema, with a section for each key at its top that has keys itself. */
export function sectionsOf(schema: JsonSchema, { elsewhere = {}, level = 2 }: SectionOptions = {}): string {
  const walk = new Walk(elsewhere);
  const top: Section = { title: '', about: '', rows: [], forms: [] };
  const sections: Section[] = [];
  for (const [key, inner] of Object.entries(propertiesOf(schema))) {
    const own = { title: code(key), about: textOf(inner['description']), rows: [], forms: [] };
    walk.inside(inner, key, own);
    const hasOwn = (own.rows.length > 0 || own.forms.length > 0) && elsewhere[key] === undefined;
    top.rows.push(walk.row(key, inner, requiredOf(schema).includes(key), hasOwn));
    if (hasOwn) sections.push(own);
  }
  return [keys(top.rows), ...sections.map((section) => written(section, level))].join('\n\n');
}

/** The keys of one map of a JSON Schema in one table, without a heading. */
export function keysOf(schema: JsonSchema, leftOut: readonly string[] = []): string {
  const section: Section = { title: '', about: '', rows: [], forms: [] };
  new Walk({}).properties(schema, '', section, leftOut);
  return section.rows.length === 0 ? '' : keys(section.rows);
}

function written({ title, about, rows, forms }: Section, level: number): string {
  const parts = [`${'#'.repeat(level)} ${title}`, about, rows.length > 0 ? keys(rows) : ''];
  return [...parts, ...forms.map((form) => written(form, level + 1))].filter((part) => part !== '').join('\n\n');
}

function keys(rows: readonly (readonly string[])[]): string {
  return table(['Key', 'Value', 'Default', 'Meaning'], rows);
}

class Walk {
  constructor(private readonly elsewhere: Readonly<Record<string, string>>) {}

  row(path: string, schema: JsonSchema, isRequired: boolean, isBelow = false): readonly string[] {
    const page = this.elsewhere[path];
    const meaning = textOf(schema['description']);
    const more = page === undefined ? (isBelow ? 'See below.' : '') : `[${page}](${page}).`;
    return [code(path), acceptedOf(schema), defaultOf(schema, isRequired), [meaning, more].filter(Boolean).join(' ')];
  }

  /** Adds what is inside of a value. */
  inside(schema: JsonSchema, path: string, section: Section): void {
    if (this.elsewhere[path] !== undefined) return;
    const forms = formsOf(schema);
    for (const { label, schema: form } of forms) {
      const own = { title: `${code(path)} with ${label}`, about: textOf(form['description']), rows: [], forms: [] };
      this.properties(form, path, own, []);
      section.forms.push(own);
    }
    if (forms.length > 0) return;
    for (const option of nestedIn(schema)) {
      this.properties(option, path, section, []);
      const items = option['items'] as JsonSchema | undefined;
      if (items !== undefined) this.inside(items, `${path}[]`, section);
      const values = option['additionalProperties'];
      if (typeof values === 'object' && values !== null) this.inside(values as JsonSchema, `${path}.<name>`, section);
    }
  }

  properties(schema: JsonSchema, path: string, section: Section, leftOut: readonly string[]): void {
    for (const [key, inner] of Object.entries(propertiesOf(schema))) {
      if (leftOut.includes(key)) continue;
      const at = path === '' ? key : `${path}.${key}`;
      section.rows.push(this.row(at, inner, requiredOf(schema).includes(key)));
      this.inside(inner, at, section);
    }
  }
}

interface Form {
  readonly label: string;
  readonly schema: JsonSchema;
}

/** The forms that a key, or its value, tells apart. */
export function formsOf(schema: JsonSchema): readonly Form[] {
  const branches = (schema['allOf'] ?? []) as readonly JsonSchema[];
  const byValue = branches.flatMap(({ if: condition, then: form }): readonly Form[] => {
    const [[key, value] = ['', {}]] = Object.entries(propertiesOf(condition as JsonSchema));
    return [{ label: code(`${key}: ${(value as JsonSchema)['const']}`), schema: form as JsonSchema }];
  });
  return byValue.length > 0 ? byValue : byKey(schema);
}

function byKey({ if: condition, then: form, else: otherwise }: JsonSchema): readonly Form[] {
  const [key] = requiredOf((condition ?? {}) as JsonSchema);
  if (key === undefined) return [];
  return [{ label: code(key), schema: form as JsonSchema }, ...byKey(otherwise as JsonSchema)];
}

/** The schema, or those of the maps and lists that it may be. */
function nestedIn(schema: JsonSchema): readonly JsonSchema[] {
  const { if: condition, then: form, else: otherwise } = schema;
  if (condition === undefined) return [schema];
  return [form as JsonSchema, ...nestedIn((otherwise ?? {}) as JsonSchema)];
}

/** The accepted values, in words. */
function acceptedOf(schema: JsonSchema): string {
  const { const: constant, enum: words, anyOf, type, items, additionalProperties: values } = schema;
  if (constant !== undefined) return code(String(constant));
  if (words !== undefined) return (words as readonly unknown[]).map((word) => code(String(word))).join(', ');
  if (anyOf !== undefined) return (anyOf as readonly JsonSchema[]).map(acceptedOf).join(', or ');
  if (formsOf(schema).length > 0) return 'map';
  if (schema['if'] !== undefined) return nestedIn(schema).map(acceptedOf).toReversed().join(', or ');
  if (Array.isArray(type)) return type.map((one) => acceptedOf({ type: one })).join(', or ');
  if (type === 'array') return `list of ${plural(acceptedOf(items as JsonSchema))}`;
  if (
    type === 'object' &&
    typeof values === 'object' &&
    values !== null &&
    Object.keys(propertiesOf(schema)).length === 0
  )
    return `map of ${plural(acceptedOf(values as JsonSchema))}`;
  return simple(schema);
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true`, `false`',
  object: 'map',
};

function simple({ type, minimum, maximum }: JsonSchema): string {
  const word = typeWords[String(type)] ?? 'any value';
  const isBounded = typeof minimum === 'number' && typeof maximum === 'number';
  return isBounded ? `${word}, ${figure(minimum)} to ${figure(maximum)}` : word;
}

function plural(words: string): string {
  const each = words
    .split(', or ')
    .map((word) => word.replace(/^(text|map|list|whole number|number)(?=$|,| of)/, '$1s'));
  return each.join(', or ');
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}

function defaultOf({ default: value }: JsonSchema, isRequired: boolean): string {
  if (value === undefined) return isRequired ? 'required' : '';
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty ? '' : code(typeof value === 'string' ? value : JSON.stringify(value));
}

export function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return (schema['required'] ?? []) as readonly string[];
}

function textOf(description: unknown): string {
  return typeof description === 'string' ? description : '';
}

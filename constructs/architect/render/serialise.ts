import type { ArchyDocument } from '../archy';

const generatedBy = '# Generated from a flow definition in code: change that, not this file.';

/** Words that YAML 1.1 or 1.2 reads as another type than a text. */
const reserved = /^(y|n|yes|no|on|off|true|false|null|e-?\d+)$/i;

/** Texts that need no quotes in any version of YAML. */
const plain = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;

/** Characters that some YAML readers reject, or take for a line break, unless they are escaped. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A longer key needs the mark `?` in front. */
const longestKey = 1024;

type Scalar = string | number | boolean;

/**
 * The document as YAML: keys in the order of the model, long lines not folded, no anchors, LF. YAML 1.1 and 1.2 read it
 * alike: a text that either could take for another type is quoted. A general writer quotes for one version only, and was
 * several times slower.
 */
export function serialise(model: ArchyDocument): string {
  return `${generatedBy}\n\n${block(model, '')}\n`;
}

/** A map or a list. The caller places the first line; the other lines are indented. */
function block(node: object, indent: string): string {
  const below = `${indent}  `;
  const items = Array.isArray(node)
    ? node.map((item: unknown) => `- ${isBlock(item) ? block(item, below) : inline(item)}`)
    : Object.entries(node).map(([key, value]) => pair(key, value, indent, below));
  return items.join(`\n${indent}`);
}

function pair(key: string, value: unknown, indent: string, below: string): string {
  const name = text(key);
  const start = name.length > longestKey ? `? ${name}\n${indent}:` : `${name}:`;
  return isBlock(value) ? `${start}\n${below}${block(value, below)}` : `${start} ${inline(value)}`;
}

function isBlock(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function inline(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}';
  return String(value as Scalar);
}

function text(value: string): string {
  if (plain.test(value) && !reserved.test(value)) return value;
  if (/["\\]/.test(value) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  // Escapes of JSON mean the same inside the double quotes of YAML.
  return JSON.stringify(value).replace(unprintable, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

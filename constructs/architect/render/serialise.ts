import type { ArchyDocument } from '../archy';

const generatedBy = '# Generated from a flow definition in code: change that, not this file.';

/** Words that some version of YAML reads as something other than a text. */
const reserved = /^(y|n|yes|no|on|off|true|false|null|e-?\d+)$/i;

/** Texts that every version of YAML reads as they are. */
const plain = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;

/** Characters that some reader of YAML refuses or takes for a line break when they are not escaped. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A key that is longer must be marked as one. */
const longestKey = 1024;

type Scalar = string | number | boolean;

/**
 * The document as YAML: keys in the order of the model, long lines left alone, no anchors, LF. Reads the same under YAML
 * 1.1 and 1.2: what any of them could take for another type is quoted. A general writer quotes for one version, and took
 * several times as long.
 */
export function serialise(model: ArchyDocument): string {
  return `${generatedBy}\n\n${block(model, '')}\n`;
}

/** A map or a list; its first line stands where the caller puts it, the others are indented. */
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
  // Every escape of JSON means the same in double quotes of YAML.
  return JSON.stringify(value).replace(unprintable, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

import { Document, Scalar, visit } from 'yaml';
import type { ArchyDocument } from '../archy';

const generatedBy = ' Generated from a flow definition in code: change that, not this file.';

/** Words that some version of YAML reads as something other than a text. */
const reserved = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Texts that every version of YAML reads as they are. */
const plain = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;

/** Characters that some reader of YAML refuses or takes for a line break when they are not escaped. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * The document as YAML: keys in the order of the model, long lines left alone, no anchors, LF. Reads the same under YAML
 * 1.1 and 1.2.
 */
export function serialise(model: ArchyDocument): string {
  const document = new Document(model, { aliasDuplicateObjects: false });
  document.commentBefore = generatedBy;
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string') node.type = styleOf(node.value);
    },
  });
  const yaml = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  // Such texts are always in double quotes, where the escape means the same.
  return yaml.replace(unprintable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function styleOf(text: string): Scalar.Type {
  if (plain.test(text) && !reserved.test(text)) return Scalar.PLAIN;
  return /["\\]/.test(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE;
}

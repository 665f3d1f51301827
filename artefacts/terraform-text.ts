/** A piece of a text as Terraform reads it: literal, or the inside of `${...}`. */
export type TextPiece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'reference'; readonly expression: string };

/**
 * Splits a string of Terraform's JSON syntax. `$${` and `%%{` mean `${` and `%{`. Undefined for a text with a directive
 * (`%{`) or with an interpolation that does not end.
 */
export function terraformText(source: string): readonly TextPiece[] | undefined {
  const pieces: TextPiece[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    if (source.startsWith('$${', at) || source.startsWith('%%{', at)) {
      text += source.slice(at + 1, at + 3);
      at += 3;
    } else if (source.startsWith('%{', at)) {
      return undefined;
    } else if (source.startsWith('${', at)) {
      const end = source.indexOf('}', at);
      if (end === -1) return undefined;
      if (text !== '') pieces.push({ kind: 'literal', text });
      pieces.push({ kind: 'reference', expression: source.slice(at + 2, end).trim() });
      text = '';
      at = end + 1;
    } else {
      text += source[at++];
    }
  }
  if (text !== '') pieces.push({ kind: 'literal', text });
  return pieces;
}

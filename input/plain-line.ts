/**
 * A text from elsewhere on one line, with nothing in it that a terminal or a reader's eye is misled by: control and format
 * characters are escaped.
 */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    return `\\u{${code.toString(16)}}`;
  });
}

/** Such a text in quotes. */
export function quoted(text: string): string {
  return plainLine(JSON.stringify(text));
}

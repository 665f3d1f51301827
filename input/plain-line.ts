/**
 * A text from elsewhere on one line, with nothing in it that a terminal, a reader's eye or a pipeline is misled by: control and
 * format characters are escaped, and so is `##[`, with which a line of a log has a command for GitHub.
 */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|#(?=#\[)/gu, (character) => {
    const code = character.codePointAt(0) as number;
    return `\\u{${code.toString(16)}}`;
  });
}

/** Such a text in quotes. */
export function quoted(text: string): string {
  return plainLine(JSON.stringify(text));
}

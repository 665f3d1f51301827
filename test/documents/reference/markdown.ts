/** A table of Markdown. Cells keep to one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page with a title and parts, which blank lines divide. */
export function page(title: string, ...parts: readonly string[]): string {
  const made = '<!-- made by `npm run reference`; do not edit -->';
  return `${[`# ${title}`, made, ...parts].filter((part) => part !== '').join('\n\n')}\n`;
}

export function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

/** The values of marks such as `{{queue}}`, by their keys. */
export type Substitutions = Readonly<Record<string, string>>;

/** A mark in a text, and where it is: line and column from 1. */
export interface Mark {
  readonly key: string;
  readonly line: number;
  readonly column: number;
}

const mark = /\{\{([^{}]*)\}\}/g;

/**
 * The text with each `{{key}}` replaced, as Terraform's flow resource does before it publishes a file: character by
 * character, without regard to YAML. A mark without a value stays.
 */
export function substituted(text: string, values: Substitutions): string {
  return Object.entries(values).reduce((all, [key, value]) => all.replaceAll(`{{${key}}}`, () => value), text);
}

export function marksIn(text: string): readonly Mark[] {
  return text.split('\n').flatMap((line, index) =>
    Array.from(line.matchAll(mark), (found) => ({
      key: found[1] as string,
      line: index + 1,
      column: found.index + 1,
    })),
  );
}

/** The column of a line as it was written, for a column of that line with its marks replaced. Values have one line. */
export function columnBefore(line: string, column: number, values: Substitutions): number {
  let shift = 0;
  for (const { 0: whole, 1: key = '', index } of line.matchAll(mark)) {
    const value = Object.hasOwn(values, key) ? (values[key] as string) : whole;
    const start = index + 1 - shift;
    if (column < start) break;
    if (column < start + value.length) return index + 1;
    shift += whole.length - value.length;
  }
  return column + shift;
}

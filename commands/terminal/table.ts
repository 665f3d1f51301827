/** Rows in aligned columns, indented by three blanks. */
export function table(rows: readonly (readonly string[])[]): string {
  return columns(rows)
    .map((row) => `   ${row}`)
    .join('\n');
}

/** Rows in aligned columns, each a line. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

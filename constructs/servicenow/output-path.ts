const path = /^\$\.result(\[\*\])?(?:\.([a-z][a-z0-9_]*)|\['([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)'\])$/;

/** The column that a JSONPath reads, from a list of records or from one record. Undefined for any other path. */
export function columnAt(text: string): { readonly column: string; readonly isList: boolean } | undefined {
  const found = path.exec(text);
  const column = found?.[2] ?? found?.[3];
  return column === undefined ? undefined : { column, isList: found?.[1] !== undefined };
}

/** A page of a list, as the platform answers it. */
interface Page<T> {
  readonly entities?: readonly T[];
  readonly pageCount?: number;
}

export const pageSize = 100;

/** Everything in a list. @param read called with numbers of pages, from 1 */
export async function allPages<T>(read: (pageNumber: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let number = 1; ; number++) {
    const { entities = [], pageCount = 0 } = await read(number);
    found.push(...entities);
    if (entities.length === 0 || number >= pageCount) return found;
  }
}

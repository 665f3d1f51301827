import type { Message } from './mistake';
import type { Path } from './path';

/** A mistake in the data of a document; the document knows the file, the line and the column. */
export interface Finding extends Message {
  readonly at: Path;
  /** Where it is in the text, in UTF-16 code units. @default - where `at` is */
  readonly offset?: number;
}

/**
 * Findings of several sources as one list. Where an earlier source spoke about a path, later ones have nothing to add: an
 * alias is not also a wrong type. Findings with an offset of their own are about the text and stay.
 */
export function firstSaid(sources: readonly (readonly Finding[])[]): readonly Finding[] {
  const said = new Set<string>();
  return sources.flatMap((findings) => {
    const news = findings.filter(({ at, offset }) => offset !== undefined || !said.has(JSON.stringify(at)));
    for (const { at } of findings) said.add(JSON.stringify(at));
    return news;
  });
}

import type { Path } from './path';

/** A mistake in the data of a document; the document knows the line and the column. */
export interface Finding {
  readonly path: Path;
  /** What was given, what is accepted, what to do next; without the place. */
  readonly message: string;
  /** Where it stands in the text, in characters. @default - where `path` stands */
  readonly offset?: number;
}

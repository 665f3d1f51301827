import { foldedMarkdown } from '../terminal/folded-markdown';
import { counted } from '../terminal/words';
import type { Row } from './row';
import { rowsText } from './text';

/** Rows as GitHub shows them in comments and summaries, with all that comes from the org as code. */
export function rowsMarkdown(title: string, rows: readonly Row[]): string {
  const failures = rows.filter(({ result }) => result === 'failed').length;
  const headline = failures === 0 ? 'nothing failed' : `${counted(failures, 'row')} failed`;
  return foldedMarkdown({ title: `${title}: ${headline}`, text: rowsText(rows), folded: [] });
}

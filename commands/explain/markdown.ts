import { foldedMarkdown } from '../terminal/folded-markdown';
import { counted } from '../terminal/words';
import { type ExplainResult, headlineOf } from './explain-result';
import { explainText } from './text';

/** The effects of a change, as GitHub shows them in comments and summaries. The passages of flows are folded. */
export function explainMarkdown(result: ExplainResult): string {
  const { orgs } = result;
  return foldedMarkdown({
    title: `What changes in ${counted(orgs.length, 'org')}: scenarios ${headlineOf(orgs)}`,
    text: explainText(result),
    folded: orgs.flatMap(({ diffs }) =>
      diffs.map(({ file, lines }) => ({ summary: file, text: lines.join('\n'), language: 'diff' })),
    ),
  });
}

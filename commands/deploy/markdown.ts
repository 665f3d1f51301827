import { type Folded, foldedMarkdown } from '../terminal/folded-markdown';
import { asCode } from '../terminal/markdown';
import type { PlanOrgResult } from './plan-org';
import { planOrgText } from './text';

/** A plan as GitHub shows it in comments and summaries. The plan of Terraform is folded. */
export function planOrgMarkdown(result: PlanOrgResult): string {
  const { org, organization, isEmpty, shown } = result;
  const title = `Plan of ${asCode(org)}, ${asCode(organization)}: ${isEmpty ? 'nothing to do' : 'something to apply'}`;
  const folded: readonly Folded[] = shown === undefined ? [] : [{ summary: 'The plan of Terraform', text: shown }];
  return foldedMarkdown({ title, text: planOrgText(result), folded });
}

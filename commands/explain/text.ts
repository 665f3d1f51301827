import { plainLine } from '../../input/plain-line';
import { linesText } from '../deploy/text';
import { counted } from '../terminal/words';
import { type ExplainedOrg, type ExplainResult, headlineOf, type OtherPlay } from './explain-result';

/** The effects of a change, org by org. */
export function explainText(result: ExplainResult): string {
  return [
    introOf(result),
    ...result.notes.map((note) => `   note: ${note}`),
    ...result.orgs.flatMap((org) => [headOf(org), ...linesOf(org)]),
    ...goneLines(result),
    'Nothing was changed in any org.',
  ].join('\n');
}

/** The states that were compared. */
export function introOf({ base, now, terraform, provider }: ExplainResult): string {
  const by = terraform === undefined ? '' : `: Terraform ${terraform}, provider ${provider}`;
  return `From ${plainLine(base.name)} (${base.commit}, ${base.date}) to ${now.name} (on ${now.commit}), in sandbox orgs${by}`;
}

/** An org and its release. */
export function headOf({ org, organization, release, releaseBefore, isNew }: ExplainedOrg): string {
  const before = releaseBefore === undefined || releaseBefore === release ? '' : `, was ${releaseBefore}`;
  return plainLine(
    `${org}: ${JSON.stringify(organization)}, release ${release}${isNew ? ', new: the base has no golden files of it' : before}`,
  );
}

/** The changes of an org, and how its scenarios go with them. */
export function linesOf(org: ExplainedOrg): readonly string[] {
  const { changes, lines, played, goesOtherwise, notes, isNew } = org;
  const unexpected = played.filter(({ asExpected }) => !asExpected);
  const others = goesOtherwise.length === 0 ? 'all go as before' : `${goesOtherwise.length} otherwise than before`;
  return [
    ...(changes.length === 0 ? ['   nothing changes'] : linesText(lines).split('\n')),
    `   scenarios: ${headlineOf([org])}${isNew ? '' : `; ${others}`}`,
    ...unexpected.map((one) => `      ${placeOf(one)}: NOT AS EXPECTED: ${one.differences.map(plainLine).join(', ')}`),
    ...goesOtherwise.map((one) => `      ${placeOf(one)}: ${one.differences.map(plainLine).join(', ')}`),
    ...notes.map((note) => `   note: ${plainLine(note)}`),
  ];
}

/** Orgs that have no file any more. */
export function goneLines({ gone }: Pick<ExplainResult, 'gone'>): readonly string[] {
  if (gone.length === 0) return [];
  return [
    `${counted(gone.length, 'org')} of the base without a file here: ${gone.map(plainLine).join(', ')}; no deploy removes what is in it`,
  ];
}

function placeOf({ scenario, from, flow }: Pick<OtherPlay, 'scenario' | 'from' | 'flow'>): string {
  return plainLine(`${scenario}, ${from}, flow ${JSON.stringify(flow)}`);
}

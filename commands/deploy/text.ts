import { plainLine, quoted } from '../../input/plain-line';
import type { ChangeLine } from '../../release/change-lines';
import type { AboutOrg, PlanOrgResult } from './plan-org';

/** The result of a plan: the changes in words, the fingerprint, and the command that applies exactly this. */
export function planOrgText(result: PlanOrgResult): string {
  if (result.wasInterrupted) return 'Stopped by Ctrl-C.';
  return [
    orgHeadline(result),
    ...(result.isEmpty ? ['Nothing to do.'] : [linesText(result.lines), nextText(result)]),
  ].join('\n');
}

export function orgHeadline(about: AboutOrg): string {
  const { org, organization, release, releaseFingerprint, runBefore, terraform, provider } = about;
  const named = [plainLine(release), releaseFingerprint ?? []].flat().join(' ');
  const before = runBefore && ` (${runBefore.org} runs it since ${runBefore.since})`;
  return `${org}: ${quoted(organization)}, release ${named}${before ?? ''}, Terraform ${terraform}, provider ${provider}`;
}

export function linesText(lines: readonly ChangeLine[]): string {
  return lines.map(({ kind, text }) => `   ${kind.padEnd(9)}  ${text}`).join('\n');
}

/** The fingerprint with the command that applies exactly this. */
function nextText({ org, fingerprint = '', adopt }: Pick<PlanOrgResult, 'org' | 'fingerprint' | 'adopt'>): string {
  return `Fingerprint ${fingerprint}.  Apply exactly this: ${applyCommand(org, { adopt, fingerprint })}`;
}

function applyCommand(
  org: string,
  { adopt, fingerprint }: { readonly adopt: boolean; readonly fingerprint: string },
): string {
  return `npm run apply -- ${org}${adopt ? ' --adopt' : ''} --expect ${fingerprint}`;
}

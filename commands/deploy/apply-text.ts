import { mistakeText } from '../../input/mistake';
import { plainLine, quoted } from '../../input/plain-line';
import { nounOf } from '../../release/nouns';
import { rowsText } from '../preflight/text';
import { countsText } from '../terraform/text';
import type { ApplyOrgResult } from './apply-org';
import { linesText, planOrgText } from './text';

/** The result of an apply, below its progress. */
export function applyOrgText(result: ApplyOrgResult): string {
  const { org, refused, done, mistakes, wasInterrupted, isEmpty, isComplete, secondPlan, smoke } = result;
  if (refused === 'other plan') return otherPlanText(result);
  if (refused === 'preflight') return preflightText(result);
  if (refused === 'declined') return 'Nothing was changed.';
  const counts = countsText(done.map(({ action }) => action));
  const left = `look what is left: npm run plan -- ${org}`;
  if (wasInterrupted) return `Stopped by Ctrl-C: ${counts}; ${left}`;
  if (isEmpty) return 'Nothing to do.';
  const why = mistakes.map(mistakeText);
  if (isComplete === false) {
    const missing = result.notDone.map(
      ({ type, path, action }) => `   not done  ${action} ${nounOf(type, 1)} ${plainLine(path)}`,
    );
    return [...why, `Stopped half way: ${counts}`, ...missing, `Correct this, and ${left}`].join('\n');
  }
  const second = secondPlan === undefined ? '' : secondPlanText(result);
  return [
    `Applied to ${quoted(result.organization)}: ${counts}.${second}`,
    ...(smoke === undefined ? [] : [rowsText(smoke)]),
    ...(why.length === 0 ? [] : [...why, `It was applied, and could not be looked at; ${left}`]),
  ].join('\n');
}

function otherPlanText(result: ApplyOrgResult): string {
  const { isEmpty, expected = '' } = result;
  const present = isEmpty ? 'There is nothing to do now:' : 'This is the present one:';
  return `Nothing was changed: ${expected} is the fingerprint of another plan than the one to apply now. ${present}\n${planOrgText(result)}`;
}

function preflightText({ org, preflight = [] }: ApplyOrgResult): string {
  const ways = preflight.some(({ overwrites }) => overwrites)
    ? `take over what exists: npm run plan -- ${org} --adopt`
    : 'correct what failed, or apply all the same with --force';
  return [rowsText(preflight), `Nothing was changed; ${ways}`].join('\n');
}

function secondPlanText({ secondPlan = [] }: ApplyOrgResult): string {
  return secondPlan.length === 0
    ? ' A second plan is empty.'
    : ` A second plan is not empty:\n${linesText(secondPlan)}`;
}

import { columns } from '../terminal/table';
import { counted, secondsText } from '../terminal/words';
import type { CheckResult } from './check-result';
import { orgWords } from './org-words';
import { ownFlowLines } from './own-flow-lines';
import { ownScenarioLines } from './own-scenario-lines';
import { problemsOf, windowsLineEndsText } from './problems';

/** A line for each org, then everything that is wrong, then the next step. */
export function checkText(result: CheckResult): string {
  const problems = problemsOf(result).flatMap(({ title, items }) => [
    '',
    title,
    ...items.flatMap(({ head, lines }) => [`   ${head}`, ...lines.map((line) => `      ${line}`)]),
  ]);
  const windows = windowsLineEndsText(result);
  const next = nextSteps(result);
  return [
    ...columns(result.orgs.map((org) => [org.org, ...Object.values(orgWords(org, result.folder))])),
    '',
    boundText(result),
    ...ownFlowLines(result, (name) => name),
    ...ownScenarioLines(result, (name) => name),
    ...(windows === '' ? [] : ['', windows]),
    ...problems,
    ...(next.length === 0 ? [] : ['', ...next]),
  ].join('\n');
}

/** How deep the check went. */
export function boundText({ first, most, seconds }: CheckResult): string {
  const faults = `any faults in the first ${first} requests, and ${counted(most, 'fault')} anywhere`;
  return `Schedules: ${faults}, in the settings that ship; npm run explore goes deeper. Took ${secondsText(seconds * 1000)}.`;
}

/** What to do about the problems. */
export function nextSteps({ orgs, leftOver, contracts }: CheckResult): readonly string[] {
  const differ = leftOver.length + contracts.length > 0 || orgs.some(({ goldens }) => goldens.length > 0);
  const unexpected = orgs.some((org) => org.unexpected.length > 0);
  const broken = orgs.some((org) => org.broken.length > 0);
  return [
    ...(differ
      ? ['To accept the files that the orgs ship now, run npm run check -- --update and commit __snapshots__.']
      : []),
    ...(unexpected ? ['To see a scenario step by step: npm run simulate -- --org <org> --scenario <name>'] : []),
    ...(broken ? ['To see all settings: npm run explore -- --org <org>'] : []),
  ];
}

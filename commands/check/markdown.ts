import type { UserError } from '../../input/user-error';
import { asCode, marksAround } from '../terminal/markdown';
import { counted } from '../terminal/words';
import { type CheckResult, isClean } from './check-result';
import { orgWords } from './org-words';
import { ownFlowLines } from './own-flow-lines';
import { ownScenarioLines } from './own-scenario-lines';
import { problemsOf, windowsLineEndsText } from './problems';
import { boundText, nextSteps } from './text';

/** Four of them stay below the limit of a comment on GitHub, 65,536 characters. */
const mostCharacters = 15_000;

/** A check as GitHub shows it in comments and summaries. */
export function checkMarkdown(result: CheckResult): string {
  const { orgs, folder } = result;
  const rows = orgs.map((org) => [org.org, ...Object.values(orgWords(org, folder))]);
  const windows = windowsLineEndsText(result);
  return [
    `### ${isClean(result) ? 'As it should be' : 'Not as it should be'}: ${counted(orgs.length, 'org')}`,
    '',
    '| org | release | resources | flows | golden files | scenarios | faults |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    boundText(result),
    ...ownFlowLines(result, asCode),
    ...ownScenarioLines(result, asCode).map((line) => (line === '' ? line : `- ${line}`)),
    ...(windows === '' ? [] : ['', windows]),
    ...problemsOf(result).flatMap(({ title, items }) => [
      '',
      `#### ${title}`,
      '',
      ...fenced(items.flatMap(({ head, lines }) => [head, ...lines])),
    ]),
    ...(isClean(result) ? [] : ['', ...nextSteps(result)]),
  ].join('\n');
}

/** The mistakes for which nothing was checked. */
export function mistakesMarkdown({ message }: UserError): string {
  return ['### Not checked', '', ...fenced(message.split('\n'))].join('\n');
}

/** A block of code. */
function fenced(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let characters = 0;
  for (const line of lines) {
    characters += line.length + 1;
    if (characters > mostCharacters) break;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  const fence = marksAround(shown.join('\n'), 3);
  return [`${fence}diff`, ...shown, fence, ...(left === 0 ? [] : ['', `${left} more lines are left out.`])];
}

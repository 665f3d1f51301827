import { contractsFile } from '../../constructs/project/recorded-contracts';
import { mistakeText } from '../../input/mistake';
import { shortList } from '../terminal/words';
import type { CheckResult, OrgCheck } from './check-result';
import type { GoldenDifference } from './goldens';
import { passageLines } from './passage-lines';

/** Problems of one kind. */
export interface Problems {
  readonly title: string;
  readonly items: readonly { readonly head: string; readonly lines: readonly string[] }[];
}

const mostLinesOfFile = 20;
const mostLines = 200;

/** Everything that is wrong, by kind; kinds without a problem are left out. */
export function problemsOf(result: CheckResult): readonly Problems[] {
  const { orgs } = result;
  const ofOrgs = (linesOf: (org: OrgCheck) => readonly string[]) =>
    orgs.flatMap((org) => linesOf(org).map((line) => ({ head: `${org.org}: ${line}`, lines: [] })));
  return [
    {
      title: 'Frozen releases:',
      items: result.frozen.map((mistake) => ({ head: mistakeText(mistake), lines: [] })),
    },
    { title: 'Golden files that are not what the orgs ship:', items: goldenItems(result) },
    {
      title: 'Scenarios that did not end as expected:',
      items: ofOrgs(({ unexpected }) =>
        unexpected.map(
          ({ scenario, from, flow, differences }) => `${scenario}, ${from}, flow "${flow}": ${differences.join(', ')}`,
        ),
      ),
    },
    { title: 'Promises that flows broke under faults:', items: ofOrgs(({ broken }) => broken) },
  ].filter(({ items }) => items.length > 0);
}

/** The advice about golden files with Windows line ends, which are right otherwise; empty where there is none. */
export function windowsLineEndsText({ folder, windowsLineEnds: { length } }: CheckResult): string {
  if (length === 0) return '';
  const files = length === 1 ? '1 golden file has' : `${length} golden files have`;
  const line = `${folder.replace(/\/.*$/, '')}/** text eol=lf`;
  return `${files} Windows line ends, which git makes, and no other difference; add the line "${line}" to .gitattributes and run npm run check -- --update`;
}

function goldenItems({ orgs, leftOver, contracts, folder }: CheckResult): Problems['items'] {
  let left = mostLines;
  const items = [...orgs.flatMap(({ goldens }) => goldens), ...leftOver].map((difference) => {
    const lines = passageLines(difference.passages ?? [], Math.min(left, mostLinesOfFile));
    left = Math.max(0, left - lines.length);
    return { head: headOf(difference, folder), lines };
  });
  if (contracts.length === 0) return items;
  return [...items, { head: `changed    ${contractsFile}, which lacks ${shortList(contracts)}`, lines: [] }];
}

function headOf({ file, kind, damage }: GoldenDifference, folder: string): string {
  const remark = kind === 'left over' ? ', which no org ships' : damage === undefined ? '' : `, which ${damage}`;
  return `${kind.padEnd('left over'.length)}  ${folder}/${file}${remark}`;
}

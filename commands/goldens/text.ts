import { dirname } from 'node:path/posix';
import { contractsFile } from '../../constructs/stack/recorded-contracts';
import { table } from '../terminal/table';
import type { GoldenDifference } from './goldens';

export interface GoldensResult {
  /** Folder of the golden files. */
  readonly folder: string;
  /** Whether the differences were only looked for; otherwise they are gone now. */
  readonly checked: boolean;
  readonly differences: readonly GoldenDifference[];
  /** Names of data actions whose contracts were not recorded. */
  readonly contracts: readonly string[];
}

const snapshots = dirname(contractsFile);

const deeds: Readonly<Record<GoldenDifference['kind'], string>> = {
  changed: 'rewritten',
  missing: 'added',
  'left over': 'removed',
};

/** The golden files that differ, or that were written, and what to do next. */
export function goldensText({ folder, checked, differences, contracts }: GoldensResult): string {
  if (differences.length === 0 && contracts.length === 0) return `the golden files in ${folder} are what the orgs ship`;
  const rows = [
    ...differences.map(({ file, kind }) => [checked ? kind : deeds[kind], `${folder}/${file}`]),
    ...(contracts.length === 0 ? [] : [[checked ? 'changed' : 'extended', contractsFile]]),
  ];
  const next = checked
    ? 'These golden files are not what the orgs ship; run "npm run goldens" and read the changes before you commit them.'
    : // Without "git add -N", git shows nothing of new files.
      `Read the changes before you commit them: git add -N ${snapshots} && git diff ${snapshots}`;
  return [table(rows), next].join('\n');
}

import { table } from '../terminal/table';
import type { GoldenDifference } from './goldens';

export interface GoldensResult {
  /** Folder of the golden files. */
  readonly folder: string;
  /** Whether the differences were only looked for; otherwise they are gone now. */
  readonly checked: boolean;
  readonly differences: readonly GoldenDifference[];
}

const deeds: Readonly<Record<GoldenDifference['kind'], string>> = {
  changed: 'rewritten',
  missing: 'added',
  'left over': 'removed',
};

/** The golden files that differ, or that were written, and what to do next. */
export function goldensText({ folder, checked, differences }: GoldensResult): string {
  if (differences.length === 0) return `the golden files in ${folder} are what the orgs ship`;
  const rows = differences.map(({ file, kind }) => [checked ? kind : deeds[kind], `${folder}/${file}`]);
  const next = checked
    ? 'These golden files are not what the orgs ship; run "npm run goldens" and read the changes before you commit them.'
    : `Read the changes before you commit them: git diff ${folder}`;
  return [table(rows), next].join('\n');
}

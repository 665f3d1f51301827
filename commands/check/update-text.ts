import { dirname } from 'node:path/posix';
import { contractsFile } from '../../constructs/project/recorded-contracts';
import { table } from '../terminal/table';
import { counted } from '../terminal/words';
import type { GoldenDifference } from './goldens';
import type { UpdateResult } from './update';

const snapshots = dirname(contractsFile);

const words: Readonly<Record<GoldenDifference['kind'], string>> = {
  changed: 'rewritten',
  damaged: 'rewritten',
  missing: 'added',
  'left over': 'removed',
};

/** The golden files that were written and removed, and what to do next. */
export function updateText({ folder, files, contracts }: UpdateResult): string {
  if (files.length === 0 && contracts.length === 0) return `the golden files in ${folder} are what the orgs ship`;
  const removed = files.filter(({ kind }) => kind === 'left over').length;
  const counts = `wrote ${counted(files.length - removed, 'golden file')}, removed ${removed}`;
  return [
    table([
      ...files.map(({ file, kind }) => [words[kind], `${folder}/${file}`]),
      ...(contracts.length === 0 ? [] : [['extended', contractsFile]]),
    ]),
    // Without "git add -N", git shows nothing of new files.
    `${counts}; read the changes before you commit them: git add -N ${snapshots} && git diff ${snapshots}`,
  ].join('\n');
}

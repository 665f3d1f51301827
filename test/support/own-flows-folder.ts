import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';
import { releaseOf, smallReleaseText, workingFolder } from './working-folder';

const examples = join(root, 'docs', 'examples');

/** A folder with a copy of the project in `docs/examples/own-flows`, and with an org that gets its flows. */
export function ownFlowsFolder(): string {
  const folder = workingFolder(undefined, releaseWithOwnFlows());
  mkdirSync(join(folder, 'flows'));
  for (const file of ['project.ts', 'flows/onboarding.ts', 'flows/after-hours.yaml']) {
    const text = readFileSync(join(examples, 'own-flows', file), 'utf8');
    writeFileSync(
      join(folder, file),
      text.replace(/'[./]*task-operations'/, () => `'${examples}/task-operations'`),
    );
  }
  return folder;
}

/** The release of the example org dev with own flows in its list, by its name. */
export function releaseWithOwnFlows(names: readonly string[] = ['onboarding', 'after-hours']) {
  const operations = ['create-task', 'find-task-by-correlation-id'];
  const text = smallReleaseText('dev').replace(/^operations:\n/m, (line) =>
    [`ownFlows: [${names.join(', ')}]\n`, line, ...operations.map((one) => `  - ${one}\n`)].join(''),
  );
  return { [releaseOf('dev')]: text };
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';
import { smallOrgText, workingFolder } from './working-folder';

const examples = join(root, 'docs', 'examples');

/** A folder with a copy of the project in `docs/examples/own-flows`, and with an org that gets its flows. */
export function ownFlowsFolder(): string {
  const folder = workingFolder({ dev: orgWithOwnFlows() });
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

/** The example org dev whose release lists own flows. */
export function orgWithOwnFlows(names: readonly string[] = ['onboarding', 'after-hours']): string {
  const operations = ['create-task', 'find-task-by-correlation-id'];
  return smallOrgText('dev').replace(/^( *)operations:\n/m, (line, indent) =>
    [`${indent}ownFlows: [${names.join(', ')}]\n`, line, ...operations.map((one) => `${indent}  - ${one}\n`)].join(''),
  );
}

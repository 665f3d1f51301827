import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasTerraform } from '../releases/terraform';
import { root } from '../support/root';
import { User } from './user';

/** The most that an installation may take, without what only a deploy, a compilation and `plan --sandbox` need. */
const mostMegabytes = 80;

const answers = ['--region', 'eu-west-1', '--instance', 'https://acme-dev.service-now.com'];

/**
 * Does what a stranger does who has nothing but the packed tarball: makes a repository with `init`, installs, checks, adds an
 * operation and a flow, cuts a release, promotes it, and lets Terraform apply it to a sandbox org.
 * `npm run test:template -- <file>` takes what is packed already.
 */
function template(): void {
  const user = new User(process.argv[2]);
  try {
    begin(user);
    installed(user);
    wrongInput(user);
    addOwnParts(user);
    promote(user);
  } finally {
    user.leave();
  }
}

/** The first commands, whose output the README shows. */
function begin(user: User): void {
  const init = ['--yes', '--package', user.tarball, 'genesys-servicenow', 'init', ...answers];
  expectIn(user.run(0, 'npx', ...init), 'next: npm install && npm run check -- --update');
  // A deploy alone needs it, and it is larger than all the rest.
  user.run(0, 'npm', 'pkg', 'delete', 'devDependencies.cdktf-cli');
  user.run(0, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
  user.run(0, 'npm', 'run', 'check', '--', '--update');
  asInReadme('npm run check', user.run(0, 'npm', 'run', 'check'));
  console.log(`template: ${user.seconds.toFixed(0)} s from the packed file to here, with npm's cache as it was`);
  user.commit('begin');
}

function installed(user: User): void {
  const forSomeCommands = ['@grpc', '@msgpack', 'protobufjs', '@protobufjs', 'purecloud-platform-client-v2'];
  const [all, ...development] = ['', 'typescript', '@typescript', ...forSomeCommands].map((name) =>
    user.megabytes(`node_modules/${name}`),
  ) as [number, ...number[]];
  const size = development.reduce((rest, part) => rest - part, all);
  console.log(
    `template: node_modules holds ${size.toFixed(0)} MB without cdktf-cli, TypeScript, what serves Terraform, and the SDK`,
  );
  if (size > mostMegabytes) throw new Error(`node_modules holds ${size} MB; expected at most ${mostMegabytes} MB`);
  user.run(0, 'npm', 'run', 'typecheck');
}

/** An operation and two flows, as the documents say. */
function addOwnParts(user: User): void {
  user.write('operations/close-case.ts', example('close-case.ts'));
  user.write('operations/task-operations.ts', example('task-operations.ts'));
  user.write('flows/after-hours.yaml', example('own-flows/flows/after-hours.yaml'));
  user.write('flows/onboarding.ts', example('own-flows/flows/onboarding.ts'));
  user.change('flows/onboarding.ts', '../../task-operations', '../operations/task-operations');
  user.write('project.ts', project);
  user.run(0, 'npm', 'run', 'typecheck');
  expectIn(user.run(0, 'npm', 'run', 'releases', '--', 'cut', '2026-12'), 'dev gets 2026-12 in place of first');
  user.change(
    'releases/2026-12.yaml',
    'operations:\n',
    'operations:\n  - close-case\n  - create-task\n  - find-task-by-correlation-id\n',
  );
  user.change('releases/2026-12.yaml', 'flows:\n', 'ownFlows: [onboarding, after-hours]\nflows:\n');
  expectIn(user.run(1, 'npm', 'run', 'check', '--', '--org', 'dev'), 'flows/inboundCall-after-hours.yaml');
  user.run(0, 'npm', 'run', 'check', '--', '--update');
  user.commit('second release');
}

function promote(user: User): void {
  expectIn(user.run(0, 'npm', 'run', 'promote', '--', 'dev', 'test'), 'data action "Close case"');
  expectIn(user.run(2, 'npm', 'run', 'promote', '--', 'dev', 'prod'), 'test');
  user.run(0, 'npm', 'run', 'check', '--', '--update');
  user.commit('promote');
  expectIn(user.run(0, 'npm', 'run', 'releases'), 'first', '2026-12');
  user.run(0, 'npm', 'run', 'check', '--', '--base', 'main~1', '--markdown');
  user.run(0, 'npm', 'run', 'rollback', '--', 'test');
  if (hasTerraform()) {
    expectIn(user.run(0, 'npm', 'run', 'apply', '--', 'dev', '--sandbox'), 'A second plan is empty.');
    expectIn(user.run(0, 'npm', 'run', 'destroy', '--', 'dev', '--sandbox'), 'Destroyed: ');
  }
}

function example(path: string): string {
  return readFileSync(join(root, 'docs', 'examples', path), 'utf8');
}

const project = `import { catalogue, defineProject, fromFile } from 'genesys-servicenow-cdktf';
import { closeCase } from './operations/close-case';
import { onboarding } from './flows/onboarding';
import { createTask, findTask } from './operations/task-operations';

export default defineProject({
  operations: [...catalogue, closeCase, createTask, findTask],
  flows: [
    onboarding,
    fromFile('flows/after-hours.yaml', {
      substitutions: ({ genesys, queues }) => ({ division: genesys.division, desk: queues.fallback }),
    }),
  ],
});
`;

function wrongInput(user: User): void {
  const init = ['--no-install', 'genesys-servicenow', 'init'];
  expectIn(user.run(2, 'npx', ...init, '--region', 'eu-wst-1'), 'did you mean "eu-west-1"?', '--instance: the option');
  expectIn(user.run(2, 'npx', ...init, ...answers), 'in the way: .gitattributes, ');
}

/** Compares what a command printed with the block that the README shows of it; lines "..." leave something out. */
function asInReadme(command: string, output: string): void {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const shown = readme.split(`<!-- output of ${command} in a new repository -->\n\`\`\`\n`)[1]?.split('```')[0];
  if (shown === undefined) throw new Error(`the README shows no output of ${command} in a new repository`);

  expectIn(output, ...shown.split('...\n'));
}

function expectIn(output: string, ...texts: readonly string[]): void {
  for (const text of texts)
    if (!output.includes(text)) throw new Error(`expected ${JSON.stringify(text)} in:\n${output}`);
}

template();
console.log('template: all checks passed');

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { copyProject } from '../support/copy-project';
import { exampleOrgs, exampleReleases, root } from '../support/root';
import { newOperations } from './operations';

/**
 * Does in a copy of the project what a newcomer does, the way the README says: removes all orgs and releases, adds two of
 * their own, the values of one all others than those of the example orgs, and adds operations. All checks must then pass.
 * `npm run test:newcomer -- <paths>` limits the tests to some files and leaves out the proofs.
 */
function newcomer(testPaths: readonly string[]): void {
  const copy = mkdtempSync(join(tmpdir(), 'newcomer-'));
  try {
    copyProject(copy);
    linkInstallation(copy);
    step('remove every org and release, add the orgs dev and staging with releases of their own');
    for (const folder of ['orgs', 'releases']) {
      rmSync(join(copy, folder), { recursive: true });
      mkdirSync(join(copy, folder));
    }
    copyFileSync(join(__dirname, 'dev.yaml'), join(copy, 'orgs', 'dev.yaml'));
    copyFileSync(join(__dirname, 'trials.yaml'), join(copy, 'releases', 'trials.yaml'));
    addOrg(copy, 'staging');

    step('add operations');
    addOperations(copy);
    refused(copy, 'check');
    npm(copy, 'format');
    npm(copy, 'schema');
    npm(copy, 'check', '--update');
    expectFolders(join(copy, '__snapshots__', 'orgs'), ['dev', 'staging']);

    step('run every check');
    npm(copy, 'typecheck');
    npm(copy, 'lint');
    npm(copy, 'check');
    for (const org of ['dev', 'staging']) npm(copy, 'start', '--org', org);
    npm(copy, 'test', ...testPaths);
    if (testPaths.length === 0) npm(copy, 'test:proofs');
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function step(text: string): void {
  console.log(`newcomer: ${text}`);
}

/** Links what is installed, and copies what the copy of a project leaves out of the bindings but their generated code. */
function linkInstallation(copy: string): void {
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  cpSync(join(root, 'bindings'), join(copy, 'bindings'), {
    recursive: true,
    filter: (path) => !['src', 'lib', 'node_modules'].includes(basename(path)),
  });
}

/** Copies the example org prod and gives it an organization, an instance, a state and a release of its own. */
function addOrg(copy: string, name: string): void {
  const prod = readFileSync(join(exampleOrgs, 'prod.yaml'), 'utf8');
  const [, release] = /^release: (.*)$/m.exec(prod) ?? [];
  const text = prod
    .replace('=../../../orgs/', '=./')
    .replaceAll('acme.service-now.com', `acme-${name}.service-now.com`)
    .replaceAll('prod.tfstate', `${name}.tfstate`)
    .replace(/^ {2}organization: .*$/m, `  organization: Acme ${name}`)
    .replace(/^release: .*$/m, `release: ${name}`)
    .replace('promotesFrom: test', 'promotesFrom: dev');
  writeFileSync(join(copy, 'orgs', `${name}.yaml`), text);
  const released = readFileSync(join(exampleReleases, `${release}.yaml`), 'utf8');
  writeFileSync(join(copy, 'releases', `${name}.yaml`), released.replace('=../../../releases/', '=./'));
}

/** The steps of the README: a file for each, a line in project.ts, names in a release. */
function addOperations(copy: string): void {
  const folder = join(copy, 'operations');
  mkdirSync(folder);
  for (const { name, text } of newOperations) writeFileSync(join(folder, `${name}.ts`), text);
  const imports = newOperations.map(({ name, constant }) => `import { ${constant} } from './operations/${name}';\n`);
  const operations = ['...catalogue', ...newOperations.map(({ constant }) => constant)].join(', ');
  writeFileSync(
    join(copy, 'project.ts'),
    `import { catalogue, defineProject } from 'genesys-servicenow-cdktf';\n${imports.join('')}\nexport default defineProject({ operations: [${operations}] });\n`,
  );
  const names = newOperations.map(({ name }) => `  - ${name}\n`).join('');
  change(join(copy, 'releases', 'staging.yaml'), '  - get-request-item\n', `  - get-request-item\n${names}`);
}

function change(file: string, passage: string, replacement: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(passage)) throw new Error(`${file} has no ${JSON.stringify(passage)}; correct the newcomer`);
  writeFileSync(file, text.replace(passage, replacement));
}

function expectFolders(folder: string, names: readonly string[]): void {
  const found = readdirSync(folder).sort();
  if (found.join() !== names.join())
    throw new Error(`${folder} holds ${found.join(', ')}; expected ${names.join(', ')}`);
}

/** Runs a script of the project. @throws Error with everything that it printed when it fails */
function npm(copy: string, script: string, ...args: readonly string[]): void {
  const { status, output } = run(copy, script, args);
  if (status !== 0) throw new Error(`npm run ${[script, ...args].join(' ')} ended with ${status}:\n${output}`);
}

/** Runs a script that must find something. */
function refused(copy: string, script: string, ...args: readonly string[]): void {
  const { status, output } = run(copy, script, args);
  if (status !== 1)
    throw new Error(`npm run ${[script, ...args].join(' ')} ended with ${status}, expected 1:\n${output}`);
}

function run(copy: string, script: string, args: readonly string[]) {
  step(`npm run ${[script, ...args].join(' ')}`);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}` };
}

newcomer(process.argv.slice(2));
console.log('newcomer: all checks passed');

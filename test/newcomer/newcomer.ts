import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
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
 * Does in a copy of the project what a newcomer does, the way the README says: removes an org, adds another one, changes
 * every value of a third one and adds operations. All checks must then pass. `npm run test:newcomer -- <paths>` limits the
 * tests to some files and leaves out the proofs.
 */
function newcomer(testPaths: readonly string[]): void {
  const copy = mkdtempSync(join(tmpdir(), 'newcomer-'));
  try {
    copyProject(copy);
    linkInstallation(copy);
    step('begin with the example orgs');
    useExampleOrgs(copy);
    npm(copy, 'check', '--update');

    step('remove the org test, add the org staging, change every value of dev');
    rmSync(join(copy, 'orgs', 'test.yaml'));
    change(join(copy, 'orgs', 'prod.yaml'), 'promotesFrom: test', 'promotesFrom: dev');
    addOrg(copy, 'staging');
    copyFileSync(join(__dirname, 'dev.yaml'), join(copy, 'orgs', 'dev.yaml'));
    copyFileSync(join(__dirname, 'trials.yaml'), join(copy, 'releases', 'trials.yaml'));

    step('add operations');
    for (const operation of newOperations) addOperation(copy, operation);
    refused(copy, 'check');
    npm(copy, 'format');
    npm(copy, 'schema');
    npm(copy, 'check', '--update');
    expectFolders(join(copy, '__snapshots__', 'orgs'), ['dev', 'emea', 'prod', 'staging']);

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

function useExampleOrgs(copy: string): void {
  for (const [kind, examples] of Object.entries({ orgs: exampleOrgs, releases: exampleReleases })) {
    const folder = join(copy, kind);
    for (const file of yamlFiles(folder)) rmSync(join(folder, file));
    for (const file of yamlFiles(examples)) {
      const text = readFileSync(join(examples, file), 'utf8');
      writeFileSync(join(folder, file), text.replace(`=../../../${kind}/`, '=./'));
    }
  }
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.yaml'));
}

/** Copies the org prod and gives it an organization, an instance, a state and a release of its own. */
function addOrg(copy: string, name: string): void {
  const text = readFileSync(join(copy, 'orgs', 'prod.yaml'), 'utf8')
    .replaceAll('acme.service-now.com', `acme-${name}.service-now.com`)
    .replaceAll('prod.tfstate', `${name}.tfstate`)
    .replace(/^ {2}organization: .*$/m, `  organization: Acme ${name}`)
    .replace(/^release: .*$/m, `release: ${name}`)
    .replace('promotesFrom: test', 'promotesFrom: dev');
  writeFileSync(join(copy, 'orgs', `${name}.yaml`), text);
  const release = /^release: (.*)$/m.exec(readFileSync(join(copy, 'orgs', 'prod.yaml'), 'utf8'))?.[1];
  copyFileSync(join(copy, 'releases', `${release}.yaml`), join(copy, 'releases', `${name}.yaml`));
}

/** The steps of the README: a file, an entry in the index, a name in an org file. */
function addOperation(copy: string, { name, constant, text }: (typeof newOperations)[number]): void {
  const folder = join(copy, 'constructs', 'servicenow', 'operations');
  writeFileSync(join(folder, `${name}.ts`), text);
  change(
    join(folder, 'index.ts'),
    'import { addComment }',
    `import { ${constant} } from './${name}';\nimport { addComment }`,
  );
  change(join(folder, 'index.ts'), '  logInteraction,\n', `  logInteraction,\n  ${constant},\n`);
  change(join(copy, 'releases', 'staging.yaml'), '  - get-request-item\n', `  - get-request-item\n  - ${name}\n`);
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

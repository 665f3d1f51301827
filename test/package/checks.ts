import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckResult } from '../../commands/check/check-result';
import { hasTerraform } from '../releases/terraform';
import { root } from '../support/root';
import { withoutMetadata } from '../support/without-metadata';
import { newerVersion, type Packed, packedManifest } from './packed';
import { type Synthesised, UserProject, versions } from './user-project';

export interface Check {
  readonly name: string;
  /** @throws Error with what is wrong */
  readonly run: (packed: Packed, user: UserProject) => void;
}

const name = 'genesys-servicenow-cdktf';
const bindings = '@cdktf/provider-genesyscloud';
const { exports: exported } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const entryPoints = Object.keys(exported).map((path) => path.replace('.', name));

/** What a file may be that is packed. */
const expectedFiles = [
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^lib\/(?:index|architect|flows|genesys|sandbox|cli|worker|bundle)\.js$/,
  /^lib\/(?:bundle\.js\.map|LICENCES\.txt)$/,
  /^lib\/types\/(?:commands|constructs|input|sandbox)\/.+\.d\.ts$/,
  /^(?:scenarios|sandbox\/storm\/naive)\/[\w-]+\.yaml$/,
  /^template\//,
  /^docs\/.+\.(?:md|ts|mjs|yaml)$/,
  /^node_modules\/@cdktf\/provider-genesyscloud\/(?:package\.json|genesyscloud@[\d.]+\.json|lib\/.+)$/,
];

export const checks: readonly Check[] = [
  {
    name: 'the packed file holds what is listed, the bindings included, and nothing else',
    run: ({ files }) => {
      assert.deepEqual(
        files.filter((file) => !expectedFiles.some((pattern) => pattern.test(file))),
        [],
      );
      assert.deepEqual(
        expectedFiles.filter((pattern) => !files.some((file) => pattern.test(file))),
        [],
      );
    },
  },
  {
    name: 'every dependency has an exact version',
    run: (packed) => {
      const loose = Object.entries(packedManifest(packed).dependencies).filter(([, version]) => !/^\d/.test(version));
      assert.deepEqual(loose, []);
    },
  },
  {
    name: 'it has no script that npm would run at an installation, or ask about',
    run: (packed) => {
      const { scripts } = packedManifest(packed);
      const run = ['preinstall', 'install', 'postinstall', 'prepare'].filter((script) => script in scripts);
      assert.deepEqual(run, []);
    },
  },
  {
    name: 'it installs without scripts, and without asking the registry for the bindings',
    run: ({ tarball }, user) => {
      const asked = user
        .install(tarball, versions['cdktf'] as string)
        .split('\n')
        .filter((line) => line.includes('genesyscloud'));
      assert.deepEqual(asked, []);
    },
  },
  {
    name: 'the command line runs without TypeScript',
    run: (_, user) => {
      const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      assert.equal(user.run('npx', '--no-install', 'genesys-servicenow', '--version').stdout, `${version}\n`);
      assert.match(user.run('npx', '--no-install', 'genesys-servicenow', 'simulate', '--list').stdout, /answer-lost/);
    },
  },
  {
    name: 'commands that start Terraform name the packages that they lack, and find all that they need once these are there',
    run: (_, user) => {
      const plan = () => user.tried('npx', '--no-install', 'genesys-servicenow', 'plan', 'dev', '--sandbox');
      const { status, stderr } = plan();
      assert.equal(status, 2);
      assert.match(stderr, /run: npm install --save-dev @grpc\/grpc-js protobufjs @msgpack\/msgpack$/m);
      for (const needed of ['@grpc/grpc-js', 'protobufjs', '@msgpack/msgpack']) user.link(needed);
      if (hasTerraform()) assert.match(plan().stdout, /create {2}\d+: 1 credential/);
    },
  },
  {
    name: 'commands that call Genesys Cloud name the package that they lack, and find all that they need once it is there',
    run: (_, user) => {
      const client = ['GENESYSCLOUD_OAUTHCLIENT_ID=a', 'GENESYSCLOUD_OAUTHCLIENT_SECRET=b'];
      const nowhere = ['GENESYSCLOUD_GATEWAY_HOST=127.0.0.1', 'GENESYSCLOUD_GATEWAY_PORT=1'];
      const words = ['npx', '--no-install', 'genesys-servicenow', 'preflight', 'dev'];
      const preflight = () => user.tried('env', ...client, ...nowhere, ...words);
      const { status, stderr } = preflight();
      assert.equal(status, 2);
      assert.match(stderr, /run: npm install --save-dev purecloud-platform-client-v2$/m);
      user.link('purecloud-platform-client-v2');
      assert.match(preflight().stderr, /POST \/oauth\/token: no answer \(ECONNREFUSED\)/);
    },
  },
  {
    name: 'commands read project.ts',
    run: (_, user) => {
      const bin = ['--no-install', 'genesys-servicenow'];
      assert.match(user.run('npx', ...bin, 'start', '--org', 'dev').stdout, /Synthesised \d+ orgs/);
      const text = user.read('project.ts');
      user.write(
        'project.ts',
        'import { defineProject } from "genesys-servicenow-cdktf"; export default defineProject({ operations: [] });',
      );
      const { status, stderr } = user.tried('npx', ...bin, 'start', '--org', 'dev');
      user.write('project.ts', text);
      assert.equal(status, 2);
      assert.match(stderr, /operations\[0\]: got/);
    },
  },
  {
    name: 'nothing but the entry points can be imported',
    run: (_, user) => {
      const others = [`${name}/lib/constructs`, `${name}/lib/bundle.js`, `${name}/constructs`, bindings];
      const program = `
        const found = (id) => { try { require(id); return 'found'; } catch ({ code }) { return code; } };
        console.log(JSON.stringify(process.argv.slice(1).map(found)));`;
      const { stdout } = user.run('node', '-e', program, ...entryPoints, ...others);
      assert.deepEqual(JSON.parse(stdout), [
        ...entryPoints.map(() => 'found'),
        ...others.map((id) => (id === bindings ? 'MODULE_NOT_FOUND' : 'ERR_PACKAGE_PATH_NOT_EXPORTED')),
      ]);
    },
  },
  {
    name: 'the declarations and the examples compile in the strict project of the template',
    run: (_, user) => {
      user.link('@types/node');
      cpSync(join(root, 'docs', 'examples'), join(user.folder, 'examples'), { recursive: true });
      const imports = entryPoints.filter((id) => !id.endsWith('.json'));
      user.write(
        'every-entry-point.ts',
        imports.map((id) => `export * as e${imports.indexOf(id)} from '${id}';`).join('\n'),
      );
      const typescript = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const options = ['--noEmit', '--skipLibCheck', 'false', '--types', 'node'];
      const { stdout } = user.tried('node', typescript, ...options);
      // The declarations of other packages are not ours to correct.
      const ours = stdout
        .split('\n')
        .filter((line) => /^(?:node_modules\/genesys-servicenow-cdktf\/lib|examples|[^/]+\()/.test(line));
      assert.deepEqual(ours, []);
      rmSync(join(user.folder, 'every-entry-point.ts'));
    },
  },
  {
    name: "tests of one's own run in the sandbox of the package",
    run: (_, user) => {
      for (const name of ['orgs', 'releases'])
        cpSync(join(user.folder, name), join(user.folder, 'examples', 'own-tests', name), { recursive: true });
      const { stdout } = user.run('node', '--require', 'tsx/cjs', '--test', 'examples/own-tests/tickets.test.ts');
      assert.match(stdout, /pass [1-9]\d*\n/);
      rmSync(join(user.folder, 'examples'), { recursive: true });
    },
  },
  {
    name: 'the same org files give the same bytes through the package, through cdktf synth, and here',
    run: (_, user) => {
      const tsx = pathToFileURL(require.resolve('tsx')).href;
      const clone = new UserProject(`${user.folder}-here`);
      // Its project.ts names the package, which nobody installs here.
      rmSync(join(clone.folder, 'project.ts'));
      clone.run('node', '--import', tsx, join(root, 'main.ts'));
      const here = clone.takeSynthesised();
      assert.ok(Object.keys(here).length > 2);

      user.synthesise();
      assert.deepEqual(user.takeSynthesised(), here);

      user.run('node', join(root, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf'), 'synth');
      assert.deepEqual(user.takeSynthesised(), here);
    },
  },
  {
    name: 'beside cdktn, by an alias, the orgs get the same resources and the same flows',
    run: ({ tarball }, user) => {
      const other = new UserProject(`${user.folder}-with-cdktn`);
      other.install(tarball, `npm:cdktn@${versions['cdktn']}`);
      const [found, expected] = [other, user].map((project) => {
        project.synthesise();
        return project.takeSynthesised();
      }) as [Synthesised, Synthesised];
      assert.notDeepEqual(found, expected);
      assert.deepEqual(withoutMetadata(found), withoutMetadata(expected));
    },
  },
  {
    name: 'after an upgrade, check names exactly the golden files that differ, and writes nothing',
    run: (packed, user) => {
      const check = ['--no-install', 'genesys-servicenow', 'check'];
      user.run('npx', ...check, '--update');
      const text = 'Phone number of the caller';
      const newer = newerVersion(packed, 'lib/bundle.js', text, 'Number that calls');
      user.install(newer, versions['cdktf'] as string);
      const before = user.files('__snapshots__/orgs');
      const { status, stdout } = user.tried('npx', ...check, '--json');
      assert.equal(status, 1);
      const { orgs } = JSON.parse(stdout) as CheckResult;
      const named = orgs.flatMap(({ goldens }) => goldens.map(({ file }) => file));
      const changed = Object.keys(before).filter((file) => before[file]?.includes(text));
      assert.ok(changed.length > 0);
      assert.deepEqual(named.sort(), changed.sort());
      assert.deepEqual(user.files('__snapshots__/orgs'), before);
    },
  },
];

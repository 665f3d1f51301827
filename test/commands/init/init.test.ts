import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defineProject } from '../../../constructs';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn } from '../../support/working-folder';

const answers = ['--region', 'ap-south-1', '--instance', 'https://tickets.example.org'];
const init = ['init', ...answers, '--package', '../module-1.2.3.tgz'];

/** An empty folder with a tarball beside it. */
function emptyFolder(): string {
  const outer = temporaryFolder();
  writeFileSync(join(outer, 'module-1.2.3.tgz'), 'packed');
  mkdirSync(join(outer, 'own repository'));
  return join(outer, 'own repository');
}

describe('init', () => {
  it('writes a repository that holds the tarball, lists the files, and says what to do next', async () => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await runIn(folder, ...init);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const files = filesIn(folder);
    const [, listed = '', next] = /^wrote (.*)\n(next: .*)$/s.exec(stdout) ?? [];
    expect(listed.split(/,\s+/).sort()).toEqual(Object.keys(files).sort());
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        '.gitattributes',
        '.github/CODEOWNERS',
        '.github/workflows/deploy.yml',
        '.gitignore',
        'main.ts',
        'project.ts',
      ]),
    );
    expect(next).toBe('next: npm install && npm run check -- --update\n');
    expect(files['vendor/module-1.2.3.tgz']).toBe('packed');
    expect(manifestOf(files).dependencies).toMatchObject({
      'genesys-servicenow-cdktf': 'file:vendor/module-1.2.3.tgz',
    });
  });

  it('puts the answers into every org file', async () => {
    const folder = emptyFolder();
    await runIn(folder, ...init);
    const orgs = readdirSync(join(folder, 'orgs')).filter((name) => name.endsWith('.yaml'));
    expect(orgs).toHaveLength(3);
    for (const org of orgs) {
      const text = readFileSync(join(folder, 'orgs', org), 'utf8');
      expect(text).toMatch(/^ {2}region: ap-south-1$/m);
      expect(text).toMatch(/^ {2}instance: https:\/\/tickets\.example\.org$/m);
    }
  });

  it('makes the folder that it is given, and names it in the next step', async () => {
    const folder = emptyFolder();
    const { stdout } = await runIn(folder, ...init, 'acme service desk');
    expect(filesIn(folder)).toHaveProperty(['acme service desk/main.ts']);
    expect(stdout).toContain('next: cd "acme service desk" && npm install');
  });

  it('leaves out cdktf-cli and all that needs it', async () => {
    const folder = emptyFolder();
    await runIn(folder, ...init, '--without-cdktf-cli');
    const files = filesIn(folder);
    const { devDependencies, scripts } = manifestOf(files);
    const { 'cdktf-cli': left, ...rest } = manifestOf(filesIn(join(root, 'template'))).devDependencies ?? {};
    expect(left).toBeDefined();
    expect(devDependencies).toEqual(rest);
    expect(Object.values(scripts ?? {}).filter((line) => /^cdktf\b/.test(line))).toEqual([]);
  });

  it('takes an exact version, or the address of a tarball, as the package', async () => {
    for (const spec of ['1.2.3', 'https://example.org/module-1.2.3.tgz']) {
      const folder = emptyFolder();
      await runIn(folder, 'init', ...answers, '--package', spec);
      const files = filesIn(folder);
      expect(manifestOf(files).dependencies).toMatchObject({ 'genesys-servicenow-cdktf': spec });
      expect(Object.keys(files).filter((file) => file.startsWith('vendor'))).toEqual([]);
    }
  });
});

describe('init is refused with exit code 2, and writes nothing,', () => {
  const missing = (option: string, example: string) => `--${option}: the option is missing; add --${option} ${example}`;

  it.each([
    [
      'without its options',
      ['init', '--package', '1.2.3'],
      `${missing('region', 'eu-west-1, or the region of your org')}\n${missing('instance', 'https://acme.service-now.com, or the origin of your instance')}\n`,
    ],
    [
      'with values that no org file may have',
      ['init', '--region', 'eu-wst-1', '--instance', 'http://acme.example.org/', '--package', '1.2.3'],
      /^--region: got "eu-wst-1"; expected one of us-east-1, .*; did you mean "eu-west-1"\?\n--instance: got "http:\/\/acme.example.org\/"; expected an https origin without path, .*; write https:\/\/acme.example.org\n$/,
    ],
    [
      'with a range of versions, which may change later',
      ['init', ...answers, '--package', '^1.2.3'],
      /^--package: got "\^1.2.3"; expected the path of a packed tarball .*\n$/,
    ],
    [
      'with a tarball that does not exist',
      ['init', ...answers, '--package', '../modul.tgz'],
      /^--package: got "..\/modul.tgz"; there is no file .*modul.tgz\n$/,
    ],
    [
      'when nothing says where the package comes from',
      ['init', ...answers],
      /^--package: cannot tell where the repository can install genesys-servicenow-cdktf from: .*; add --package with .*\n$/,
    ],
  ])('%s', async (_, args, message) => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await runIn(folder, ...args);
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect({ code, stdout, files: readdirSync(folder) }).toEqual({ code: 2, stdout: '', files: [] });
  });

  it('over files, links and folders that are in the way, and lists them', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'orgs'), 'a file in place of a folder');
    symlinkSync('nowhere', join(folder, 'main.ts'));
    mkdirSync(join(folder, 'tsconfig.json'));
    mkdirSync(join(folder, '.git'));
    const before = readdirSync(folder, { recursive: true });
    const { code, stdout, stderr } = await runIn(folder, ...init);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      '.: in the way: main.ts, orgs, package.json, tsconfig.json; move them away, or choose another folder; nothing was written\n',
    );
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('when a file cannot be written: what was made before is gone again', async () => {
    const folder = emptyFolder();
    const { code, stderr } = await spawnIn(folder, ['commands/cli.ts', ...init, 'new'], {
      preload: `
        const fs = require('node:fs');
        const { renameSync } = fs;
        let moved = 0;
        fs.renameSync = (...paths) => {
          if (++moved > 4) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'rename' });
          renameSync(...paths);
        };`,
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'new: cannot be written: the disk is full; free some space and try again\n',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('Ctrl-C during init', () => {
  it('leaves no half-written repository: it comes when all files are there', async () => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await spawnIn(folder, ['commands/cli.ts', ...init], {
      preload: `
        const fs = require('node:fs');
        const { renameSync } = fs;
        let moved = 0;
        fs.renameSync = (...paths) => {
          if (++moved === 3) process.kill(process.pid, 'SIGINT');
          renameSync(...paths);
        };`,
    });
    expect([0, 130]).toContain(code);
    expect(stderr === '' || stderr.includes('every file that was written is complete')).toBe(true);
    const [, listed = ''] = /^wrote (.*)\nnext: /s.exec(stdout) ?? [];
    expect(listed.split(/,\s+/).sort()).toEqual(Object.keys(filesIn(folder)).sort());
  });
});

describe('the template', () => {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  it('names the versions that this project is tested with', () => {
    const { dependencies, devDependencies } = manifestOf(filesIn(join(root, 'template')));
    const { [own.name]: _, ...named } = { ...dependencies, ...devDependencies };
    const tested = { ...own.dependencies, ...own.devDependencies };
    expect(named).toEqual(Object.fromEntries(Object.keys(named).map((name) => [name, tested[name]])));
  });

  it('is a project that all rules accept: three orgs on one release, in the order of promotion', async () => {
    const folder = emptyFolder();
    await runIn(folder, ...init);
    const orgs = defineProject().loadOrgs(folder);
    expect(orgs.map(({ name, promotesFrom, releaseName }) => ({ name, promotesFrom, releaseName }))).toEqual([
      { name: 'dev', promotesFrom: undefined, releaseName: 'first' },
      { name: 'prod', promotesFrom: 'test', releaseName: 'first' },
      { name: 'test', promotesFrom: 'dev', releaseName: 'first' },
    ]);
  });

  it('has a script for every command but init', async () => {
    const { stdout } = await runIn(temporaryFolder(), '--help');
    const commands = [...(/^Commands:\n((?: .*\n)*)/m.exec(stdout)?.[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)];
    const names = commands.map(([, name]) => name).filter((name) => name !== 'init' && name !== 'help');
    const { scripts = {} } = manifestOf(filesIn(join(root, 'template')));
    const own = Object.entries(scripts).filter(([, line]) => line.startsWith('genesys-servicenow '));
    expect(own.map(([name]) => name).sort()).toEqual(names.sort());
    expect(own.filter(([name, line]) => line !== `genesys-servicenow ${name}`)).toEqual([]);
  });
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

function manifestOf(files: Readonly<Record<string, string>>): Manifest {
  return JSON.parse(files['package.json'] ?? '');
}

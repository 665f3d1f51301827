import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../input/mistake';
import { version } from '../../package.json';
import { runIn } from '../support/run-in';
import { filesIn, orgText, workingFolder } from '../support/working-folder';

/** Like the example org dev, with two mistakes. */
const brokenOrg = orgText('dev').replace('eu-west-1', 'eu-wst-1').replace('type: local', 'type: locl');
const lineOf = (text: string) => brokenOrg.slice(0, brokenOrg.indexOf(text)).split('\n').length;

describe('a mistake of the user', () => {
  it.each([
    ['an unknown org', ['--org', 'deb'], '--org: got "deb"; expected dev; did you mean "dev"?\n'],
    ['an unknown command', ['strat'], /^got the command "strat"; expected one of start, .*; did you mean "start"\?\n$/],
    ['an unknown command like no other', ['xyzzy'], /^got the command "xyzzy"; expected one of start, [^;]+\n$/],
    ['an unknown option', ['--jsn'], '--jsn: unknown option; did you mean "--json"?\n'],
    ['an option without its value', ['--org'], '--org: the value is missing; add --help to see the options\n'],
    [
      'a surplus word',
      ['start', 'dev'],
      'start: too many words; put a value with blanks into quotes, or add --help to see the options\n',
    ],
    ['help for an unknown command', ['help', 'strom'], /^got the command "strom"; .*; did you mean "storm"\?\n$/],
  ])('%s is reported on stderr only, with exit code 2, and no file is written', async (_, args, message) => {
    const folder = workingFolder();
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, ...args);
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(filesIn(folder)).toEqual(before);
  });

  it('in org files is reported with file, line and column, together with all others, and no file is written', async () => {
    const folder = workingFolder({ dev: orgText('dev'), prod: brokenOrg, test: 'genesys: {' });
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        `^orgs/prod.yaml:${lineOf('eu-wst-1')}:3: genesys.region: got "eu-wst-1"; .*did you mean "eu-west-1"[?]$`,
      ),
      expect.stringMatching(`^orgs/prod.yaml:${lineOf('type: locl')}:3: backend.type: got "locl"; `),
      expect.stringMatching(/^orgs\/test\.yaml:1:\d+: /),
    ]);
    expect(filesIn(folder)).toEqual(before);
  });

  it.each([
    ['in an option', ['--jsn'], [{ path: '--jsn', problem: 'unknown option', next: 'did you mean "--json"?' }]],
    [
      'in the name of an org',
      ['start', '--org', 'deb'],
      [{ path: '--org', given: '"deb"', expected: 'dev', next: 'did you mean "dev"?' }],
    ],
  ])('%s is printed as values on stdout with --json, and as text on stderr', async (_, args, mistakes) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), ...args, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ mistakes });
    expect(stderr).toBe(`${mistakes.map(mistakeText).join('\n')}\n`);
  });

  it('in org files is printed with file, line and column as values with --json', async () => {
    const folder = workingFolder({ dev: orgText('dev'), prod: brokenOrg, test: 'genesys: {' });
    const { code, stdout } = await runIn(folder, 'explore', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      mistakes: [
        expect.objectContaining({ file: 'orgs/prod.yaml', line: lineOf('eu-wst-1'), column: 3, given: '"eu-wst-1"' }),
        {
          file: 'orgs/prod.yaml',
          line: lineOf('type: locl'),
          column: 3,
          path: 'backend.type',
          given: '"locl"',
          expected: 'one of local, s3, gcs, azurerm, remote, http',
          next: 'did you mean "local"?',
        },
        expect.objectContaining({ file: 'orgs/test.yaml', line: 1, column: 10 }),
      ],
    });
  });

  it.each([
    ['no folder of org files', (folder: string) => rmSync(join(folder, 'orgs'), { recursive: true })],
    ['no org file in it', (folder: string) => rmSync(join(folder, 'orgs', 'dev.yaml'))],
    [
      'a file in place of that folder',
      (folder: string) => {
        rmSync(join(folder, 'orgs'), { recursive: true });
        writeFileSync(join(folder, 'orgs'), '');
      },
    ],
  ])('%s gives one message that names the folder', async (_, spoil) => {
    const folder = workingFolder();
    spoil(folder);
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^orgs: [^\n]+\n$/);
  });
});

describe('--version', () => {
  it('prints the version of the project', async () => {
    const { code, stdout } = await runIn(workingFolder(), '--version');
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${version}\n` });
  });
});

describe('an option that is given twice', () => {
  it.each([
    [['--org', 'dev', '--org', 'dev'], '--org'],
    [['simulate', '--seed', '1', '--seed=2'], '--seed'],
  ])('is refused: %j', async (words, option) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), ...words);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${option}: given twice; keep one\n` });
  });
});

describe('an org that is named by its file', () => {
  it.each(['dev.yaml', 'orgs/dev.yml'])('is answered with its name: %s', async (file) => {
    const { code, stderr } = await runIn(workingFolder(), '--org', file);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `--org: got "${file}"; expected dev; did you mean "dev"?\n` });
  });
});

describe('a word that begins a known one', () => {
  it('is answered with that one', async () => {
    const { code, stderr } = await runIn(workingFolder(), 'simulate', '--scenario', 'answer');
    expect(code).toBe(2);
    expect(stderr).toContain('; did you mean "answer-lost"?');
  });
});

describe('--help', () => {
  it('shows the options of start, which runs when no command is given', async () => {
    const { stdout } = await runIn(workingFolder(), '--help');
    expect(stdout).toMatch(/\nOptions of start[^\n]*\n +--org <name> [\s\S]*\n +--json /);
  });

  it('lists every command and ends with exit code 0', async () => {
    const { code, stdout, stderr } = await runIn(workingFolder(), '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: npm start -- \[options\] \[command\]\n/);
    expect(stdout).toMatch(/\n {2}start \[options\] +synthesise/);
    expect(stdout).toMatch(/\n {2}schema +write the JSON Schemas /);
  });

  it.each([
    ['start', 'npm start -- [options]'],
    ['simulate', 'npm run simulate -- [options]'],
    ['storm', 'npm run storm -- [options]'],
    ['serve', 'npm run serve -- [org] [options]'],
    ['explore', 'npm run explore -- [options]'],
    ['schema', 'npm run schema'],
  ])('says what %s does and how to run it, and writes nothing', async (command, usage) => {
    const folder = workingFolder();
    const before = filesIn(folder);
    const { code, stdout } = await runIn(folder, command, '--help');
    expect(code).toBe(0);
    expect(stdout.startsWith(`Usage: ${usage}\n\n`)).toBe(true);
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('schema', () => {
  it('writes the file that editors read', async () => {
    const folder = workingFolder();
    expect(await runIn(folder, 'schema')).toEqual({
      code: 0,
      stdout: [
        'wrote orgs/org.schema.json',
        'wrote releases/release.schema.json',
        'wrote scenarios/scenario.schema.json',
        'wrote scenarios/objects.schema.json',
        '',
      ].join('\n'),
      stderr: '',
    });
    const text = filesIn(folder)['orgs/org.schema.json'] ?? '';
    expect(Object.keys(JSON.parse(text).properties)).toEqual(
      expect.arrayContaining(['genesys', 'servicenow', 'release']),
    );
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('says where to run it when there is no folder of org files', async () => {
    const folder = workingFolder();
    rmSync(join(folder, 'orgs'), { recursive: true });
    const { code, stderr } = await runIn(folder, 'schema');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^orgs\/org\.schema\.json: cannot be written: .*; run this in the project's folder\n$/);
  });
});

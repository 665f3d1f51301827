import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkout } from '../support/checkout';
import { root } from '../support/root';
import { runIn } from '../support/run-in';
import { spawnIn } from '../support/spawn-in';
import { temporaryFolder } from '../support/temporary-folder';
import { filesIn, orgText, workingFolder } from '../support/working-folder';

const cli = 'commands/cli.ts';

let project: string;
beforeAll(() => {
  project = checkout();
});

describe('the process', () => {
  it('ends with 2 and one line when Node is too old, before it loads anything else', async () => {
    const preload = `Object.defineProperty(process.versions, 'node', { value: '20.19.4' });`;
    expect(await spawnIn(temporaryFolder(), [cli], { preload })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'this needs Node 20.20 or newer; found 20.19.4; install a newer Node and try again\n',
    });
  });

  it('ends with 2 and says how to build the bindings when they are not built', async () => {
    const ended = await whileReplaced('node_modules/@cdktf/provider-genesyscloud', 'bindings', () =>
      Promise.all([cli, 'main.ts'].map((file) => spawnIn(project, [file], { project }))),
    );
    const stderr =
      'the bindings of the Genesys Cloud provider are not built; run `npm run build --workspace bindings` and try again\n';
    expect(ended).toEqual([
      { code: 2, stdout: '', stderr },
      { code: 2, stdout: '', stderr },
    ]);
  });

  it('ends with 2 and says how to install a package that is missing', async () => {
    const ended = await whileReplaced('node_modules/zod', undefined, () => spawnIn(project, [cli], { project }));
    expect(ended).toEqual({
      code: 2,
      stdout: '',
      stderr: 'the package "zod" is not installed; run `npm ci` and try again\n',
    });
  });

  it('ends with 2 and the mistakes of an operation with their file, without a stack trace; with --json, as values too', async () => {
    const operation = 'constructs/servicenow/operations/add-comment.ts';
    const text = readFileSync(join(root, operation), 'utf8').replace("name: 'add-comment'", "name: 'Add Comment'");
    writeFileSync(join(project, 'mistaken.ts'), text);
    const ended = await whileReplaced(operation, 'mistaken.ts', () =>
      Promise.all(
        ([[cli], ['main.ts'], [cli, '--json']] as const).map((words) => spawnIn(project, words, { project })),
      ),
    );
    const line = text.slice(0, text.indexOf('defineOperation({')).split('\n').length;
    const stderr = `${operation}:${line}: operation "Add Comment", name: got "Add Comment"; expected lower-case words joined by "-", such as create-incident\n`;
    const [, , { stdout = '' } = {}] = ended;
    expect(ended).toEqual([
      { code: 2, stdout: '', stderr },
      { code: 2, stdout: '', stderr },
      { code: 2, stdout, stderr },
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ mistakes: [{ file: operation, line, given: '"Add Comment"' }] });
  });

  it('ends with 0 and without a message when its output is closed', async () => {
    const { code, stderr } = await spawnIn(workingFolder(), [cli, 'simulate', '--list'], { closedOutput: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends with 130 and complete files when it is interrupted while it writes them', async () => {
    const whole = workingFolder();
    await runIn(whole, 'start');
    const interrupted = workingFolder();
    const preload = `
      const fs = require('node:fs');
      const { renameSync } = fs;
      fs.renameSync = (...args) => {
        process.kill(process.pid, 'SIGINT');
        fs.renameSync = renameSync;
        renameSync(...args);
      };`;
    const { code, stdout, stderr } = await spawnIn(interrupted, [cli], { preload });
    expect({ code, stderr }).toEqual({ code: 130, stderr: '\nstopped; every file that was written is complete\n' });
    expect(stdout).not.toContain('Summary');
    expect(filesIn(interrupted)).toEqual(filesIn(whole));
  });
});

describe('main.ts', () => {
  it('synthesises where no other program can be started, Terraform included', async () => {
    const preload = `
      const programs = require('node:child_process');
      for (const name of ['execSync', 'execFileSync', 'spawnSync', 'spawn', 'exec', 'execFile']) {
        programs[name] = () => { throw new Error(name + ' was called'); };
      }`;
    const { code, stderr } = await spawnIn(workingFolder(), ['main.ts'], { preload });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends with 2 and prints only the mistakes when an org file has some', async () => {
    const folder = workingFolder({ dev: orgText('dev').replace('eu-west-1', 'eu-wst-1') });
    const before = filesIn(folder);
    const { code, stdout, stderr } = await spawnIn(folder, ['main.ts']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^orgs\/dev\.yaml:\d+:3: genesys\.region: got "eu-wst-1"; .*; did you mean "eu-west-1"\?\n$/,
    );
    expect(filesIn(folder)).toEqual(before);
  });
});

describe.each(['main.ts', cli])('%s, asked for HCL', (file) => {
  it('ends with 2, names the option and writes no stack: neither HCL nor an older file beside it', async () => {
    const folder = workingFolder();
    const { code, stdout, stderr } = await spawnIn(folder, [file], { environment: { SYNTH_HCL_OUTPUT: 'true' } });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'cdktf synth --hcl: cdktf writes HCL that Terraform cannot read, since it breaks texts that hold both a quote and an ' +
        'escaped "$${"; leave out --hcl, or unset SYNTH_HCL_OUTPUT; Terraform reads cdk.tf.json\n',
    });
    expect(Object.keys(filesIn(folder)).filter((path) => path.includes('cdk.tf'))).toEqual([]);
  });
});

/** Puts another file or folder of the copy in the place of one, or nothing, while something is done. */
async function whileReplaced<T>(path: string, other: string | undefined, work: () => Promise<T>): Promise<T> {
  const [place, aside] = [join(project, path), join(project, 'aside')];
  renameSync(place, aside);
  if (other !== undefined) renameSync(join(project, other), place);
  try {
    return await work();
  } finally {
    if (other !== undefined) renameSync(place, join(project, other));
    renameSync(aside, place);
  }
}

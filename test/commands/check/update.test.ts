import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { filesIn, orgText, workingFolder } from '../../support/working-folder';

const goldens = '__snapshots__/orgs';

describe('check --update', () => {
  it('writes and removes files until there is exactly one for each file that the orgs ship', async () => {
    const folder = workingFolder({ dev: orgText('dev'), test: orgText('test') });
    const left = join(folder, goldens, 'prod');
    mkdirSync(join(left, 'flows'), { recursive: true });
    writeFileSync(join(left, 'cdk.tf.json'), '{}');
    writeFileSync(join(left, 'flows', 'workflow-of-prod.yaml'), '');
    const { code, stdout, stderr } = await runIn(folder, 'check', '--update');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ {3}added {5}__snapshots__\/orgs\/dev\/cdk\.tf\.json$/m);
    expect(stdout).toMatch(/^ {3}removed {3}__snapshots__\/orgs\/prod\/cdk\.tf\.json$/m);
    expect(stdout).toMatch(
      /\nwrote 8 golden files, removed 2; read the changes before you commit them: git add -N __snapshots__ && git diff __snapshots__\n$/,
    );
    // A folder that is left empty would be in the list.
    expect(Object.keys(filesIn(folder, '__snapshots__')).filter((path) => !/\/(dev|test)\//.test(path))).toEqual([
      '__snapshots__/contracts.json',
    ]);
    expect(await runIn(folder, 'check', '--update')).toEqual({
      code: 0,
      stdout: 'the golden files in __snapshots__/orgs are what the orgs ship\n',
      stderr: '',
    });
  });

  it('--json names what it wrote', async () => {
    const folder = workingFolder();
    const { stdout } = await runIn(folder, 'check', '--update', '--json');
    const { files, ...others } = JSON.parse(stdout);
    expect(others).toEqual({ folder: goldens, contracts: expect.arrayContaining([expect.stringContaining(' / ')]) });
    expect(files).toContainEqual({ file: 'dev/cdk.tf.json', kind: 'missing' });
  });

  it('leaves each file as it was or as it must be when the process is killed while it writes', async () => {
    const folder = workingFolder();
    const preload = `
      const fs = require('node:fs');
      const { writeFileSync } = fs;
      let written = 0;
      fs.writeFileSync = (file, text) => {
        if (!/__snapshots__/.test(file)) return writeFileSync(file, text);
        writeFileSync(file, String(text).slice(0, 100));
        if (++written === 2) process.kill(process.pid, 'SIGKILL');
        writeFileSync(file, text);
      };
    `;
    const { code } = await spawnIn(folder, ['commands/cli.ts', 'check', '--update'], { preload });
    expect(code).toBeNull();
    expect(Object.keys(filesIn(folder, '__snapshots__')).filter((file) => file.startsWith(`${goldens}/`))).toEqual([]);
    await runIn(folder, 'check', '--update');
    const cut = Object.entries(filesIn(folder, goldens)).filter(([, text]) => text.length <= 100);
    expect(cut).toEqual([]);
  });

  it('replaces a flow that is cut in the middle of a character', async () => {
    const folder = workingFolder();
    await runIn(folder, 'check', '--update');
    const golden = join(folder, goldens, 'dev', 'flows', 'workflow-servicenow-incident.yaml');
    writeFileSync(golden, Buffer.from('workflow:\n  name: ServiceNow\xc3', 'latin1'));
    const { code, stdout } = await runIn(folder, 'check', '--update');
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: '   rewritten  __snapshots__/orgs/dev/flows/workflow-servicenow-incident.yaml',
    });
  });

  it('ends with 2 when a file is in place of the folder', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, '__snapshots__'), { recursive: true });
    writeFileSync(join(folder, goldens), '');
    const stderr = '__snapshots__/orgs: got a file; expected a folder; move it away and try again\n';
    expect(await runIn(folder, 'check', '--update')).toEqual({ code: 2, stdout: '', stderr });
    expect(await runIn(folder, 'check')).toEqual({ code: 2, stdout: '', stderr });
  });

  it('says that the folder cannot be written, with exit code 2', async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, '__snapshots__'), 'a file of somebody');
    const { code, stdout, stderr } = await runIn(folder, 'check', '--update');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^__snapshots__\/orgs: cannot be written: [^\n]+ and try again\n$/);
  });

  it('refuses a contract that changed, as every command does', async () => {
    const folder = workingFolder();
    await runIn(folder, 'check', '--update');
    const file = join(folder, '__snapshots__', 'contracts.json');
    const action = '{servicenow.name} / Create incident';
    const contracts = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...contracts, [action]: 'another contract' }));
    for (const words of [['check', '--update'], ['check'], ['simulate', '--flow', 'workflow']]) {
      const refused = await runIn(folder, ...words);
      expect({ ...refused, stderr: refused.stderr.slice(0, 39) }).toEqual({
        code: 2,
        stdout: '',
        stderr: 'create-incident: the contract changed; ',
      });
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))[action]).toBe('another contract');
  });

  it.each([
    [['--org', 'dev2'], '--org: got "dev2"; expected dev; did you mean "dev"?'],
    [['--update', '--markdown'], '--markdown: cannot be used with --update; remove one of them'],
    [['--update', '--base', 'main'], '--base: cannot be used with --update; remove one of them'],
    [['--json', '--markdown'], '--markdown: cannot be used with --json; remove one of them'],
  ])('reports the mistake in %j', async (args, message) => {
    const { code, stderr } = await runIn(workingFolder(), 'check', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `${message}\n` });
  });

  it('prints mistakes as Markdown too, where a summary shows that alone', async () => {
    const message = '--org: got "dev2"; expected dev; did you mean "dev"?';
    expect(await runIn(workingFolder(), 'check', '--org', 'dev2', '--markdown')).toEqual({
      code: 2,
      stdout: `### Not checked\n\n\`\`\`diff\n${message}\n\`\`\`\n`,
      stderr: `${message}\n`,
    });
  });
});

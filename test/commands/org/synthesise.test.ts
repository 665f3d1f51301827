import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { synthesise } from '../../../commands/org/synthesise';
import { OrgStack } from '../../../constructs/stack/org-stack';
import { declaredIn } from '../../../input/declared-in';
import { exampleOrg } from '../../support/example-org';
import { runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn, workingFolder } from '../../support/working-folder';

const dev = exampleOrg('dev');
const prod = exampleOrg('prod');

/** A folder with older stacks, whose files have recognisable contents. */
function writtenBefore(): string {
  const folder = temporaryFolder();
  for (const org of ['dev', 'prod']) {
    mkdirSync(join(folder, 'stacks', org, 'flows'), { recursive: true });
    writeFileSync(join(folder, 'stacks', org, 'cdk.tf.json'), `old stack of ${org}`);
    writeFileSync(join(folder, 'stacks', org, 'flows', 'old.yaml'), `old flow of ${org}`);
    writeFileSync(join(folder, 'stacks', org, '.terraform.lock.hcl'), 'of Terraform');
  }
  return folder;
}

/** A stack as CDKTF notes it where a token is made. */
function wholeStack(): string {
  const { stackTraceLimit } = Error;
  const noted = { stack: '' };
  Error.stackTraceLimit = Number.MAX_SAFE_INTEGER;
  Error.captureStackTrace(noted);
  Error.stackTraceLimit = stackTraceLimit;
  return noted.stack;
}

function neighbours(folder: string): readonly string[] {
  return readdirSync(join(folder, '..')).filter((name) => join(folder, '..', name).startsWith(`${folder}.`));
}

describe('a synthesis', () => {
  it('replaces the stack and the flows, removes old flows, and keeps the files of Terraform', () => {
    const folder = writtenBefore();
    synthesise([dev], folder);
    const files = filesIn(join(folder, 'stacks', 'dev'));
    expect(JSON.parse(files['cdk.tf.json'] ?? '')).toHaveProperty('terraform.backend.local');
    const flows = Object.keys(files).filter((path) => path.startsWith('flows/'));
    expect(flows).toHaveLength(dev.release.flows.length);
    expect(flows).not.toContain('flows/old.yaml');
    expect(files['.terraform.lock.hcl']).toBe('of Terraform');
    expect(neighbours(folder)).toEqual([]);
  });

  it('notes the place of a declaration, and not the whole stack below each token', () => {
    const seen: unknown[] = [];
    const declaring = (): void => {
      seen.push(declaredIn(declaring).file, wholeStack());
    };
    const project = {
      ...dev.project,
      stack: (...given: Parameters<typeof dev.project.stack>) => {
        declaring();
        return dev.project.stack(...given);
      },
    };
    synthesise([{ ...dev, project }], temporaryFolder());
    expect(seen).toEqual(['test/commands/org/synthesise.test.ts', '']);
    expect(wholeStack()).toContain('synthesise.test.ts');
  });

  it('that fails before it moves files changes no file', () => {
    const folder = writtenBefore();
    const before = filesIn(folder);
    const twice = [dev, dev];
    expect(() => synthesise(twice, folder)).toThrow(/already a Construct with name 'dev'/);
    expect(filesIn(folder)).toEqual(before);
    expect(neighbours(folder)).toEqual([]);
  });

  it('that cannot replace a stack changes neither this stack nor those after it', () => {
    const folder = writtenBefore();
    const stackFile = join(folder, 'stacks', 'dev', 'cdk.tf.json');
    rmSync(stackFile);
    mkdirSync(stackFile);
    const before = filesIn(folder);
    expect(() => synthesise([dev, prod], folder)).toThrow(
      /^.*stacks\/dev\/cdk\.tf\.json: cannot be written: a folder is in the way of a file; move it away and try again$/,
    );
    expect(filesIn(folder)).toEqual(before);
    expect(neighbours(folder)).toEqual([]);
  });

  it('reports a defect of the program as such, not as a folder that cannot be written', () => {
    const folder = temporaryFolder();
    const defect = Object.assign(new TypeError('no such property'), { code: 'ERR_INVALID_ARG_TYPE' });
    const toTerraform = jest.spyOn(OrgStack.prototype, 'toTerraform').mockImplementation(() => {
      throw defect;
    });
    expect(() => synthesise([dev], folder)).toThrow(defect);
    toTerraform.mockRestore();
    expect(neighbours(folder)).toEqual([]);
  });
});

describe('an output folder that cannot be written', () => {
  it('gives one message and exit code 2, and what is in its place stays', async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, 'cdktf.out'), 'a file of somebody');
    const before = filesIn(folder);
    expect(await runIn(folder, 'start')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'cdktf.out/stacks/dev: cannot be written: cdktf.out is a file; move it away and try again\n',
    });
    expect(filesIn(folder)).toEqual(before);
  });

  it('is named where it is a link to nothing', async () => {
    const folder = workingFolder();
    symlinkSync('nowhere', join(folder, 'cdktf.out'));
    const { code, stderr } = await runIn(folder, 'start');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^cdktf\.out\S*: cannot be written: cdktf\.out is a link to nothing; remove the link, or make its target\n$/,
    );
  });
});

import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { UserError } from '../../input/user-error';
import { publishedOrg } from '../../sandbox/published-org';
import { exampleOrg } from '../support/example-org';
import { shippedStack } from '../support/shipped';
import { temporaryFolder } from '../support/temporary-folder';

const missing = 'cdk.tf.json: got nothing that can be read; expected the configuration of a stack';
const first = 'run the synthesis first: npx cdktf synth';
const flow = 'workflow-servicenow-incident.yaml';
let whole = '';
beforeAll(() => {
  whole = shippedStack(exampleOrg('dev'));
});

/** The message of publishing a broken copy of the stack, with paths inside the stack. */
function complaint(spoil: (folder: string) => void): string {
  const folder = temporaryFolder();
  cpSync(whole, folder, { recursive: true });
  spoil(folder);
  try {
    publishedOrg(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  throw new Error('nothing was wrong');
}

function changed(name: string, change: (text: string) => string): (folder: string) => void {
  return (folder) => {
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const result = change(text);
    if (result === text) throw new Error(`${name} has not changed`);
    writeFileSync(file, result);
  };
}

describe('a broken stack', () => {
  it.each<[string, (folder: string) => void, string]>([
    ['without cdk.tf.json', (folder) => rmSync(join(folder, 'cdk.tf.json')), `${missing}; ${first}`],
    ['that was never written', (folder) => rmSync(folder, { recursive: true }), `${missing}; ${first}`],
    [
      'without a file of a flow',
      (folder) => rmSync(join(folder, 'flows', flow)),
      `filepath: got the flow file flows/${flow}, which cannot be read; expected a file that the synthesis wrote; run the synthesis again: npx cdktf synth`,
    ],
    [
      'without data actions',
      changed('cdk.tf.json', () => '{"resource": {}}'),
      'got data actions that call none; expected data actions that call one ServiceNow instance; synthesise the stack again',
    ],
  ])('%s is reported with the next step', (_, spoil, message) => {
    expect(complaint(spoil)).toContain(message);
  });

  it('with a truncated cdk.tf.json gives one message, never half an org', () => {
    const { length } = readFileSync(join(whole, 'cdk.tf.json'), 'utf8');
    for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
      const message = complaint(changed('cdk.tf.json', (text) => text.slice(0, Math.floor(length * share))));
      expect(message).toMatch(
        /^cdk\.tf\.json: got a text that is not JSON \(.+\); expected the configuration of a stack; run the synthesis again: npx cdktf synth$/,
      );
    }
  });

  it('with several missing flow files is reported with all of them', () => {
    const names = readdirSync(join(whole, 'flows'));
    const message = complaint((folder) => rmSync(join(folder, 'flows'), { recursive: true }));
    expect(names).toHaveLength(3);
    for (const name of names) expect(message).toContain(`flows/${name}, which cannot be read`);
  });
});

describe('a flow that was changed by hand', () => {
  const file = `flows/${flow}`;
  const inFlow = (change: (text: string) => string) => complaint(changed(file, change));

  it.each<[string, (text: string) => string]>([
    ['an indent is wrong', (text) => text.replace('\n  name:', '\n   name:')],
    ['a quote is missing', (text) => text.replace(/"\n/, '\n')],
    ['it is empty', () => ''],
    ['an action has an unknown kind', (text) => text.replace('- callData:', '- callDate:')],
    ['a data action was renamed', (text) => text.replace('Create incident:', 'Create Incident 2:')],
    ['an expression is broken', (text) => text.replace(/exp: .*\(.*/, 'exp: If(1,')],
  ])('is refused with file and place when %s', (_, change) => {
    expect(inFlow(change)).toMatch(/^flows\/workflow-servicenow-incident\.yaml(:\d+:\d+)?: ./);
  });

  it.each([0.02, 0.3, 0.7, 0.999])('is refused when only its first part exists: %d of it', (share) => {
    const message = inFlow((text) => text.slice(0, Math.floor(text.length * share)));
    expect(message).toMatch(/^flows\/workflow-servicenow-incident\.yaml(:\d+:\d+)?: ./);
  });
});

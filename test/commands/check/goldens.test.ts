import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { compareGoldens } from '../../../commands/check/goldens';
import { shippedFiles, type Texts } from '../../../commands/check/shipped-files';
import { updateGoldens } from '../../../commands/check/update';
import { exampleOrg } from '../../support/example-org';
import { shippedStack } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn } from '../../support/working-folder';

describe('golden files', () => {
  const [dev, prod] = [exampleOrg('dev'), exampleOrg('prod')];
  let shipped: Texts;
  beforeAll(() => {
    shipped = shippedFiles([dev, prod]);
  });

  /** A folder with the golden files of both orgs. */
  function goldens(): string {
    const folder = temporaryFolder();
    for (const [file, text] of shipped) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return folder;
  }

  it('are the folder of the stack of every org, byte for byte, so that Terraform can plan them', () => {
    const folder = goldens();
    for (const org of [dev, prod]) expect(filesIn(join(folder, org.name))).toEqual(filesIn(shippedStack(org)));
    expect(compareGoldens(shipped, folder)).toEqual({ differences: [], windowsLineEnds: [] });
  });

  it('differ where an org ships another text, where one is missing, and where no org ships one any more', () => {
    const folder = goldens();
    const german = exampleOrg('dev', {}, (flow) => (flow.type === 'workflow' ? { ...flow, language: 'de-de' } : flow));
    rmSync(join(folder, 'dev', 'cdk.tf.json'));
    const { differences } = compareGoldens(shippedFiles([german]), folder);
    const leftOver = [...shipped.keys()].filter((file) => file.startsWith('prod/')).sort();
    expect(differences.map(({ file, kind }) => [kind, file])).toEqual([
      ['missing', 'dev/cdk.tf.json'],
      ['changed', 'dev/flows/workflow-servicenow-incident.yaml'],
      ...leftOver.map((file) => ['left over', file]),
    ]);
    const [passage] = differences[1]?.passages ?? [];
    expect(passage).toMatchObject({
      removed: [expect.stringContaining('en-us')],
      added: [expect.stringContaining('de-de')],
    });
  });

  it('are told from what Terraform leaves in a folder that it plans', () => {
    const folder = goldens();
    const others = [
      '.terraform/providers/plugin',
      '.terraform.lock.hcl',
      'terraform.tfstate',
      'terraform.tfstate.backup',
    ];
    for (const file of others) {
      mkdirSync(join(folder, 'dev', file, '..'), { recursive: true });
      writeFileSync(join(folder, 'dev', file), '{}');
    }
    expect(compareGoldens(shipped, folder).differences).toEqual([]);
  });

  it('of other orgs are left alone when some orgs are looked at', () => {
    const folder = goldens();
    writeFileSync(join(folder, 'prod', 'cdk.tf.json'), '{}');
    const files = filesIn(folder);
    expect(compareGoldens(shippedFiles([dev]), folder, ['dev']).differences).toEqual([]);
    expect(updateGoldens([dev], { folder, some: true }).files).toEqual([]);
    expect(filesIn(folder)).toEqual(files);
  });

  it.each<readonly [string, string, (text: string) => string | Buffer]>([
    ['is cut short', 'cdk.tf.json', (text) => text.slice(0, 1000)],
    ['is cut short', 'flows/workflow-servicenow-incident.yaml', (text) => text.slice(0, 1000)],
    // A text of an earlier release.
    ['is cut short', 'flows/workflow-servicenow-incident.yaml', (text) => text.replace('Home', 'IT').slice(0, 142)],
    ['is not JSON', 'cdk.tf.json', (text) => text.replace('"data"', '"before"').slice(0, 1000)],
    ['is not YAML', 'flows/workflow-servicenow-incident.yaml', () => 'workflow: [\n'],
    ['is empty', 'flows/workflow-servicenow-incident.yaml', () => ''],
    ['is not text in UTF-8', 'cdk.tf.json', (text) => Buffer.from(`${text}\xff`, 'latin1')],
    ['holds the conflict markers of a merge', 'cdk.tf.json', (text) => text.replace('\n', '\n<<<<<<< HEAD\n')],
  ])('that were half-written are named: %s, %s', (damage, file, damaged) => {
    const folder = goldens();
    const path = join(folder, 'dev', file);
    writeFileSync(path, damaged(readFileSync(path, 'utf8')));
    const { differences } = compareGoldens(shipped, folder);
    expect(differences).toEqual([{ file: `dev/${file}`, kind: 'damaged', damage }]);
  });

  it('that are flows with deep branches are not taken for damaged', () => {
    const folder = goldens();
    const file = 'dev/flows/workflow-servicenow-incident.yaml';
    const deep = Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}in:\n`).join('');
    writeFileSync(join(folder, file), deep);
    expect(compareGoldens(shipped, folder).differences).toMatchObject([{ file, kind: 'changed' }]);
  });

  it('with Windows line ends are no difference, but reported; an update writes them byte for byte', () => {
    const folder = goldens();
    for (const [file, text] of shipped) writeFileSync(join(folder, file), text.replaceAll('\n', '\r\n'));
    const all = [...shipped.keys()].sort();
    expect(compareGoldens(shipped, folder)).toEqual({ differences: [], windowsLineEnds: all });
    const changed = 'dev/flows/workflow-servicenow-incident.yaml';
    const text = (shipped.get(changed) ?? '').replace('en-us', 'de-de');
    writeFileSync(join(folder, changed), text.replaceAll('\n', '\r\n'));
    const { differences } = compareGoldens(shipped, folder);
    expect(differences).toMatchObject([{ file: changed, passages: [{ removed: [expect.stringContaining('de-de')] }] }]);
    updateGoldens([dev, prod], { folder, some: false });
    expect(filesIn(folder)).toEqual(Object.fromEntries(shipped));
  });

  it('are written into the folder whole: nothing is left beside them', () => {
    const folder = join(temporaryFolder(), 'orgs');
    updateGoldens([dev], { folder, some: false });
    expect(readdirSync(join(folder, '..'))).toEqual(['orgs']);
  });
});

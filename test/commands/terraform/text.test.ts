import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { changesIn } from '../../../commands/terraform/changes';
import { diagnosticMistakes } from '../../../commands/terraform/diagnostic-text';
import { StackResources } from '../../../commands/terraform/stack-resources';
import { changesText, countsText } from '../../../commands/terraform/text';
import { mistakeText } from '../../../input/mistake';
import { temporaryFolder } from '../../support/temporary-folder';

const type = 'genesyscloud_integration_credential';
const folder = temporaryFolder();
const block = { '//': { metadata: { path: 'dev/ServiceNow/Credential/Default' } } };
writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ resource: { [type]: { It: block } } }));
const stack = StackResources.of(folder, {});

function change(actions: readonly string[], before: object | null, after: object | null, after_unknown: object = {}) {
  return { address: `${type}.It`, type, change: { actions, before, after, after_unknown } };
}

describe('the changes of a plan', () => {
  const plan = {
    resource_changes: [
      change(['delete', 'create'], { id: 'a', name: 'x' }, { name: 'y' }, { id: true }),
      change(['create'], null, { fields: { secret: 'canary' } }),
      change(['update'], { id: 'a', fields: { secret: 'canary' } }, { id: 'a', fields: { secret: 'changed' } }),
      change(['no-op'], { id: 'a' }, { id: 'a' }),
      change(['read'], null, {}),
    ],
  };
  const changes = changesIn(plan, stack);

  it('are summed up, each with the attributes that differ', () => {
    expect(changesText(changes)).toBe(
      [
        '   create  1: 1 credential',
        '      credential ServiceNow/Credential',
        '   update  1: 1 credential',
        '      credential ServiceNow/Credential: fields',
        '   replace 1: 1 credential',
        '      credential ServiceNow/Credential: name',
      ].join('\n'),
    );
  });

  it('hold no value, which may be secret', () => {
    expect(JSON.stringify(changes)).not.toContain('canary');
  });
});

it('counts what was done', () => {
  expect(countsText(['create', 'delete', 'create'])).toBe('2 created, 1 deleted');
  expect(countsText([])).toBe('nothing');
});

it('reports errors of Terraform at their place in the project, and a held lock with the way out', () => {
  const error = {
    severity: 'error',
    summary: 'Refused',
    detail: `because\n  of ${type}.It`,
    address: `${type}.It`,
  } as const;
  const lock = { severity: 'error', summary: 'Error acquiring the state lock', detail: '' } as const;
  const warning = { severity: 'warning', summary: 'Old', detail: '' } as const;
  expect(diagnosticMistakes([error, warning, lock], stack, 'reset it').map(mistakeText)).toEqual([
    'ServiceNow/Credential: Refused because of ServiceNow/Credential',
    'Error acquiring the state lock; wait until the other process has ended, or reset it',
  ]);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { newContracts, writeContracts } from '../../../commands/check/contracts';
import { checkContracts } from '../../../constructs/project/recorded-contracts';
import { getIncident, type Operation } from '../../../constructs/servicenow';
import { OrgStack } from '../../../constructs/stack/org-stack';
import { UserError } from '../../../input/user-error';

import { exampleOrg } from '../../support/example-org';
import { Template } from '../../support/template';
import { temporaryFolder } from '../../support/temporary-folder';
import { withOperations } from '../../support/with-operations';

const org = exampleOrg('dev');
const urgency = { type: 'string', path: '$.result.urgency' } as const;
const widened: Operation = { ...getIncident, outputs: { ...getIncident.outputs, urgency } };
const secondVersion: Operation = { ...widened, version: 2, previous: getIncident };

function stackOf(operation: Operation, config = org): OrgStack {
  return new OrgStack(new App(), withOperations(config, [operation]));
}

function recorded(): string {
  const file = join(temporaryFolder(), 'contracts.json');
  writeContracts([org], file);
  return file;
}

function mistakesOf(stacks: readonly OrgStack[], file: string): readonly string[] {
  try {
    checkContracts(stacks, file);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
}

function namesOf(stack: OrgStack): readonly unknown[] {
  return Object.values(Template.of(stack).resources('genesyscloud_integration_action')).map(({ name }) => name);
}

describe('a contract that changes under its name', () => {
  it('is refused with the version to raise, how to keep the old one, and when that may go', () => {
    expect(mistakesOf([stackOf(widened)], recorded())).toEqual([
      'get-incident: the contract changed; raise its version to 2, so that no live flow calls an action that is being ' +
        'replaced; keep the definition before as "previous", and remove it in a later release, once the calls that ' +
        'began before this release (at most 213 s) and the workflows (as long as each runs) are over; apply an org ' +
        'once without this change if its last apply was made by a version without create_before_destroy ' +
        '(docs/deploy.md)',
    ]);
  });

  it('is accepted with a higher version, and so is a higher version alone', () => {
    expect(mistakesOf([stackOf(secondVersion)], recorded())).toEqual([]);
    expect(mistakesOf([stackOf({ ...getIncident, version: 2 })], recorded())).toEqual([]);
  });

  it('is refused in the definition before, which executions in flight still call', () => {
    expect(mistakesOf([stackOf({ ...widened, version: 2, previous: widened })], recorded())).toEqual([
      'get-incident: the contract of its previous version 1 changed; restore it: executions in flight call that data action',
    ]);
  });

  it('is refused in any org, and once for all of them', () => {
    const other = { ...org, name: 'other', servicenow: { ...org.servicenow, name: 'HR' } };
    expect(mistakesOf([stackOf(widened), stackOf(widened, other)], recorded())).toHaveLength(1);
    expect(mistakesOf([stackOf(widened, other)], recorded())).toHaveLength(1);
    const nothingRecorded = join(temporaryFolder(), 'contracts.json');
    expect(mistakesOf([stackOf(getIncident), stackOf(widened, other)], nothingRecorded)).toHaveLength(1);
  });

  it('is neither a change of the request, nor another order of the org file', () => {
    const operations = org.release.operations.toReversed();
    const reversed = { ...org, release: { ...org.release, operations } };
    expect(mistakesOf([stackOf({ ...getIncident, table: 'u_incident' }, reversed)], recorded())).toEqual([]);
  });

  it('is another order of its inputs or outputs too: Terraform would replace the action', () => {
    const outputs = Object.fromEntries(Object.entries(getIncident.outputs).toReversed());
    expect(mistakesOf([stackOf({ ...getIncident, outputs })], recorded())).toHaveLength(1);
  });
});

describe('the recorded contracts', () => {
  it('are not needed for a first synthesis', () => {
    const file = join(temporaryFolder(), 'contracts.json');
    expect(mistakesOf([stackOf(widened)], file)).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });

  it('grow and never change', () => {
    const file = recorded();
    const before = JSON.parse(readFileSync(file, 'utf8'));
    expect(() => writeContracts([withOperations(org, [widened])], file)).toThrow('get-incident: the contract');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(before);
    const added = writeContracts([withOperations(org, [secondVersion])], file);
    expect(added).toEqual(['{servicenow.name} / Get incident v2']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...before, [String(added)]: expect.any(String) });
    expect(newContracts([org], file)).toEqual([]);
  });

  it('stay apart by strategy and by the way of creating', () => {
    const variants: Parameters<typeof exampleOrg>[1][] = [{ auth: 'platform' }, { create: 'importSet' }];
    for (const release of variants) {
      const variant = exampleOrg('dev', release);
      const servicenow = { ...variant.servicenow, importSetTables: { incident: 'u_genesys_incident' } };
      expect(mistakesOf([stackOf(getIncident, { ...variant, servicenow })], recorded())).toEqual([]);
    }
  });

  it('are refused when the file holds something else', () => {
    const file = join(temporaryFolder(), 'contracts.json');
    for (const text of ['{', '[]', '{"a": 1}']) {
      writeFileSync(file, text);
      expect(mistakesOf([], file)).toEqual([expect.stringMatching(/^\S*contracts\.json: not a JSON object of finger/)]);
    }
  });
});

describe('an operation with a definition before', () => {
  it('is two data actions, of which flows are given the newer', () => {
    const names = namesOf(stackOf(secondVersion));
    expect(names.filter((name) => String(name).startsWith('Get incident'))).toEqual([
      'Get incident',
      'Get incident v2',
    ]);
  });
});

import { expect, it } from '@jest/globals';
import type { ApplyOrgResult } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { notDone } from '../../../commands/deploy/not-done';
import type { Change } from '../../../commands/terraform/changes';
import { doneText } from '../../../commands/terraform/text';

const address = 'genesyscloud_integration_credential.It';
const change: Change = {
  action: 'replace',
  address,
  type: 'genesyscloud_integration_credential',
  path: 'It',
  attributes: [],
};
const gone = { action: 'delete', address, path: 'It' };
const made = { action: 'create', address, path: 'It' };

const result: ApplyOrgResult = {
  ...{ org: 'dev', organization: 'Acme', release: 'r', terraform: '1.11.4', provider: '1.82.0' },
  ...{ isEmpty: false, fingerprint: '7c1f90ab33d2', adopt: false, lines: [], changes: [change], wasInterrupted: false },
  ...{ done: [gone], mistakes: [{ problem: 'No' }], notDone: notDone([change], [gone]), isComplete: false },
};

it('names a resource that was deleted and not made again', () => {
  expect(notDone([change], [gone])).toEqual([change]);
  expect(notDone([change], [made])).toEqual([change]);
  expect(notDone([change], [gone, made])).toEqual([]);
  expect(applyOrgText(result)).toMatch(
    /^No\nStopped half way: 1 deleted\n {3}not done {2}replace credential It\nCorrect this, /,
  );
});

it('shows the name of a flow as text', () => {
  const path = 'Flows/workflow-a\u001b[2K##[error]b';
  const text = applyOrgText({ ...result, notDone: [{ ...change, path }] });
  expect(text).toContain('replace credential Flows/workflow-a\\u{1b}[2K\\u{23}#[error]b\n');
  expect(doneText('create', change.type, path)).toBe(
    '   created  credential Flows/workflow-a\\u{1b}[2K\\u{23}#[error]b',
  );
});

it('does not call an apply done whose state could not be saved', () => {
  const unsaved = { ...result, done: [gone, made], notDone: [], mistakes: [{ problem: 'Failed to save state' }] };
  expect(applyOrgText(unsaved)).toMatch(
    /^Failed to save state\nStopped half way: 1 created, 1 deleted\nCorrect this, /,
  );
});

it('says of an apply that nobody could look at that it was done', () => {
  const unseen = { ...result, done: [gone, made], notDone: [], isComplete: true };
  expect(applyOrgText(unseen)).toMatch(/^Applied to "Acme": 1 created, 1 deleted\.\nNo\nIt was applied, /);
});

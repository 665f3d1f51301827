import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { WorkNoteStack } from '../../../docs/examples/work-note-stack';
import { conversationId } from '../../../sandbox/exploration/run';
import type { Fault } from '../../../sandbox/faults';
import { publishedOrg } from '../../../sandbox/published-org';
import { Sandbox } from '../../../sandbox/sandbox';
import { temporaryFolder } from '../../support/temporary-folder';

const folder = temporaryFolder();
const app = new App({ outdir: folder });
new WorkNoteStack(app, 'own');
app.synth();
const published = publishedOrg(join(folder, 'stacks', 'own'));

function addNoteUnder(...faults: readonly Fault[]) {
  let sent = 0;
  const sandbox = new Sandbox(published, { faults: ({ method }) => (method === 'PATCH' ? faults[sent++] : undefined) });
  const incident = sandbox.serviceNow.insert('incident', { short_description: 'open' });
  const { end } = sandbox.run(published.flows[0] as (typeof published.flows)[number], {
    type: 'workflow',
    conversations: new Map(),
    inputs: { 'Flow.sysId': incident['sys_id'], 'Flow.note': 'called again', 'Flow.conversationId': conversationId },
  });
  const changes = Number(sandbox.serviceNow.records('incident')[0]?.['sys_mod_count']);
  return { outcome: end.kind === 'workflowEnded' && end.exitReason, changes, sent };
}

describe('an operation whose repeat nothing recognises', () => {
  it('is done once', () => {
    expect(addNoteUnder()).toEqual({ outcome: 'done', changes: 1, sent: 1 });
  });

  it('is sent again after a failure that carried nothing out: a refused token, a rate limit', () => {
    expect(addNoteUnder({ kind: 'unauthorized' }, { kind: 'rateLimited' })).toEqual({
      outcome: 'done',
      changes: 1,
      sent: 3,
    });
  });

  it.each<Fault>([
    { kind: 'timeout', commit: 'before' },
    { kind: 'serverError', status: 500, commit: 'before' },
    { kind: 'unreadable', body: 'empty' },
  ])('is not sent again after %j, which may have carried it out', (fault) => {
    expect(addNoteUnder(fault)).toEqual({ outcome: 'unconfirmed', changes: 1, sent: 1 });
  });

  it('is refused when a policy forbids it', () => {
    expect(addNoteUnder({ kind: 'forbidden' })).toEqual({ outcome: 'refused', changes: 0, sent: 1 });
  });
});

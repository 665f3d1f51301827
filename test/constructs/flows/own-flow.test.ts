import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, TerraformStack } from 'cdktf';
import { type DataActionRef, flow, nodes, variable } from '../../../constructs/architect';
import { callOperation, recipeOf, type TokenAction, usedVariables, workflowDialect } from '../../../constructs/flows';
import { ArchitectFlow, GenesysProvider } from '../../../constructs/genesys';
import { addWorkNote, type RenderedInputs, type RenderedOutputs, ServiceNow } from '../../../constructs/servicenow';
import { conversationId } from '../../../sandbox/exploration/run';
import type { Fault } from '../../../sandbox/faults';
import { publishedOrg } from '../../../sandbox/published-org';
import { Sandbox } from '../../../sandbox/sandbox';
import { temporaryFolder } from '../../support/synthesised';

type AddWorkNote = DataActionRef<
  RenderedInputs<typeof addWorkNote.inputs, 'chained'>,
  RenderedOutputs<typeof addWorkNote.outputs>
>;

const sysId = variable('Flow.sysId', 'string', { isInput: true });
const note = variable('Flow.note', 'string', { isInput: true });
const conversation = variable('Flow.conversationId', 'string', { isInput: true });

/** A workflow of one's own around one operation that nothing recognises when it is repeated. */
function addNoteFlow(action: AddWorkNote, refreshToken: TokenAction) {
  const recipe = recipeOf(workflowDialect(conversation), {
    refreshToken,
    limits: {
      attempts: 3,
      firstDelaySeconds: 1,
      jitterMilliseconds: 0,
      budgetSeconds: 60,
      tokenSeconds: 3,
      actionSeconds: 4,
      renewBeforeSeconds: 60,
    },
    statuses: { expired: [401], rateLimited: [429], unclear: [400, 408], gateway: [408, 502, 503, 504] },
    onUnknownFailure: 'retry',
  });
  const outcome = variable('Flow.outcome', 'string', { initial: 'failed', isOutput: true });
  const actions = [
    ...callOperation(recipe, {
      title: 'Add work note',
      action,
      inputs: { sysId, workNote: note, correlationId: conversation },
      outputs: {},
      repeat: { kind: 'never' },
      reset: [],
    }),
    nodes.endWorkflow({ name: 'End', exitReason: outcome }),
  ];
  return flow({
    type: 'workflow',
    name: 'Add note',
    description: '',
    division: 'Home',
    language: 'en-us',
    variables: usedVariables(actions, [sysId, note, conversation]),
    sequences: [{ name: 'Main', actions }],
  });
}

function publishedNoteFlow() {
  const folder = temporaryFolder();
  const app = new App({ outdir: folder });
  const stack = new TerraformStack(app, 'own');
  new GenesysProvider(stack, 'Genesys', { region: 'eu-west-1' });
  const serviceNow = new ServiceNow(stack, 'ServiceNow', {
    instance: 'https://acme.service-now.com',
    tokenPath: '/oauth_token.do',
    auth: 'chained',
    credential: { managed: true, grant: 'client_credentials' },
    operations: [addWorkNote.name],
    tokenSeconds: 3,
    actionSeconds: 4,
  });
  const action = serviceNow.refs.operation(addWorkNote.name) as AddWorkNote;
  new ArchitectFlow(stack, 'Flow', {
    flow: addNoteFlow(action, serviceNow.refs.refreshToken as TokenAction),
    actions: serviceNow.actions,
    queues: [],
  });
  app.synth();
  return publishedOrg(join(folder, 'stacks', 'own'));
}

const published = publishedNoteFlow();

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

describe('an operation that nothing recognises when it is repeated', () => {
  it('is done once', () => {
    expect(addNoteUnder()).toEqual({ outcome: 'done', changes: 1, sent: 1 });
  });

  it('is sent again after what was surely not done: a refused token, a rate limit', () => {
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
  ])('is not sent again after %j, which leaves it open', (fault) => {
    expect(addNoteUnder(fault)).toEqual({ outcome: 'unconfirmed', changes: 1, sent: 1 });
  });

  it('is refused when a policy forbids it', () => {
    expect(addNoteUnder({ kind: 'forbidden' })).toEqual({ outcome: 'refused', changes: 0, sent: 1 });
  });
});

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type TerraformStack, Testing } from 'cdktf';
import { ArchitectFlow, CallsInFlight, Division, Integration, Queue, readDrawnFlow } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { temporaryFolder } from '../../support/temporary-folder';
import { createIncident, emptyStack, findCaller, mistakesOf } from './stack';

const drawn = `# By hand.
inboundEmail:
  name: Mail {{team}}
  division: Home
  variables:
    - queueVariable: { name: Flow.queue, initialValue: { lit: { name: Desk A } } }
  settingsErrorHandling:
    errorHandling:
      queue: { targetQueue: { lit: { name: Desk B } } }
  states:
    - state:
        name: Main
        refId: Main_10
        actions:
          - decision:
              name: Known
              condition: { exp: "true" }
              outputs:
                yes:
                  actions:
                    - callData: { name: Find, category: { ServiceNow: { dataAction: { Find caller: {} } } } }
                no:
                  actions:
                    - updateData: { statements: [{ queue: { variable: Flow.queue, value: { lit: { name: Desk C } } } }] }
          - transferToAcd: { name: Hand over, targetQueue: { lit: { name: "{{queue}}" } } }
          - transferToAcd: { name: By variable, targetQueue: { exp: Flow.queue } }
          - callCommonModule: { name: Call, commonModule: { Ask first: { ver_latestPublished: {} } } }
          - transferToFlow: { name: On, targetFlow: { name: Mail later } }
`;
const noSecret =
  'this file holds no secrets; remove it, replace the secret if it was shared, and let a data action send it: its credential keeps it';
const values = { queue: 'Desk D', team: 'Ops' };

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'mail.yaml');
  writeFileSync(path, text);
  return path;
}

function read(text: string, substitutions: Readonly<Record<string, string>> = {}) {
  return readDrawnFlow(fileOf(text), substitutions, 'flows/mail.yaml');
}

function orgOf(stack: TerraformStack) {
  const integration = new Integration(stack, 'Integration', { name: 'ServiceNow' });
  return {
    actions: [
      integration.addDataAction('create-incident', createIncident),
      integration.addDataAction('find-caller', findCaller),
    ],
    queues: ['Desk A', 'Desk B', 'Desk C', 'Desk D', 'Desk E'].map(
      (name, index) => new Queue(stack, `Queue${index}`, { name }),
    ),
  };
}

/** Where a text of the file begins. */
function placeOf(text: string) {
  const before = drawn.slice(0, drawn.indexOf(text)).split('\n');
  return { file: 'flows/mail.yaml', line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

describe('a flow from a file', () => {
  it('names its data actions, its queues and its division, wherever they are', () => {
    const { text, ...flow } = read(drawn.replaceAll('\n', '\r\n'), values);
    expect(text).toBe(drawn);
    expect(flow).toEqual({
      kind: 'drawn',
      type: 'inboundEmail',
      name: 'Mail Ops',
      file: 'flows/mail.yaml',
      substitutions: values,
      actions: [{ category: 'ServiceNow', name: 'Find caller', place: placeOf('Find caller') }],
      queues: [
        { name: 'Desk A', place: placeOf('Desk A') },
        { name: 'Desk B', place: placeOf('Desk B') },
        { name: 'Desk C', place: placeOf('Desk C') },
        { name: 'Desk D', place: placeOf('"{{queue}}"') },
      ],
      flows: [
        { name: 'Ask first', place: placeOf('Ask first') },
        { name: 'Mail later', place: placeOf('Mail later') },
      ],
      division: { name: 'Home', place: placeOf('Home') },
    });
  });

  it('is published as it is, again when what it names is replaced, and after calls that need an old action', () => {
    const stack = emptyStack();
    const { actions, queues } = orgOf(stack);
    const callsInFlight = new CallsInFlight(stack, 'Calls', { actions, longestSeconds: 15 });
    const flow = read(drawn, { ...values, team: '${a}' });
    const division = new Division(stack, 'Division', { name: 'Home' });
    new ArchitectFlow(stack, 'Flow', { flow, actions, queues, division, callsInFlight });
    const found = Template.of(stack).resource('genesyscloud_flow');
    expect(found).toMatchObject({
      filepath: 'flows/inboundEmail-mail-a.yaml',
      substitutions: { queue: 'Desk D', team: '$${a}' },
      update_trigger_hash: expect.stringMatching(/^\$\{sha1\(join\(" ", sort\(\[.*\]\)\)\)\}$/),
    });
    const names = ['find-caller', 'Queue0', 'Queue1', 'Queue2', 'Queue3', 'Division', 'Calls'];
    const dependencies = found['depends_on'] as readonly string[];
    expect(dependencies.map((address) => names.find((name) => address.includes(name)))).toEqual(names);
    for (const address of dependencies.slice(0, -1)) expect(found['update_trigger_hash']).toContain(`${address}.id`);
    expect(Testing.fullSynth(stack)).toBeTruthy();
  });

  it('is published after the flows of the stack that it names, and again with a common module', () => {
    const stack = emptyStack();
    const org = orgOf(stack);
    const [module, later] = ['commonModule:\n  name: Ask first\n', 'inboundEmail:\n  name: Mail later\n'].map(
      (text, index) => new ArchitectFlow(stack, `Flow${index}`, { flow: read(text), ...org }),
    ) as [ArchitectFlow, ArchitectFlow];
    const other = new ArchitectFlow(stack, 'Other', { flow: read('workflow:\n  name: Other\n'), ...org });
    new ArchitectFlow(stack, 'Mail', { flow: read(drawn, values), ...org, flows: [module, later, other] });
    const { depends_on, update_trigger_hash } = Template.of(stack).resource('genesyscloud_flow', {
      filepath: 'flows/inboundEmail-mail-ops.yaml',
    });
    expect(depends_on).toEqual(expect.arrayContaining(['genesyscloud_flow.Flow0', 'genesyscloud_flow.Flow1']));
    expect(depends_on).not.toContain('genesyscloud_flow.Other');
    // The flow keeps the module that it was published with: the trigger changes with the text of the module.
    const hash = createHash('sha256').update('commonModule:\n  name: Ask first\n').digest('hex');
    expect(update_trigger_hash).toContain(`"${hash}"`);
    expect(update_trigger_hash).toContain('genesyscloud_flow.Flow1.id');
  });

  it.each([
    [
      'a queue',
      'Desk B',
      'Dask B',
      '9:44: got the queue "Dask B"; expected one of "Desk A", "Desk B", "Desk C", "Desk D", "Desk E"; pass its QueueRef, so that a missing queue fails at plan; did you mean "Desk B"?',
    ],
    [
      'a data action',
      'Find caller',
      'Find caler',
      '21:87: got the data action "ServiceNow / Find caler"; expected one of "ServiceNow / Create incident", "ServiceNow / Find caller"; pass the DataAction that the flow was built with; did you mean "ServiceNow / Find caller"?',
    ],
  ])('is refused where it names %s that the stack lacks', (_, right, wrong, message) => {
    const stack = emptyStack();
    const flow = read(drawn.replace(right, wrong), values);
    expect(mistakesOf(() => new ArchitectFlow(stack, 'Flow', { flow, ...orgOf(stack) }))).toBe(
      `flows/mail.yaml:${message}`,
    );
    expect(Template.of(stack).resources('genesyscloud_flow')).toEqual({});
  });

  it('is refused beside a flow of its type whose name differs in case only', () => {
    const stack = emptyStack();
    const org = orgOf(stack);
    new ArchitectFlow(stack, 'One', { flow: read(drawn, values), ...org });
    const second = { flow: read(drawn, { ...values, team: 'OPS' }), ...org };
    expect(mistakesOf(() => new ArchitectFlow(stack, 'Two', second))).toContain('the stack has another flow');
  });

  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      'a mark without a value',
      drawn,
      { queue: 'Desk D', tean: 'x' },
      '3:14: got the mark {{team}}; nothing gives it a value; expected one of queue, tean; add "team" to substitutions; did you mean "tean"?',
    ],
    [
      'a value without a mark',
      drawn,
      { ...values, division: 'Home' },
      ' substitutions.division: the file has no mark {{division}}; write it where the value belongs, or remove the value',
    ],
    [
      'a value that the order of replacing changes',
      drawn,
      { ...values, team: '{{queue}}' },
      ' substitutions.team: got "team": "{{queue}}"; expected a key without braces',
    ],
    ['a value of two lines', drawn, { ...values, team: 'a\nb' }, ' substitutions.team: got "team": "a\\nb"; expected'],
    ['a value that breaks the YAML', drawn, { ...values, queue: 'Desk "D"' }, '25:'],
    [
      'two roots',
      'a: 1\nb: 2\n',
      {},
      ' got the keys a, b; expected one key, the type of the flow, with all of the flow in it',
    ],
    ['an unknown type', 'inboundMail:\n  name: x\n', {}, '1:1: got "inboundMail"; expected one of inboundCall,'],
    ['no name', 'workflow:\n  description: x\n', {}, '1:1: workflow.name: got no text; expected a name'],
    [
      'a name that Architect refuses',
      'workflow:\n  name: a/b\n',
      {},
      '2:3: workflow.name: got "a/b"; expected a name without "/"',
    ],
    [
      'a token in a text',
      drawn.replace('Known', 'Bearer abc12345'),
      values,
      `16:15: inboundEmail.states[0].state.actions[0].decision.name: got what looks like an authorization header; ${noSecret}`,
    ],
    [
      'a password for a data action',
      drawn.replace('{ Find caller: {} }', '{ Find caller: { inputs: [{ password: { lit: hunter2 } }] } }'),
      values,
      '21:125: inboundEmail.states[0].state.actions[0].decision.outputs.yes.actions[0].callData.category.ServiceNow.dataAction["Find caller"].inputs[0].password.lit: this file holds no secrets; remove it',
    ],
    [
      'a token in place of a mark',
      drawn,
      { ...values, team: 'qIYTLZ4wlrpiAVQsmWTFpgfe7hLkUkWmrgFfGmb2nVmK9kg' },
      `3:3: inboundEmail.name: got what looks like a token or a key; ${noSecret}`,
    ],
    [
      'a token in a comment',
      drawn.replace('By hand.', 'Bearer abc12345'),
      values,
      `1:1: got a comment with what looks like an authorization header; ${noSecret}`,
    ],
    ['an empty file', '', {}, '1:1: got an empty file; expected a flow'],
  ])('is refused with %s', (_, text, substitutions, message) => {
    expect(mistakesOf(() => read(text, substitutions))).toContain(`flows/mail.yaml:${message}`);
  });

  it('is refused when there is no such file', () => {
    expect(mistakesOf(() => readDrawnFlow('flows/gone.yaml'))).toBe(
      'flows/gone.yaml: no such file or folder; check the path',
    );
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { workingFolder } from '../../support/working-folder';
import { playFiles, refusalOf, scenario } from '../play/play-files';

const waiting = join(root, 'docs', 'examples', 'waiting-caller.yaml');

/** The texts that a flow from a file says or sends in a run. */
async function saidIn(flow: string, interaction: string, more: readonly string[] = []): Promise<readonly string[]> {
  const files = {
    'flow.yaml': flow,
    'mine.yaml': scenario(`interaction: { ${interaction} }`, ...more),
    'org.yaml': org,
  };
  const { played } = await playFiles(files, { flow: ['flow.yaml'], scenario: ['mine.yaml'], objects: 'org.yaml' });
  return (played[0]?.timeline ?? []).flatMap(({ what }) => /^says "(.*)"$/.exec(what)?.[1] ?? []);
}

const org = `queues: [Support]
botFlows: [Helper]
contactLists: [Callbacks]
wrapupCodes: [Answered by flow]
users: [ada@example.com]
`;

/** A flow with one task, whose actions are given as YAML. */
function callFlow(type: 'inboundCall' | 'outboundCall', actions: string, settings = ''): string {
  return `${type}:
  name: Own call
  defaultLanguage: en-us
  startUpRef: /${type}/tasks/task[Main_1]
${settings}  variables:
    - stringVariable: { name: Flow.text, initialValue: { lit: none } }
  tasks:
    - task:
        name: Main
        refId: Main_1
        actions:
${actions}          - disconnect: { name: End }
`;
}

const says = (exp: string) => `          - playAudio: { name: Say, audio: { exp: 'ToAudioTTS(${exp})' } }\n`;

const campaign = callFlow(
  'outboundCall',
  says('Append(Call.Contact.firstName, " at ", ToPhoneNumber(Call.Ani).e164, " ", Call.Contact.delay)'),
  '  settingsOutboundCall: { contactList: { lit: { name: Callbacks } }, wrapupCode: { lit: { name: Answered by flow } } }\n',
);

describe('an outbound call', () => {
  it('starts a flow that a campaign runs, with the row of its contact list', async () => {
    const folder = workingFolder();
    const mine = [
      'interaction: { type: outboundCall, ani: "tel:+15550100", contact: { firstName: Ada, delay: "5" } }',
      'expected: { records: 0, end: disconnected }',
    ];
    const files = { 'campaign.yaml': campaign, 'org.yaml': org, 'mine.yaml': scenario(...mine) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const words = ['--flow', 'campaign.yaml', '--objects', 'org.yaml', '--scenario', 'mine.yaml'];
    const { code, stdout, stderr } = await runIn(folder, 'simulate', ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('1. Outbound call, flow "Own call": mine\n');
    expect(stdout).toContain('says "Ada at +15550100 5"');
    expect(stdout).toMatch(/^ {3}mine +outbound call .* disconnected +yes$/m);
  });

  it('is the only type that starts such a flow, and is played without faults by default', async () => {
    const words = { flow: ['campaign.yaml'], objects: 'org.yaml' };
    const { played, leftOut } = await playFiles({ 'campaign.yaml': campaign, 'org.yaml': org }, words);
    expect(played.map((one) => [one.scenario, one.from])).toEqual([['all is well', 'outbound call']]);
    expect(leftOut).toContain('servicenow-down');
    const files = { 'campaign.yaml': campaign, 'org.yaml': org, 'mine.yaml': scenario('interaction: { type: call }') };
    expect(await refusalOf(files, { ...words, scenario: ['mine.yaml'] })).toBe(
      'no scenario can start any of the flows: the interactions are call, and --flow is outboundCall; choose others',
    );
  });
});

const chat = (actions: string) => `inboundShortMessage:
  name: Own chat
  defaultLanguage: en-us
  startUpRef: /inboundShortMessage/states/state[Main_1]
  variables:
    - stringVariable: { name: Flow.why }
    - stringVariable: { name: Flow.intent }
    - stringVariable: { name: Flow.mail }
    - externalContactVariable: { name: Flow.contact }
  states:
    - state:
        name: Main
        refId: Main_1
        actions:
${actions}          - disconnect: { name: End }
`;

const writes = (exp: string) => `          - sendResponse: { name: Write, messageBody: { exp: '${exp}' } }\n`;

describe('settings of the runner', () => {
  it('say how the conversation with each bot ends', async () => {
    const flow = chat(
      `          - callBotFlow: { name: Ask, exitReason: { var: Flow.why }, intent: { var: Flow.intent }, botFlow: { Helper: { ver_latestPublished: { outputs: { Slot.Email: { var: Flow.mail } } } } } }\n${writes('Append(Flow.why, "/", Flow.intent, "/", Flow.mail)')}`,
    );
    const said = (...results: readonly string[]) => saidIn(flow, 'type: message', results);
    expect(await said()).toEqual(['TriggeredByFlow//']);
    expect(await said('runner: { botResults: { Other: { intent: Order } } }')).toEqual(['TriggeredByFlow//']);
    const helper = 'exitReason: AgentRequestedByUser, intent: Order, outputs: { Slot.Email: a@b.example }';
    expect(await said(`runner: { botResults: { Helper: { ${helper} } } }`)).toEqual([
      'AgentRequestedByUser/Order/a@b.example',
    ]);
    await expect(said('runner: { botResults: { Helper: { outputs: { Slot.Mail: x } } } }')).rejects.toThrow(
      /^mine\.yaml:2:1: states\.Main\.actions\.0, bot "Helper": got the output "Slot\.Mail" from the settings of the run; expected Slot\.Email, as the call lists; did you mean "Slot\.Email"\?$/,
    );
  });

  it('say which external contacts exist', async () => {
    const flow = chat(
      `          - getExternalContact: { name: Who, externalId: { lit: x-1 }, externalResult: { var: Flow.contact } }\n${writes('If(IsSet(Flow.contact), Append(Flow.contact.id, " ", Flow.contact.firstName, " ", Flow.contact.cellPhone.e164), "nobody")')}`,
    );
    const contact = 'firstName: Ada, cellPhone: { e164: "+15550101" }';
    const settings = [`runner: { externalContacts: { x-1: { ${contact} } } }`];
    expect(await saidIn(flow, 'type: message', settings)).toEqual(['x-1 Ada +15550101']);
    expect(await saidIn(flow, 'type: message')).toEqual(['nobody']);
  });

  it('say which inputs the caller does not confirm', async () => {
    const ask =
      '          - collectInput: { name: Ask, inputData: { var: Flow.text }, digits: { exact: 4 }, verificationType: numeric }\n';
    const flow = callFlow('inboundCall', ask + ask + says('Append("got ", Flow.text)'));
    const keys = 'type: call, keys: ["4711", "4712"]';
    expect((await saidIn(flow, keys, ['runner: { refuseInputs: ["4712"] }'])).at(-1)).toBe('got 4711');
    expect((await saidIn(flow, keys)).at(-1)).toBe('got 4712');
  });

  it('say what a text that is not a number becomes', async () => {
    const flow = callFlow('inboundCall', says('If(IsSet(ToInt("four")), "number", "none")'));
    expect(await saidIn(flow, 'type: call', ['runner: { unreadableNumbers: notSet }'])).toEqual(['none']);
    const files = {
      'flow.yaml': flow,
      'mine.yaml': scenario('interaction: { type: call }', 'runner: { unreadableNumbers: fail }'),
    };
    const { code, played } = await playFiles(files, { flow: ['flow.yaml'], scenario: ['mine.yaml'] });
    expect(code).toBe(1);
    expect(played[0]?.differences.join()).toContain('the flow itself failed');
  });

  it('say which ids objects of the org have', async () => {
    const flow = callFlow('inboundCall', says('Append(FindQueue("Support").id, " ", FindUserById("u-7").name)'));
    const ids = ['runner: { objectIds: { queues: { Support: q-1 }, users: { ada@example.com: u-7 } } }'];
    expect(await saidIn(flow, 'type: call', ids)).toEqual(['q-1 ada@example.com']);
  });
});

describe('records of a scenario', () => {
  const conversationId = '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4';
  const lost = [
    'interaction: { type: message }',
    'faults: [{ on: write, kind: timeout, commit: never }]',
    'expected: { outcome: found, records: 0, end: queue }',
  ];

  it('are found by look-ups, and do not count as records that the flow created', async () => {
    const records = `records: { incident: [{ number: INC0000042, correlation_id: ${conversationId}-create-incident }] }`;
    const { played } = await playFiles({ 'mine.yaml': scenario(...lost, records) }, { scenario: ['mine.yaml'] });
    expect(played).toMatchObject([{ outcome: 'found', records: [], recordsBefore: 1, differences: [] }]);
    const without = await playFiles({ 'mine.yaml': scenario(...lost) }, { scenario: ['mine.yaml'] });
    expect(without.played).toMatchObject([{ outcome: 'unconfirmed', recordsBefore: 0 }]);
  });

  it('may be people, whom a flow finds by their phone number', async () => {
    const files = {
      'mine.yaml': scenario(
        'interaction: { type: waitingCall, ani: "+15550100" }',
        'records: { sys_user: [{ first_name: Grace, last_name: Hopper, phone: "+15550100" }] }',
      ),
    };
    const { played } = await playFiles(files, { flow: [waiting], scenario: ['mine.yaml'] });
    expect(played[0]?.timeline.map(({ what }) => what)).toContain('says "We will be with you soon, Grace Hopper."');
  });

  it('do not change the numbers that ServiceNow gives to new records', async () => {
    const mine = scenario(
      'interaction: { type: message }',
      'records: { incident: [{ number: INC0000042 }] }',
      'expected: { outcome: created, records: 1 }',
    );
    const { played } = await playFiles({ 'mine.yaml': mine }, { scenario: ['mine.yaml'] });
    expect(played).toMatchObject([{ records: ['INC0010001'], asExpected: true }]);
  });
});

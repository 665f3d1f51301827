import { describe, expect, it } from '@jest/globals';
import type { RunnerSettings } from '../../../../sandbox/genesys/flow';
import { callFlow, exitsTaken, messageFlow, mistakesOf, type RunOptions, ran } from './fixture';

const variables = `
- stringVariable: { name: Flow.text, initialValue: { lit: before } }
- integerVariable: { name: Flow.seats, initialValue: { lit: 1 } }
- queueVariable: { name: Flow.queue }`;

const flow = (actions: string) => callFlow({ variables, actions: `${actions}\n- disconnect: {}` });

/** The exit that the first action took, and the text that is said afterwards. */
function took(action: string, said: string, options?: RunOptions): readonly unknown[] {
  const { result, events } = ran(flow(`${action}\n- playAudio: { audio: { exp: 'ToAudioTTS(${said})' } }`), options);
  return [exitsTaken(events)[0]?.split(' ')[1], result.said.at(-1)?.text];
}

describe('dataTableLookup', () => {
  const lookup = (key: string) => `
- dataTableLookup:
    lookupValue: { lit: ${key} }
    dataTable: { Sites: { foundOutputs: { city: { var: Flow.text }, seats: { var: Flow.seats } }, failureOutputs: { errorType: { var: Flow.text } } } }`;
  const said = 'Append(Flow.text, " ", ToString(Flow.seats))';

  it('reads the row of a key, where a missing column is not set', () => {
    expect(took(lookup('north'), said)).toEqual(['found', 'York 40']);
    expect(took(lookup('south'), said)).toEqual(['found', 'Bath ']);
  });

  it('takes the exit notFound without a row, and failure if the table cannot be read', () => {
    expect(took(lookup('east'), said)).toEqual(['notFound', 'before 1']);
    expect(took(lookup('constructor'), said)).toEqual(['notFound', 'before 1']);
    const failing = { settings: { failLookups: (table: string) => table === 'Sites' } };
    expect(took(lookup('north'), said, failing)).toEqual(['failure', 'lookupFailed 1']);
  });

  it('must name a table and columns of the org, and variables of their types', () => {
    const mistakes = (from: string, to: string) => mistakesOf(flow(lookup('north').replace(from, to))).join();
    expect(mistakes('Sites', 'Site')).toContain('got the data table "Site"; expected one that the org has');
    expect(mistakes('city:', 'town:')).toContain(
      'got the column "town" of data table "Sites"; expected one of city, seats',
    );
    expect(mistakes('seats: { var: Flow.seats }', 'seats: { var: Flow.text }')).toContain(
      'expected integer, without a cast',
    );
  });
});

describe('findQueue', () => {
  const find = (name: string) => `- findQueue: { findName: { lit: ${name} }, findResult: { var: Flow.queue } }`;

  it('finds a queue by its name, or makes the variable NOT_SET', () => {
    expect(took(find('Desk'), 'ToString(Flow.queue)')).toEqual(['found', 'Desk']);
    expect(took(find('Shelf'), 'If(IsSet(Flow.queue), "set", "none")')).toEqual(['notFound', 'none']);
  });
});

describe('findQueueById', () => {
  const find = (id: string) => `- findQueueById: { findId: { lit: ${id} }, findResult: { var: Flow.queue } }`;
  const ids: RunOptions = { settings: { objectId: (kind, name) => `${kind}:${name}` } };

  it('finds a queue by the id in the settings, or makes the variable NOT_SET', () => {
    expect(took(find('"queue:desk"'), 'ToString(Flow.queue)', ids)).toEqual(['found', 'Desk']);
    expect(took(find('"queue:shelf"'), 'If(IsSet(Flow.queue), "set", "none")', ids)).toEqual(['notFound', 'none']);
  });

  it('finds a queue by the id that expressions read, which is the same in every run', () => {
    const id = took(find('x'), 'FindQueue("Desk").id')[1] as string;
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(took(find(id), 'ToString(Flow.queue)')).toEqual(['found', 'Desk']);
  });
});

describe('getExternalContact', () => {
  const text = (said: string) =>
    messageFlow({
      variables: '- externalContactVariable: { name: Flow.contact }',
      actions: `
- getExternalContact: { externalId: { lit: x-1 }, externalResult: { var: Flow.contact } }
- sendResponse: { messageBody: { exp: '${said}' } }
- disconnect: {}`,
    });
  const contact = { firstName: 'Ada', personalEmail: 'ada@example.com', cellPhone: { e164: '+15550101' } };
  const known: RunOptions = { settings: { externalContact: (id) => (id === 'x-1' ? contact : undefined) } };

  it('reads a contact of the settings, with the properties of the platform', () => {
    const exp =
      'Append(Flow.contact.id, " ", Flow.contact.firstName, " ", Flow.contact.cellPhone.e164, Flow.contact.workEmail)';
    const { result, events } = ran(text(exp), known);
    expect(result.said[0]?.text).toBe('x-1 Ada +15550101');
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 found');
  });

  it('finds no contact by default', () => {
    const { result, events } = ran(text('If(IsSet(Flow.contact), "one", "none")'));
    expect(result.said[0]?.text).toBe('none');
    expect(exitsTaken(events)[0]).toBe('states.Main.actions.0 notFound');
  });

  it('refuses properties that a contact does not have', () => {
    expect(mistakesOf(text('Flow.contact.email')).join()).toContain(
      'got the property "email" of a value of type externalContact',
    );
  });
});

describe('a bot', () => {
  const flow = (
    slots = 'inputs: { Slot.Order: { lit: 7 } }, outputs: { Slot.Email: { var: State.email }, Slot.Count: { var: Flow.count } }',
  ) =>
    messageFlow({
      variables:
        '- stringVariable: { name: Flow.why }\n- stringVariable: { name: Flow.intent }\n- integerVariable: { name: Flow.count, initialValue: { lit: 9 } }',
      actions: `
- callBotFlow:
    name: Ask
    inputText: { exp: Message.Message.body }
    exitReason: { var: Flow.why }
    intent: { var: Flow.intent }
    botFlow: { Helper: { ver_latestPublished: { ${slots} } } }
- sendResponse: { messageBody: { exp: 'Append(Flow.why, "/", Flow.intent, "/", ${slots.includes('outputs') ? 'State.email' : 'NOT_SET'}, "/", ToString(Flow.count))' } }
- disconnect: {}`,
    });
  const said = (text: string, settings: RunOptions['settings'] = {}) => ran(text, { settings }).result.said[0]?.text;

  it('ends by its own exit, without an intent and without slots, unless the settings give a result', () => {
    expect(said(flow())).toBe('TriggeredByFlow///');
    const calls: unknown[] = [];
    const botResult: RunnerSettings['botResult'] = (call) => {
      calls.push(call);
      return {
        exitReason: 'AgentRequestedByUser',
        intent: 'Order',
        outputs: { 'Slot.Email': 'a@b.example', 'Slot.Count': 2 },
      };
    };
    expect(said(flow(), { botResult })).toBe('AgentRequestedByUser/Order/a@b.example/2');
    expect(calls).toEqual([{ bot: 'Helper', inputText: 'Help', inputs: { 'Slot.Order': 7 } }]);
  });

  it('can be called without inputs and outputs', () => {
    expect(said(flow('none: true'))).toBe('TriggeredByFlow///9');
  });

  it('must be a bot of the org', () => {
    expect(mistakesOf(flow().replace('Helper', 'Helpers')).join()).toContain(
      'got the bot flow "Helpers"; expected one that the org has',
    );
  });

  it('reports a result in the settings that its call does not list, or of another type', () => {
    const giving = (outputs: Record<string, unknown>) => () => said(flow(), { botResult: () => ({ outputs }) });
    expect(giving({ 'Slot.Mail': 'x' })).toThrow(
      'states.Main.actions.0, bot "Helper": got the output "Slot.Mail" from the settings of the run; expected one of Slot.Email, Slot.Count, as the call lists; did you mean "Slot.Email"?',
    );
    expect(giving({ 'Slot.Count': '2' })).toThrow(
      'output "Slot.Count" of bot "Helper": got "2" from the settings of the run; expected a value of type integer',
    );
  });
});

describe('schedules', () => {
  const group = (emergency = '{ noValue: true }') => `
- evaluateScheduleGroup:
    inServiceSchedules: { noValue: true }
    evaluate: { now: true }
    scheduleGroup: { lit: { name: Hours } }
    emergencyGroup: ${emergency}`;
  const schedule = `
- evaluateSchedule:
    evaluationType: { schedule: { selectedSchedule: { lit: { name: Lunch } }, name: Lunch, evaluationTimeZone: Europe/Berlin, scheduleTimeZone: { lit: Europe/Berlin }, evaluate: { now: true } } }`;
  const standing = (states: Record<string, 'closed' | 'holiday' | 'emergency'>): RunOptions => ({
    settings: { scheduleState: (name) => states[name] ?? 'open' },
  });

  it('a schedule group takes the branch of its state', () => {
    expect(took(group(), 'Flow.text')[0]).toBe('open');
    expect(took(group(), 'Flow.text', standing({ Hours: 'closed' }))[0]).toBe('closed');
    expect(took(group(), 'Flow.text', standing({ Hours: 'holiday' }))[0]).toBe('holiday');
  });

  it('an emergency group in force comes first', () => {
    const storm = group('{ lit: { name: Storm }, name: Storm }');
    expect(took(storm, 'Flow.text', standing({ Storm: 'emergency', Hours: 'closed' }))[0]).toBe('emergency');
    expect(took(storm, 'Flow.text', standing({ Hours: 'closed' }))[0]).toBe('closed');
  });

  it('a group that is not set fails the flow', () => {
    const unset = group().replace('{ lit: { name: Hours } }', '{ exp: ToScheduleGroup(NOT_SET) }');
    expect(ran(flow(unset)).result.failed).toContain('the schedule group is not set');
  });

  it('a schedule is active or inactive', () => {
    expect(took(schedule, 'Flow.text')[0]).toBe('active');
    expect(took(schedule, 'Flow.text', standing({ Lunch: 'closed' }))[0]).toBe('inactive');
  });

  it('must be schedules of the org, evaluated now', () => {
    expect(mistakesOf(flow(group().replace('Hours', 'Days'))).join()).toContain(
      'got the schedule group "Days"; expected one that the org has',
    );
    expect(mistakesOf(flow(group('{ lit: { name: Flood } }'))).join()).toContain(
      'got the emergency group "Flood"; expected one that the org has',
    );
    expect(mistakesOf(flow(schedule.replace('now: true', 'now: false'))).join()).toContain(
      'evaluate: got without now; expected now: true',
    );
  });
});

describe('effects', () => {
  it('record a screen pop and a wrap-up code in the order in which they are set', () => {
    const { result } = ran(
      messageFlow({
        variables,
        actions: `
- setScreenPop: { screenPopScript: { Callers: { inputs: { who: { exp: Message.Message.senderAddress }, why: { exp: Flow.seats }, none: { noValue: true } } } } }
- setWrapupCode: { wrapupCode: { lit: { name: Answered by flow } } }
- disconnect: {}`,
      }),
    );
    expect(result.effects).toEqual([
      { kind: 'screenPop', script: 'Callers', inputs: { who: '+15550100', why: '1' } },
      { kind: 'wrapupCode', name: 'Answered by flow' },
    ]);
  });

  it('must name objects of the org', () => {
    const pop = '- setScreenPop: { screenPopScript: { Caller: { inputs: {} } } }';
    expect(mistakesOf(flow(pop)).join()).toContain('got the script "Caller"; expected one that the org has');
    const code = '- setWrapupCode: { wrapupCode: { lit: { name: Done } } }';
    expect(mistakesOf(flow(code)).join()).toContain('got the wrap-up code "Done"; expected one that the org has');
  });
});

describe('an email', () => {
  it('can be read by its subject and body, answered and transferred', () => {
    const text = messageFlow({
      actions: `
- sendAutoReply: { from: { noValue: true }, replyMode: replyToSender, messageBody: { exp: 'Append(Email.Message.subject, ": ", Email.Message.body)' } }
- transferToAcd: { targetQueue: { lit: { name: Desk } }, priority: { lit: 0 }, appendSkills: { lit: true } }`,
      root: 'settingsInboundEmailHandling: { emailHandling: { disconnect: { none: true } } }',
    }).replaceAll('inboundShortMessage', 'inboundEmail');
    const { result } = ran(text);
    expect(result.said).toEqual([{ text: 'Laptop: It does not start', ms: 0 }]);
    expect(result.end).toEqual({ kind: 'queue', queue: 'Desk' });
    expect(mistakesOf(text.replace('sendAutoReply', 'sendResponse')).join()).toContain('use sendAutoReply');
  });
});

describe('variables', () => {
  it.each([
    'date',
    'time',
    'currency',
    'phoneNumber',
    'emailAddress',
    'externalContact',
    'user',
    'group',
    'skill',
    'languageSkill',
    'schedule',
    'scheduleGroup',
    'prompt',
    'grammar',
    'userCollection',
    'agentScorePairCollection',
  ])('of type %s can be declared, and are not set', (type) => {
    const declared = `- ${type}Variable: { name: Flow.x, initialValue: { noValue: true } }`;
    const said = type.endsWith('Collection')
      ? 'If(IsNotSetOrEmpty(Flow.x), "no", "yes")'
      : 'If(IsSet(Flow.x), "yes", "no")';
    const { result } = ran(
      callFlow({
        variables: declared,
        actions: `- playAudio: { audio: { exp: 'ToAudioTTS(${said})' } }\n- disconnect: {}`,
      }),
    );
    expect(result.said[0]?.text).toBe('no');
  });

  it('refuse a literal if its form is not documented', () => {
    const declared = '- dateVariable: { name: Flow.x, initialValue: { lit: 2026-01-31 } }';
    expect(mistakesOf(callFlow({ variables: declared, actions: '- disconnect: {}' })).join()).toContain(
      'no literal of this type is known, use exp',
    );
  });
});

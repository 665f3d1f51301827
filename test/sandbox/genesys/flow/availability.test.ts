import { describe, expect, it } from '@jest/globals';
import type { ActionKind } from '../../../../sandbox/genesys/flow/action-kind';
import { actionsNotRun, rootsNotRun } from '../../../../sandbox/genesys/flow/publish/not-run';
import { callFlow, messageFlow, mistakesOf, workflow } from './fixture';

const types = [
  'inboundCall',
  'outboundCall',
  'inqueueCall',
  'secureCall',
  'inboundShortMessage',
  'inboundEmail',
  'workflow',
] as const;

type Type = (typeof types)[number];

const everywhere = 'call outbound queue secure message email workflow';
const calls = 'call outbound queue secure';
const written = 'message email workflow';
const conversations = 'call outbound queue secure message email';

/** A small YAML of every action that the sandbox runs, and the flow types that have it. */
const actions: Readonly<Record<ActionKind, readonly [types: string, yaml: string]>> = {
  callBotFlow: ['call message', '{ botFlow: { Helper: { ver_latestPublished: { none: true } } } }'],
  callCommonModule: [everywhere, '{ commonModule: { Shared: { ver_latestPublished: { inputs: {} } } } }'],
  callData: [everywhere, '{ category: { Tickets: { dataAction: { Create ticket: { inputs: {} } } } } }'],
  callDataSecure: ['secure', '{ category: { Tickets: { dataAction: { Pay: { inputs: {} } } } } }'],
  callDigitalBotFlow: ['message', '{ digitalBotFlow: { Digital helper: { ver_latestPublished: { none: true } } } }'],
  callTask: [written, '{ targetTaskRef: "./tasks/task[other]" }'],
  changeState: [written, '{ targetStateRef: "./states/state[main]" }'],
  collectInput: [calls, '{ inputData: { var: Flow.text }, digits: { exact: 1 } }'],
  dataTableLookup: [everywhere, '{ lookupValue: { lit: north }, dataTable: { Sites: { foundOutputs: {} } } }'],
  decision: [everywhere, '{ condition: { exp: "true" } }'],
  disconnect: [conversations, '{}'],
  endTask: [written, '{}'],
  endWorkflow: ['workflow', '{ exitReason: { noValue: true } }'],
  evaluateSchedule: [
    everywhere,
    '{ evaluationType: { schedule: { selectedSchedule: { lit: { name: Lunch } }, evaluate: { now: true } } } }',
  ],
  evaluateScheduleGroup: [
    everywhere,
    '{ scheduleGroup: { lit: { name: Hours } }, emergencyGroup: { noValue: true }, evaluate: { now: true } }',
  ],
  findQueue: [everywhere, '{ findName: { lit: Desk }, findResult: { var: Flow.queue } }'],
  findQueueById: [everywhere, '{ findId: { lit: x }, findResult: { var: Flow.queue } }'],
  flushAudio: [calls, '{}'],
  getConversationData: ['workflow', '{ conversationId: { lit: c-1 }, attributes: [] }'],
  getExternalContact: [everywhere, '{ externalId: { lit: x }, externalResult: { noValue: true } }'],
  getParticipantData: [conversations, '{ attributes: [] }'],
  holdMusic: ['queue', '{ prompt: { exp: Flow.HoldPrompt }, playStyle: { entirePrompt: true } }'],
  jumpToMenu: ['call outbound secure', '{ targetMenuRef: "./menus/menu[menu]" }'],
  jumpToTask: ['call outbound secure', '{ targetTaskRef: "./tasks/task[main]" }'],
  loop: [
    everywhere,
    '{ currentIndex: { var: Flow.count }, loopCount: { lit: 2 }, outputs: { loop: { actions: [] } } }',
  ],
  loopExit: [everywhere, '{}'],
  loopNext: [everywhere, '{}'],
  playAudio: [calls, '{ audio: { tts: Hi } }'],
  playEstimatedWaitTime: ['queue', '{ estimatedWaitTime: { exp: Call.EstimatedWaitTime }, playbackMode: exact }'],
  previousMenu: ['call outbound secure', '{}'],
  sendAutoReply: ['email', '{ messageBody: { lit: Hi } }'],
  sendResponse: ['message', '{ messageBody: { lit: Hi } }'],
  setConversationData: ['workflow', '{ conversationId: { lit: c-1 }, attributes: [] }'],
  setParticipantData: [conversations, '{ attributes: [] }'],
  setScreenPop: [conversations, '{ screenPopScript: { Callers: { inputs: {} } } }'],
  setWrapupCode: ['call outbound message email', '{ wrapupCode: { lit: { name: Answered by flow } } }'],
  switch: [everywhere, '{ evaluate: { firstTrue: { cases: [{ case: { value: { exp: "true" } } }] } } }'],
  transferToAcd: [conversations, '{ targetQueue: { lit: { name: Desk } } }'],
  transferToFlow: [calls, '{ targetFlow: { name: Payments } }'],
  transferToFlowSecure: ['call outbound queue', '{ targetFlow: { name: Payments } }'],
  transferToNumber: [
    'call outbound queue',
    '{ targetNumber: { lit: "+13175550123" }, connectTimeout: { noValue: true } }',
  ],
  transferToVoicemail: [calls, '{ destination: { queue: { targetQueue: { lit: { name: Desk } } } } }'],
  updateData: [everywhere, '{ statements: [{ string: { variable: Flow.text, value: { lit: x } } }] }'],
  wait: [written, '{ duration: { lit: { seconds: 1 } } }'],
};

const words: Readonly<Record<Type, string>> = {
  inboundCall: 'call',
  outboundCall: 'outbound',
  inqueueCall: 'queue',
  secureCall: 'secure',
  inboundShortMessage: 'message',
  inboundEmail: 'email',
  workflow: 'workflow',
};

const variables =
  '- stringVariable: { name: Flow.text }\n- integerVariable: { name: Flow.count }\n- queueVariable: { name: Flow.queue }';
const shared = {
  file: 'shared.yaml',
  text: `commonModule:
  name: Shared
  settingsCommonModule: { compatibleFlowTypes: [${types.map((type) => `{ flowType: ${type.toLowerCase()} }`).join(', ')}] }
  startUpTaskActions: [{ endTask: {} }]
`,
};

/** A flow of a type that holds the action, inside a loop where it needs one and in a task where it ends one. */
function flowWith(type: Type, kind: string, yaml: string): string {
  const action = `{ ${kind}: ${yaml} }`;
  const looped = kind === 'loopExit' || kind === 'loopNext';
  const main = looped
    ? `- loop: { currentIndex: { var: Flow.count }, loopCount: { lit: 2 }, outputs: { loop: { actions: [${action}] } } }`
    : `- ${action}`;
  const end = type === 'workflow' ? '- endWorkflow: {}' : '- disconnect: {}';
  const own = kind === 'endTask' && written.includes(words[type]) ? end : `${main}\n${end}`;
  if (type === 'inqueueCall')
    return `inqueueCall:\n  name: Desk\n  variables:\n${shifted(variables, 4)}\n  startUpTaskActions:\n${shifted(own, 4)}\n`;
  if (type === 'workflow' || type === 'inboundShortMessage' || type === 'inboundEmail') {
    const flow = type === 'workflow' ? workflow : messageFlow;
    const text = `${flow({ variables, actions: own })}  tasks: [{ task: { name: Other, refId: other, actions: [{ endTask: {} }] } }]\n`;
    return text.replaceAll('inboundShortMessage', type);
  }
  const settings =
    type === 'outboundCall'
      ? 'settingsOutboundCall: { contactList: { lit: { name: Callbacks } }, wrapupCode: { lit: { name: Answered by flow } } }\n'
      : '';
  const menus = 'menus: [{ menu: { name: Menu, refId: menu, choices: [{ menuDisconnect: { dtmf: digit_1 } }] } }]';
  return callFlow({ variables, actions: own, root: settings + menus }).replaceAll('inboundCall', type);
}

function shifted(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}

describe.each(types)('a flow of type %s', (type) => {
  const kinds = Object.keys(actions) as ActionKind[];
  const has = (kind: ActionKind) => actions[kind][0].split(' ').includes(words[type]);
  const mistakes = (kind: ActionKind) => mistakesOf(flowWith(type, kind, actions[kind][1]), shared);

  it.each(kinds.filter(has))('has %s', (kind) => {
    expect(mistakes(kind)).toEqual([]);
  });

  it.each(kinds.filter((kind) => !has(kind)))('refuses %s by name', (kind) => {
    expect(mistakes(kind).join()).toContain(`${kind} does not exist in ${type} flows`);
  });

  it('refuses actions of Architect that the sandbox does not run, each with the reason', () => {
    for (const [kind, why] of actionsNotRun) {
      expect(mistakesOf(flowWith(type, kind, '{}'), shared).join()).toContain(
        `the sandbox does not run the action ${kind}: ${why}`,
      );
    }
  });
});

describe('a feature of Architect that the sandbox does not run', () => {
  it.each([
    ['setFlowOutcome', 'no public file shows its keys'],
    ['setLanguage', 'no public file shows its keys'],
    ['findUserById', 'use the function FindUserById'],
    ['askForIntent', 'only flows of bots have it'],
  ])('the action %s is distinguished from a typo', (kind, why) => {
    expect(mistakesOf(callFlow({ actions: `- ${kind}: { name: x }\n- disconnect: {}` }))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^desk\\.yaml:\\d+:\\d+: flow "Desk", task "Main": the sandbox does not run the action ${kind}: .*${why}`,
        ),
      ),
    ]);
    expect(mistakesOf(callFlow({ actions: '- setFlowOutcom: {}\n- disconnect: {}' })).join()).toContain(
      'got the action "setFlowOutcom"',
    );
  });

  it.each([...rootsNotRun.keys()])('a flow of type %s is refused with the reason', (type) => {
    expect(mistakesOf(`${type}: { name: x }`)).toEqual([
      expect.stringContaining(`the sandbox does not run ${type} flows: `),
    ]);
  });
});

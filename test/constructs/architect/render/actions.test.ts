import { describe, expect, it } from '@jest/globals';
import {
  type AnyNode,
  append,
  assign,
  atLeast,
  boolean,
  builtIn,
  callDataWithFailure,
  decision,
  disconnect,
  endWorkflow,
  equal,
  type Flow,
  firstTrue,
  getConversationData,
  getParticipantData,
  integer,
  isSet,
  loop,
  loopExit,
  noStrings,
  not,
  now,
  playAudio,
  power,
  render,
  seconds,
  sendResponse,
  setConversationData,
  setParticipantData,
  silence,
  speech,
  text,
  toInteger,
  transferCall,
  transferMessage,
  uninterrupted,
  unset,
  updateData,
  wait,
} from '../../../../constructs/architect';
import {
  callFlow,
  finish,
  hangUp,
  lookup,
  lookupCall,
  messageFlow,
  mistakesOf,
  vars,
  workflow,
} from '../support/flows';

const conversationId = builtIn('Flow.conversationId', 'string');

/** The YAML of the first action, without the indentation that its place gives it. */
function firstAction(flow: Flow): string {
  expect(mistakesOf(flow)).toEqual([]);
  const [, actions = ''] = render(flow).split(/\n {8}actions:\n {10}- /);
  const [first = ''] = actions.split(/\n {10}- /);
  return `- ${first.replaceAll(/^ {10}/gm, '')}`;
}

const inCall = (action: AnyNode) => firstAction(callFlow([action, hangUp]));
const inMessage = (action: AnyNode) => firstAction(messageFlow([action, hangUp]));
const inWorkflow = (action: AnyNode) => firstAction(workflow([action, finish]));
describe('Call Data', () => {
  it('lists the whole contract in a call, with a processing prompt and without failure outputs', () => {
    const action = lookupCall({
      inputs: { phone: append(text('+'), vars.text) },
      outputs: { sysId: vars.text },
      onSuccess: [hangUp],
    });
    expect(inCall(action)).toBe(`- callData:
    name: Find
    processingPrompt:
      noValue: true
    timeout:
      lit:
        seconds: 4
    category:
      ServiceNow:
        dataAction:
          Find caller:
            inputs:
              phone:
                exp: 'Append("+", Flow.text)'
              limit:
                noValue: true
            successOutputs:
              sysId:
                var: Flow.text
              found:
                noValue: true
              score:
                noValue: true
              active:
                noValue: true
              names:
                noValue: true
    outputs:
      success:
        actions:
          - disconnect:
              name: End`);
  });

  it('lists all thirteen failure outputs elsewhere, and has no processing prompt', () => {
    const action = callDataWithFailure<'workflow', typeof lookup.inputs, typeof lookup.outputs>({
      name: 'Find',
      action: lookup,
      inputs: { phone: text('1'), limit: integer(5) },
      timeoutSeconds: 60,
      failureOutputs: { status: vars.count },
      onSuccess: [],
      onFailure: [endWorkflow({ name: 'Failed', exitReason: vars.text })],
      onTimeout: [endWorkflow({ name: 'Late', exitReason: text('late') })],
    });
    expect(inWorkflow(action)).toBe(`- callData:
    name: Find
    timeout:
      lit:
        seconds: 60
    category:
      ServiceNow:
        dataAction:
          Find caller:
            inputs:
              phone:
                lit: "1"
              limit:
                lit: 5
            successOutputs:
              sysId:
                noValue: true
              found:
                noValue: true
              score:
                noValue: true
              active:
                noValue: true
              names:
                noValue: true
            failureOutputs:
              errorCode:
                noValue: true
              status:
                var: Flow.count
              correlationId:
                noValue: true
              entityId:
                noValue: true
              entityName:
                noValue: true
              userMessage:
                noValue: true
              userParamsMessage:
                noValue: true
              userParams.key:
                noValue: true
              userParams.value:
                noValue: true
              details.errorCode:
                noValue: true
              details.fieldName:
                noValue: true
              details.entityId:
                noValue: true
              details.entityName:
                noValue: true
    outputs:
      failure:
        actions:
          - endWorkflow:
              name: Failed
              exitReason:
                exp: Flow.text
      timeout:
        actions:
          - endWorkflow:
              name: Late
              exitReason:
                lit: late`);
  });

  it('names only the action when its contract is empty', () => {
    const action = { category: 'Auth: Service', name: 'Refresh', secure: false, inputs: {}, outputs: {} };
    expect(inCall(lookupCall({ action, inputs: {} }))).toBe(`- callData:
    name: Find
    processingPrompt:
      noValue: true
    timeout:
      lit:
        seconds: 4
    category:
      "Auth: Service":
        dataAction:
          Refresh: {}`);
  });

  it('leaves an input alone that is called like something every object has', () => {
    const inputs = { constructor: { type: 'string', required: false } } as const;
    const action = { ...lookup, inputs, outputs: {} };
    expect(inCall(lookupCall({ action, inputs: {} }))).toContain('constructor:\n                noValue: true');
  });
});

describe('the other actions', () => {
  it('decide with quoted yes and no, without a branch that is empty', () => {
    const condition = not(isSet(vars.moment));
    const yes = [updateData('Set', assign(vars.flag, boolean(false)))];
    expect(inCall(decision({ name: 'Unset?', condition, yes, no: [hangUp] }))).toBe(`- decision:
    name: "Unset?"
    condition:
      exp: "!IsSet(Flow.moment)"
    outputs:
      "yes":
        actions:
          - updateData:
              name: Set
              statements:
                - boolean:
                    variable: Flow.flag
                    value:
                      lit: false
      "no":
        actions:
          - disconnect:
              name: End`);
    expect(inCall(decision({ name: 'Maybe', condition: vars.flag, no: [hangUp] }))).toBe(`- decision:
    name: Maybe
    condition:
      exp: Flow.flag
    outputs:
      "no":
        actions:
          - disconnect:
              name: End`);
    expect(inCall(decision({ name: 'Maybe', condition: vars.flag }))).toBe(`- decision:
    name: Maybe
    condition:
      exp: Flow.flag`);
  });

  it('switch to the first true case', () => {
    const cases = [
      { when: equal(vars.count, integer(429)), actions: [hangUp] },
      { when: atLeast(vars.count, integer(500)), actions: [] },
    ];
    expect(inCall(firstTrue({ name: 'Status', cases, otherwise: [hangUp] }))).toBe(`- switch:
    name: Status
    evaluate:
      firstTrue:
        default:
          actions:
            - disconnect:
                name: End
        cases:
          - case:
              value:
                exp: "Flow.count == 429"
              actions:
                - disconnect:
                    name: End
          - case:
              value:
                exp: "Flow.count >= 500"
              actions: []`);
  });

  it('loop a literal number of times, and leave', () => {
    expect(inCall(loop({ name: 'Retry', count: 3, index: vars.count, body: [loopExit('Out')] }))).toBe(`- loop:
    name: Retry
    currentIndex:
      var: Flow.count
    loopCount:
      lit: 3
    outputs:
      loop:
        actions:
          - loopExit:
              name: Out`);
  });

  it('assign each type as a literal, an expression or nothing', () => {
    const action = updateData(
      'Set',
      assign(vars.text, text('')),
      assign(vars.count, integer(-3)),
      assign(vars.flag, boolean(true)),
      assign(vars.moment, now()),
      assign(vars.list, noStrings()),
      unset(vars.ratio),
    );
    expect(inCall(action)).toBe(`- updateData:
    name: Set
    statements:
      - string:
          variable: Flow.text
          value:
            lit: ""
      - integer:
          variable: Flow.count
          value:
            lit: -3
      - boolean:
          variable: Flow.flag
          value:
            lit: true
      - dateTime:
          variable: Flow.moment
          value:
            exp: "GetCurrentDateTimeUtc()"
      - stringCollection:
          variable: Flow.list
          value:
            lit: []
      - decimal:
          variable: Flow.ratio
          value:
            noValue: true`);
  });

  it('wait for a computed time', () => {
    const duration = seconds(toInteger(power(integer(2), vars.count)));
    expect(inWorkflow(wait({ name: 'Back off', duration }))).toBe(`- wait:
    name: Back off
    trimDurationNearMaxRunningTime:
      lit: false
    duration:
      exp: "MakeDuration(0, 0, 0, ToInt(2 ^ Flow.count))"`);
  });

  it('play speech and silence', () => {
    expect(inCall(playAudio({ name: 'Say', audio: speech(text('Your "ticket"\nis open')) }))).toBe(`- playAudio:
    name: Say
    audio:
      exp: 'ToAudioTTS("Your \\"ticket\\"\\nis open")'`);
    expect(inCall(playAudio({ name: 'Pause', audio: uninterrupted(silence(1_000)) }))).toBe(`- playAudio:
    name: Pause
    audio:
      exp: "AudioPlaybackOptions(ToAudioBlank(1000), false)"`);
  });

  it('answer a message', () => {
    expect(inMessage(sendResponse({ name: 'Answer', body: text('One moment') }))).toBe(`- sendResponse:
    name: Answer
    messageBody:
      lit: One moment`);
  });

  it('read and write participant data in a call', () => {
    expect(inCall(getParticipantData({ name: 'Read', attributes: { 'SN Number': vars.text } }))).toBe(
      `- getParticipantData:
    name: Read
    attributes:
      - attribute:
          name:
            lit: SN Number
          variable: Flow.text`,
    );
    const attributes = { outcome: text('created'), number: vars.text };
    expect(inCall(setParticipantData({ name: 'Write', attributes }))).toBe(`- setParticipantData:
    name: Write
    attributes:
      - attribute:
          name:
            lit: outcome
          value:
            lit: created
      - attribute:
          name:
            lit: number
          value:
            exp: Flow.text`);
  });

  it('read and write the data of a named conversation in a workflow', () => {
    const named = { name: 'Data', conversationId };
    expect(inWorkflow(getConversationData({ ...named, attributes: { number: vars.text } }))).toBe(
      `- getConversationData:
    name: Data
    conversationId:
      exp: Flow.conversationId
    participantId:
      noValue: true
    attributes:
      - attribute:
          name:
            lit: number
          variable: Flow.text`,
    );
    expect(inWorkflow(setConversationData({ ...named, attributes: { number: vars.text } }))).toBe(
      `- setConversationData:
    name: Data
    conversationId:
      exp: Flow.conversationId
    participantId:
      noValue: true
    attributes:
      - attribute:
          name:
            lit: number
          value:
            exp: Flow.text`,
    );
  });

  it('name a conversation by an expression also when it is a literal', () => {
    const literal = setConversationData({ name: 'Data', attributes: { a: text('b') }, conversationId: text('c-1') });
    expect(inWorkflow(literal)).toContain(`conversationId:\n      exp: '"c-1"'`);
  });

  it('transfer a call with audio and a failure branch', () => {
    const onFailure = [disconnect('No luck')];
    expect(inCall(transferCall({ name: 'Go', queue: 'Desk 1', onFailure: [], errorType: vars.text }))).toBe(
      `- transferToAcd:
    name: Go
    targetQueue:
      lit:
        name: Desk 1
    preTransferAudio:
      noValue: true
    failureTransferAudio:
      noValue: true
    priority:
      lit: 0
    preferredAgents:
      noValue: true
    languageSkill:
      noValue: true
    failureOutputs:
      errorType:
        var: Flow.text
      errorMessage:
        noValue: true`,
    );
    const ended = callFlow([transferCall({ name: 'Go', queue: 'Desk 1', onFailure })]);
    expect(render(ended)).toContain(`
              failureOutputs:
                errorType:
                  noValue: true
                errorMessage:
                  noValue: true
              outputs:
                failure:
                  actions:
                    - disconnect:
                        name: No luck
`);
  });

  it('transfer a message without either', () => {
    expect(render(messageFlow([transferMessage({ name: 'Go', queue: 'Desk 1' })]))).toContain(`        actions:
          - transferToAcd:
              name: Go
              targetQueue:
                lit:
                  name: Desk 1
              priority:
                lit: 0
              preferredAgents:
                noValue: true
              languageSkill:
                noValue: true
`);
  });
});

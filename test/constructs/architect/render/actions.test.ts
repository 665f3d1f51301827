import { describe, expect, it } from '@jest/globals';
import { type AnyNode, assign, expr, type Flow, nodes, render, unset } from '../../../../constructs/architect';
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

const conversationId = expr.builtIn('Flow.conversationId', 'string');

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
      inputs: { phone: expr.append(expr.text('+'), vars.text) },
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
    const action = nodes.callDataWithFailure<'workflow', typeof lookup.inputs, typeof lookup.outputs>({
      name: 'Find',
      action: lookup,
      inputs: { phone: expr.text('1'), limit: expr.integer(5) },
      timeoutSeconds: 60,
      failureOutputs: { status: vars.count },
      onSuccess: [],
      onFailure: [nodes.endWorkflow({ name: 'Failed', exitReason: vars.text })],
      onTimeout: [nodes.endWorkflow({ name: 'Late', exitReason: expr.text('late') })],
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

  it('leaves an input unbound whose name every object has', () => {
    const inputs = { constructor: { type: 'string', required: false } } as const;
    const action = { ...lookup, inputs, outputs: {} };
    expect(inCall(lookupCall({ action, inputs: {} }))).toContain('constructor:\n                noValue: true');
  });
});

describe('the other actions', () => {
  it('decide with quoted yes and no, without a branch that is empty', () => {
    const condition = expr.not(expr.isSet(vars.moment));
    const yes = [nodes.updateData('Set', assign(vars.flag, expr.boolean(false)))];
    expect(inCall(nodes.decision({ name: 'Unset?', condition, yes, no: [hangUp] }))).toBe(`- decision:
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
    expect(inCall(nodes.decision({ name: 'Maybe', condition: vars.flag, no: [hangUp] }))).toBe(`- decision:
    name: Maybe
    condition:
      exp: Flow.flag
    outputs:
      "no":
        actions:
          - disconnect:
              name: End`);
    expect(inCall(nodes.decision({ name: 'Maybe', condition: vars.flag }))).toBe(`- decision:
    name: Maybe
    condition:
      exp: Flow.flag`);
  });

  it('switch to the first true case', () => {
    const cases = [
      { when: expr.equal(vars.count, expr.integer(429)), actions: [hangUp] },
      { when: expr.atLeast(vars.count, expr.integer(500)), actions: [] },
    ];
    expect(inCall(nodes.firstTrue({ name: 'Status', cases, otherwise: [hangUp] }))).toBe(`- switch:
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
    expect(
      inCall(nodes.loop({ name: 'Retry', count: 3, index: vars.count, body: [nodes.loopExit('Out')] })),
    ).toBe(`- loop:
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

  it('assign each type as a literal, an expression or NOT_SET', () => {
    const action = nodes.updateData(
      'Set',
      assign(vars.text, expr.text('')),
      assign(vars.count, expr.integer(-3)),
      assign(vars.flag, expr.boolean(true)),
      assign(vars.moment, expr.now()),
      assign(vars.list, expr.noStrings()),
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
            exp: NOT_SET`);
  });

  it('wait for a computed time', () => {
    const duration = expr.seconds(expr.toInteger(expr.power(expr.integer(2), vars.count)));
    expect(inWorkflow(nodes.wait({ name: 'Back off', duration }))).toBe(`- wait:
    name: Back off
    trimDurationNearMaxRunningTime:
      lit: false
    duration:
      exp: "MakeDuration(0, 0, 0, ToInt(2 ^ Flow.count))"`);
  });

  it('play speech and silence', () => {
    expect(
      inCall(nodes.playAudio({ name: 'Say', audio: expr.speech(expr.text('Your "ticket"\nis open')) })),
    ).toBe(`- playAudio:
    name: Say
    audio:
      exp: 'ToAudioTTS("Your \\"ticket\\"\\nis open")'`);
    expect(
      inCall(nodes.playAudio({ name: 'Pause', audio: expr.uninterrupted(expr.silence(1_000)) })),
    ).toBe(`- playAudio:
    name: Pause
    audio:
      exp: "AudioPlaybackOptions(ToAudioBlank(1000), false)"`);
  });

  it('answer a message', () => {
    expect(inMessage(nodes.sendResponse({ name: 'Answer', body: expr.text('One moment') }))).toBe(`- sendResponse:
    name: Answer
    messageBody:
      lit: One moment`);
  });

  it('read and write participant data in a call', () => {
    expect(inCall(nodes.getParticipantData({ name: 'Read', attributes: { 'SN Number': vars.text } }))).toBe(
      `- getParticipantData:
    name: Read
    attributes:
      - attribute:
          name:
            lit: SN Number
          variable: Flow.text`,
    );
    const attributes = { outcome: expr.text('created'), number: vars.text };
    expect(inCall(nodes.setParticipantData({ name: 'Write', attributes }))).toBe(`- setParticipantData:
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
    expect(inWorkflow(nodes.getConversationData({ ...named, attributes: { number: vars.text } }))).toBe(
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
    expect(inWorkflow(nodes.setConversationData({ ...named, attributes: { number: vars.text } }))).toBe(
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
    const literal = nodes.setConversationData({
      name: 'Data',
      attributes: { a: expr.text('b') },
      conversationId: expr.text('c-1'),
    });
    expect(inWorkflow(literal)).toContain(`conversationId:\n      exp: '"c-1"'`);
  });

  it('transfer a call with audio and a failure branch', () => {
    const onFailure = [nodes.disconnect('No luck')];
    expect(inCall(nodes.transferCall({ name: 'Go', queue: 'Desk 1', onFailure: [], errorType: vars.text }))).toBe(
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
    const ended = callFlow([nodes.transferCall({ name: 'Go', queue: 'Desk 1', onFailure })]);
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
    expect(render(messageFlow([nodes.transferMessage({ name: 'Go', queue: 'Desk 1' })]))).toContain(`        actions:
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

import { describe, expect, it } from '@jest/globals';
import { expr, type Flow, nodes, render, variable } from '../../../../constructs/architect';
import { callFlow, finish, hangUp, messageFlow, mistakesOf, workflow } from '../support/flows';

function rendered(flow: Flow): string {
  expect(mistakesOf(flow)).toEqual([]);
  return render(flow);
}

describe('a rendered flow', () => {
  it('is a whole inbound call', () => {
    const flow = callFlow([hangUp], {
      variables: [
        variable('Flow.token', 'string', { initial: '', description: 'The bearer token' }),
        variable('Flow.tokenExpiry', 'dateTime'),
        variable('Flow.ratio', 'decimal', { initial: 0.5 }),
        variable('Flow.names', 'stringCollection', { initial: ['a', 'yes'] }),
      ],
      sequences: [
        { name: 'Main Task', actions: [hangUp] },
        { name: 'Other', actions: [hangUp] },
      ],
      greeting: 'Welcome to IT.',
      onError: { say: 'Sorry, that went wrong.' },
    });
    expect(rendered(flow)).toBe(`# Generated from a flow definition in code: change that, not this file.

inboundCall:
  name: Desk
  description: Takes calls
  division: Home
  startUpRef: "/inboundCall/tasks/task[Main_Task_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill:
        noValue: true
  initialGreeting:
    tts: Welcome to IT.
  variables:
    - stringVariable:
        name: Flow.token
        description: The bearer token
        initialValue:
          lit: ""
    - dateTimeVariable:
        name: Flow.tokenExpiry
        initialValue:
          noValue: true
    - decimalVariable:
        name: Flow.ratio
        initialValue:
          lit: 0.5
    - stringCollectionVariable:
        name: Flow.names
        initialValue:
          lit:
            - lit: a
            - lit: "yes"
  settingsActionDefaults:
    playAudioOnSilence:
      timeout:
        lit:
          seconds: 40
    detectSilence:
      timeout:
        lit:
          seconds: 40
    callData:
      processingPrompt:
        noValue: true
    collectInput:
      noEntryTimeout:
        lit:
          seconds: 5
    dialByExtension:
      interDigitTimeout:
        lit:
          seconds: 6
    transferToUser:
      connectTimeout:
        noValue: true
    transferToNumber:
      connectTimeout:
        noValue: true
    transferToGroup:
      connectTimeout:
        noValue: true
    transferToFlowSecure:
      connectTimeout:
        lit:
          seconds: 15
  settingsErrorHandling:
    errorHandling:
      disconnect:
        none: true
    preHandlingAudio:
      tts: "Sorry, that went wrong."
  settingsPrompts:
    ensureAudioInPrompts: false
    promptMediaToValidate:
      - mediaType: audio
      - mediaType: tts
  tasks:
    - task:
        name: Main Task
        refId: Main_Task_10
        actions:
          - disconnect:
              name: End
    - task:
        name: Other
        refId: Other_11
        actions:
          - disconnect:
              name: End
`);
  });

  it('states that nothing is spoken, since Archy would add a text of its own', () => {
    const yaml = rendered(callFlow([hangUp]));
    expect(yaml).toContain('  initialGreeting:\n    noValue: true\n');
    expect(yaml).toContain('    preHandlingAudio:\n      noValue: true\n');
  });

  it('is a whole message flow', () => {
    const variables = [variable('Flow.number', 'string', { isOutput: true })];
    expect(
      rendered(messageFlow([hangUp], { variables, onError: { queue: 'Service Desk' } })),
    ).toBe(`# Generated from a flow definition in code: change that, not this file.

inboundShortMessage:
  name: Desk
  description: Takes calls
  division: Home
  startUpRef: "/inboundShortMessage/states/state[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      defaultLanguageSkill:
        noValue: true
  variables:
    - stringVariable:
        name: Flow.number
        initialValue:
          noValue: true
        isOutput: true
  settingsErrorHandling:
    errorHandling:
      queue:
        targetQueue:
          lit:
            name: Service Desk
  states:
    - state:
        name: Main
        refId: Main_10
        actions:
          - disconnect:
              name: End
`);
  });

  it('is a whole workflow', () => {
    const id = variable('Flow.conversationId', 'string', { isInput: true });
    const write = nodes.setConversationData({
      name: 'Write',
      attributes: { outcome: expr.text('no') },
      conversationId: id,
    });
    expect(
      rendered(workflow([write, finish], { variables: [id], language: 'pt-br' })),
    ).toBe(`# Generated from a flow definition in code: change that, not this file.

workflow:
  name: Desk
  description: Takes calls
  division: Home
  startUpRef: "/workflow/states/state[Main_10]"
  defaultLanguage: pt-br
  supportedLanguages:
    pt-br:
      none: true
  variables:
    - stringVariable:
        name: Flow.conversationId
        initialValue:
          noValue: true
        isInput: true
        isOutput: false
  settingsErrorHandling:
    errorHandling:
      endWorkflow:
        none: true
  states:
    - state:
        name: Main
        refId: Main_10
        actions:
          - setConversationData:
              name: Write
              conversationId:
                exp: Flow.conversationId
              participantId:
                noValue: true
              attributes:
                - attribute:
                    name:
                      lit: outcome
                    value:
                      lit: "no"
          - endWorkflow:
              name: End
              exitReason:
                lit: done
`);
  });

  it('sends a call with a failing flow to the error queue', () => {
    expect(rendered(callFlow([hangUp], { onError: { queue: 'Service Desk' } }))).toContain(`  settingsErrorHandling:
    errorHandling:
      queue:
        targetQueue:
          lit:
            name: Service Desk
    preHandlingAudio:
      noValue: true
`);
  });

  it('has no variables key when it declares none', () => {
    expect(rendered(callFlow([hangUp], { variables: [] }))).not.toContain('variables');
  });
});

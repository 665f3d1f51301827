import { describe, expect, it } from '@jest/globals';
import {
  type AnyNode,
  type Assignment,
  assign,
  boolean,
  builtIn,
  decision,
  disconnect,
  type Expression,
  endWorkflow,
  type Flow,
  firstTrue,
  getConversationData,
  getParticipantData,
  integer,
  loop,
  now,
  playAudio,
  seconds,
  sendResponse,
  setConversationData,
  setParticipantData,
  silence,
  text,
  transferCall,
  transferMessage,
  unset,
  updateData,
  wait,
} from '../../../../constructs/architect';
import { callFlow, finish, hangUp, messageFlow, mistakesOf, vars, workflow } from '../support/flows';

const second = seconds(integer(1));
const id = builtIn('Flow.conversationId', 'string');
const forced = (value: Expression) => value as Expression<never>;
const inCall = (...actions: AnyNode[]) => callFlow([...actions, hangUp]);
const inMessage = (...actions: AnyNode[]) => messageFlow([...actions, hangUp]);
const inWorkflow = (...actions: AnyNode[]) => workflow([...actions, finish]);

describe('actions that exist in a flow type', () => {
  it('are accepted', () => {
    const set = updateData('Set', assign(vars.moment, now()), unset(vars.text));
    expect(
      mistakesOf(
        inCall(
          set,
          playAudio({ name: 'Say', audio: silence(1) }),
          getParticipantData({ name: 'Read', attributes: { number: vars.text } }),
          setParticipantData({ name: 'Write', attributes: { number: vars.text } }),
          transferCall({ name: 'Go', queue: 'Desk', onFailure: [], errorType: vars.text }),
        ),
      ),
    ).toEqual([]);
    expect(
      mistakesOf(
        messageFlow([
          set,
          wait({ name: 'Wait', duration: second }),
          sendResponse({ name: 'Answer', body: vars.text }),
          transferMessage({ name: 'Go', queue: 'Desk' }),
        ]),
      ),
    ).toEqual([]);
    expect(
      mistakesOf(
        inWorkflow(
          set,
          wait({ name: 'Wait', duration: second }),
          getConversationData({ name: 'Read', attributes: { number: vars.text }, conversationId: id }),
          setConversationData({ name: 'Write', attributes: { number: text('x') }, conversationId: id }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('an action that a flow type lacks', () => {
  const say = playAudio({ name: 'Do', audio: silence(1) });
  const answer = sendResponse({ name: 'Do', body: text('x') });
  const end = endWorkflow({ name: 'Do', exitReason: text('x') });

  it.each<[string, Flow, string]>([
    [
      'wait in a call',
      inCall(wait({ name: 'Do', duration: second })),
      'task "Main" > 1 "Do": wait does not exist in inboundCall flows; play silence, as in playAudio with uninterrupted(silence(1000))',
    ],
    [
      'sendResponse in a call',
      inCall(answer),
      'task "Main" > 1 "Do": sendResponse does not exist in inboundCall flows; speak with playAudio',
    ],
    [
      'endWorkflow in a call',
      callFlow([end]),
      'task "Main" > 1 "Do": endWorkflow does not exist in inboundCall flows; finish with disconnect or transferCall',
    ],
    [
      'playAudio in a message',
      inMessage(say),
      'state "Main" > 1 "Do": playAudio does not exist in inboundShortMessage flows; answer with sendResponse',
    ],
    [
      'endWorkflow in a message',
      messageFlow([end]),
      'state "Main" > 1 "Do": endWorkflow does not exist in inboundShortMessage flows; finish with disconnect or transferMessage',
    ],
    [
      'playAudio in a workflow',
      inWorkflow(say),
      'state "Main" > 1 "Do": playAudio does not exist in workflow flows; nobody listens to a workflow, so write conversation data',
    ],
    [
      'sendResponse in a workflow',
      inWorkflow(answer),
      'state "Main" > 1 "Do": sendResponse does not exist in workflow flows; nobody reads what a workflow answers, so write conversation data',
    ],
    [
      'disconnect in a workflow',
      workflow([disconnect('Do')]),
      'state "Main" > 1 "Do": disconnect does not exist in workflow flows; finish with endWorkflow',
    ],
    [
      'transferToAcd in a workflow',
      workflow([transferMessage({ name: 'Do', queue: 'Desk' })]),
      'state "Main" > 1 "Do": transferToAcd does not exist in workflow flows; a workflow has no conversation to transfer, so leave that to the flow of the conversation',
    ],
    [
      'an action that nobody knows',
      inCall({ kind: 'playAudios', name: 'Do' } as unknown as AnyNode),
      'task "Main" > 1 "Do": there is no action "playAudios"; known are callData, decision, disconnect, endWorkflow, getAttributes, loop, loopExit, playAudio, sendResponse, setAttributes, switch, transferToAcd, updateData, wait; did you mean "playAudio"?',
    ],
  ])('is refused: %s', (_what, flow, expected) => {
    expect(mistakesOf(flow)).toEqual([`flow "Desk", ${expected}`]);
  });
});

describe('an action', () => {
  const body = [updateData('Set', assign(vars.flag, boolean(true)))];
  const cases = (count: number) => Array.from({ length: count }, () => ({ when: boolean(true), actions: [] }));

  it.each<[string, AnyNode]>([
    ['with a name of 200 characters', { ...body[0], name: 'n'.repeat(200) } as AnyNode],
    ['that loops once', loop({ name: 'Do', count: 1, index: vars.count, body })],
    ['that loops 99 times', loop({ name: 'Do', count: 99, index: vars.count, body })],
    ['with one case', firstTrue({ name: 'Do', cases: cases(1) })],
    ['with 64 cases', firstTrue({ name: 'Do', cases: cases(64) })],
    ['that decides and does nothing', decision({ name: 'Do', condition: boolean(true) })],
  ])('is accepted %s', (_what, action) => {
    expect(mistakesOf(inCall(action))).toEqual([]);
  });

  it.each<[string, AnyNode, string]>([
    [
      'with a name of 201 characters',
      loop({ name: 'n'.repeat(201), count: 1, index: vars.count, body }),
      'name has 201 characters; at most 200 are accepted',
    ],
    ['with a blank name', loop({ name: ' ', count: 1, index: vars.count, body }), 'name is blank; give it a text'],
    [
      'that loops no time',
      loop({ name: 'Do', count: 0, index: vars.count, body }),
      'count 0 is not accepted; expected a whole number from 1 to 99',
    ],
    [
      'that loops 100 times',
      loop({ name: 'Do', count: 100, index: vars.count, body }),
      'count 100 is not accepted; expected a whole number from 1 to 99',
    ],
    [
      'that loops one and a half times',
      loop({ name: 'Do', count: 1.5, index: vars.count, body }),
      'count 1.5 is not accepted; expected a whole number from 1 to 99',
    ],
    [
      'that counts in a text',
      loop({ name: 'Do', count: 1, index: vars.text as never, body }),
      'index takes integer, got string "Flow.text"; convert it with toInteger',
    ],
    [
      'that repeats nothing',
      loop({ name: 'Do', count: 1, index: vars.count, body: [] }),
      'the body of the loop is empty; give it actions or remove it',
    ],
    ['with no case', firstTrue({ name: 'Do', cases: [] }), '0 cases given; expected 1 to 64'],
    ['with 65 cases', firstTrue({ name: 'Do', cases: cases(65) }), '65 cases given; expected 1 to 64'],
    [
      'with a case that is no condition',
      firstTrue({ name: 'Do', cases: [{ when: forced(vars.text), actions: [] }] }),
      'case 1 takes boolean, got string "Flow.text"',
    ],
    [
      'that decides by a number',
      decision({ name: 'Do', condition: forced(vars.count) }),
      'condition takes boolean, got integer "Flow.count"',
    ],
    [
      'that decides by nothing',
      decision({ name: 'Do', condition: undefined as never }),
      'condition is missing; give it a value',
    ],
    ['that assigns nothing', updateData('Do'), 'no statements given; at least one is needed'],
    [
      'that assigns another type',
      updateData('Do', assign(vars.text, integer(1) as never)),
      'statement 1 takes string, got integer "1"; convert it with asText',
    ],
    [
      'that assigns to nothing',
      updateData('Do', { variable: undefined, value: undefined } as unknown as Assignment),
      'statement 1 needs a variable that the flow declares, got undefined',
    ],
    [
      'that plays a text',
      playAudio({ name: 'Do', audio: forced(text('hello')) }),
      'audio takes audio, got string "\\"hello\\""',
    ],
    [
      'that writes no attribute',
      setParticipantData({ name: 'Do', attributes: {} }),
      'no attributes given; at least one is needed',
    ],
    [
      'that writes a number as an attribute',
      setParticipantData({ name: 'Do', attributes: { attempts: forced(vars.count) } }),
      'attribute "attempts" takes string, got integer "Flow.count"; convert it with asText',
    ],
    [
      'that writes an attribute without a name',
      setParticipantData({ name: 'Do', attributes: { '': text('x') } }),
      'name of an attribute is blank; give it a text',
    ],
    [
      'that reads an attribute into a number',
      getParticipantData({ name: 'Do', attributes: { attempts: vars.count as never } }),
      'attribute "attempts" takes string, got integer "Flow.count"; convert it with asText',
    ],
    [
      'that names a conversation in a call',
      setConversationData({ name: 'Do', attributes: { a: text('x') }, conversationId: id }),
      'conversationId is not accepted, inboundCall flows use their own conversation; leave it out',
    ],
    [
      'that transfers to a queue without a name',
      transferCall({ name: 'Do', queue: '', onFailure: [] }),
      'queue is blank; give it a text',
    ],
    [
      'that transfers a call without a failure branch',
      transferMessage({ name: 'Do', queue: 'Desk' }),
      'onFailure is missing; the transfer of a call can fail, so say what happens then',
    ],
    [
      'that keeps the reason of a failed transfer in a number',
      transferCall({ name: 'Do', queue: 'Desk', onFailure: [], errorType: vars.count as never }),
      'errorType takes string, got integer "Flow.count"; convert it with asText',
    ],
  ])('is refused %s', (_what, action, expected) => {
    expect(mistakesOf(inCall(action))).toEqual([
      `flow "Desk", task "Main" > 1 ${JSON.stringify(action.name)}: ${expected}`,
    ]);
  });

  it.each<[string, Flow, string[]]>([
    [
      'a workflow that reads data of no conversation',
      inWorkflow(getParticipantData({ name: 'Do', attributes: { a: vars.text } })),
      ['conversationId is missing; a workflow has no conversation of its own, so name one'],
    ],
    [
      'a workflow that writes data of a conversation named by a number',
      inWorkflow(setConversationData({ name: 'Do', attributes: { a: text('x') }, conversationId: forced(vars.count) })),
      ['conversationId takes string, got integer "Flow.count"; convert it with asText'],
    ],
    [
      'a workflow that ends with a number',
      workflow([endWorkflow({ name: 'Do', exitReason: forced(vars.count) })]),
      ['exitReason takes string, got integer "Flow.count"; convert it with asText'],
    ],
    [
      'a workflow that waits for a number',
      inWorkflow(wait({ name: 'Do', duration: forced(integer(1)) })),
      ['duration takes duration, got integer "1"'],
    ],
    [
      'a message answered with a number',
      inMessage(sendResponse({ name: 'Do', body: forced(vars.count) })),
      ['body takes string, got integer "Flow.count"; convert it with asText'],
    ],
    [
      'a message whose transfer has a failure branch',
      messageFlow([{ kind: 'transferToAcd', name: 'Do', queue: 'Desk', onFailure: [hangUp], errorType: vars.text }]),
      [
        'onFailure is not accepted, a transfer in inboundShortMessage flows has no failure exit; leave it out',
        'errorType is not accepted, a transfer in inboundShortMessage flows has no failure exit; leave it out',
      ],
    ],
  ])('is refused in %s', (_what, flow, expected) => {
    expect(mistakesOf(flow)).toEqual(expected.map((mistake) => `flow "Desk", state "Main" > 1 "Do": ${mistake}`));
  });
});

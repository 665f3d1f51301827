import { describe, expect, it } from '@jest/globals';
import {
  type AnyNode,
  type Assignment,
  assign,
  type Expression,
  expr,
  type Flow,
  nodes,
  unset,
} from '../../../../constructs/architect';
import { callFlow, finish, hangUp, messageFlow, mistakesOf, vars, workflow } from '../support/flows';

const second = expr.seconds(expr.integer(1));
const id = expr.builtIn('Flow.conversationId', 'string');
const forced = (value: Expression) => value as Expression<never>;
const inCall = (...actions: AnyNode[]) => callFlow([...actions, hangUp]);
const inMessage = (...actions: AnyNode[]) => messageFlow([...actions, hangUp]);
const inWorkflow = (...actions: AnyNode[]) => workflow([...actions, finish]);

describe('actions that exist in a flow type', () => {
  it('are accepted', () => {
    const set = nodes.updateData(
      'Set',
      assign(vars.moment, expr.now()),
      unset(vars.text),
      assign(vars.count, expr.plus(vars.count, 1)),
    );
    expect(
      mistakesOf(
        inCall(
          set,
          nodes.playAudio({ name: 'Say', audio: expr.silence(1) }),
          nodes.getParticipantData({ name: 'Read', attributes: { number: vars.text } }),
          nodes.setParticipantData({ name: 'Write', attributes: { number: vars.text } }),
          nodes.transferCall({ name: 'Go', queue: 'Desk', onFailure: [], errorType: vars.text }),
        ),
      ),
    ).toEqual([]);
    expect(
      mistakesOf(
        messageFlow([
          set,
          nodes.wait({ name: 'Wait', duration: second }),
          nodes.sendResponse({ name: 'Answer', body: vars.text }),
          nodes.transferMessage({ name: 'Go', queue: 'Desk' }),
        ]),
      ),
    ).toEqual([]);
    expect(
      mistakesOf(
        inWorkflow(
          set,
          nodes.wait({ name: 'Wait', duration: second }),
          nodes.getConversationData({ name: 'Read', attributes: { number: vars.text }, conversationId: id }),
          nodes.setConversationData({ name: 'Write', attributes: { number: expr.text('x') }, conversationId: id }),
        ),
      ),
    ).toEqual([]);
  });
});

describe('an action that a flow type lacks', () => {
  const say = nodes.playAudio({ name: 'Do', audio: expr.silence(1) });
  const answer = nodes.sendResponse({ name: 'Do', body: expr.text('x') });
  const end = nodes.endWorkflow({ name: 'Do', exitReason: expr.text('x') });

  it.each<[string, Flow, string]>([
    [
      'wait in a call',
      inCall(nodes.wait({ name: 'Do', duration: second })),
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
      workflow([nodes.disconnect('Do')]),
      'state "Main" > 1 "Do": disconnect does not exist in workflow flows; finish with endWorkflow',
    ],
    [
      'transferToAcd in a workflow',
      workflow([nodes.transferMessage({ name: 'Do', queue: 'Desk' })]),
      'state "Main" > 1 "Do": transferToAcd does not exist in workflow flows; a workflow has no conversation to transfer, so leave that to the flow of the conversation',
    ],
    [
      'an unknown action',
      inCall({ kind: 'playAudios', name: 'Do' } as unknown as AnyNode),
      'task "Main" > 1 "Do": got the action "playAudios"; expected one of callData, decision, disconnect, endWorkflow, getAttributes, loop, loopExit, playAudio, sendResponse, setAttributes, switch, transferToAcd, updateData, wait; did you mean "playAudio"?',
    ],
  ])('is refused: %s', (_what, flow, expected) => {
    expect(mistakesOf(flow)).toEqual([`flow "Desk", ${expected}`]);
  });
});

describe('an action', () => {
  const body = [nodes.updateData('Set', assign(vars.flag, expr.boolean(true)))];
  const cases = (count: number) => Array.from({ length: count }, () => ({ when: expr.boolean(true), actions: [] }));

  it.each<[string, AnyNode]>([
    ['with a name of 200 characters', { ...body[0], name: 'n'.repeat(200) } as AnyNode],
    ['that loops once', nodes.loop({ name: 'Do', count: 1, index: vars.count, body })],
    ['that loops 99 times', nodes.loop({ name: 'Do', count: 99, index: vars.count, body })],
    ['with one case', nodes.firstTrue({ name: 'Do', cases: cases(1) })],
    ['with 64 cases', nodes.firstTrue({ name: 'Do', cases: cases(64) })],
    ['that decides and does nothing', nodes.decision({ name: 'Do', condition: expr.boolean(true) })],
  ])('is accepted %s', (_what, action) => {
    expect(mistakesOf(inCall(action))).toEqual([]);
  });

  it.each<[string, AnyNode, string]>([
    [
      'with a name of 201 characters',
      nodes.loop({ name: 'n'.repeat(201), count: 1, index: vars.count, body }),
      ', name: got 201 characters; expected at most 200',
    ],
    [
      'with a blank name',
      nodes.loop({ name: ' ', count: 1, index: vars.count, body }),
      ', name: got a blank text; expected a text',
    ],
    [
      'that loops no time',
      nodes.loop({ name: 'Do', count: 0, index: vars.count, body }),
      ', count: got 0; expected a whole number, 1 to 99',
    ],
    [
      'that loops 100 times',
      nodes.loop({ name: 'Do', count: 100, index: vars.count, body }),
      ', count: got 100; expected a whole number, 1 to 99',
    ],
    [
      'that loops one and a half times',
      nodes.loop({ name: 'Do', count: 1.5, index: vars.count, body }),
      ', count: got 1.5; expected a whole number, 1 to 99',
    ],
    [
      'that counts in a text',
      nodes.loop({ name: 'Do', count: 1, index: vars.text as never, body }),
      ', index: got string "Flow.text"; expected integer; convert it with toInteger',
    ],
    [
      'that repeats nothing',
      nodes.loop({ name: 'Do', count: 1, index: vars.count, body: [] }),
      ', body: got no actions; expected at least one; add it or remove the loop',
    ],
    ['with no case', nodes.firstTrue({ name: 'Do', cases: [] }), ', cases: got 0; expected 1 to 64'],
    ['with 65 cases', nodes.firstTrue({ name: 'Do', cases: cases(65) }), ', cases: got 65; expected 1 to 64'],
    [
      'with a case that is no condition',
      nodes.firstTrue({ name: 'Do', cases: [{ when: forced(vars.text), actions: [] }] }),
      ', case 1: got string "Flow.text"; expected boolean',
    ],
    [
      'that decides by a number',
      nodes.decision({ name: 'Do', condition: forced(vars.count) }),
      ', condition: got integer "Flow.count"; expected boolean',
    ],
    [
      'that decides by nothing',
      nodes.decision({ name: 'Do', condition: undefined as never }),
      ', condition: missing; give it a value',
    ],
    ['that assigns nothing', nodes.updateData('Do'), ', statements: got none; expected at least one'],
    [
      'that assigns no value',
      nodes.updateData('Do', { variable: vars.text } as Assignment),
      ', statement 1: got noValue, which updateData does not take; use unset(variable), which writes NOT_SET',
    ],
    [
      'that reads what it wrote before',
      nodes.updateData(
        'Do',
        assign(vars.count, expr.integer(1)),
        unset(vars.text),
        assign(vars.flag, expr.greater(vars.count, 0)),
      ),
      ', statement 3: it reads Flow.count, which statement 1 of the same updateData writes, and whether it sees the new value is not documented; put it into an updateData of its own',
    ],
    [
      'that assigns another type',
      nodes.updateData('Do', assign(vars.text, expr.integer(1) as never)),
      ', statement 1: got integer "1"; expected string; convert it with asText',
    ],
    [
      'that assigns to nothing',
      nodes.updateData('Do', { variable: undefined, value: undefined } as unknown as Assignment),
      ', statement 1: got undefined; expected a variable that the flow declares',
    ],
    [
      'that plays a text',
      nodes.playAudio({ name: 'Do', audio: forced(expr.text('hello')) }),
      ', audio: got string "\\"hello\\""; expected audio',
    ],
    [
      'that writes no attribute',
      nodes.setParticipantData({ name: 'Do', attributes: {} }),
      ', attributes: got none; expected at least one',
    ],
    [
      'that writes a number as an attribute',
      nodes.setParticipantData({ name: 'Do', attributes: { attempts: forced(vars.count) } }),
      ', attribute "attempts": got integer "Flow.count"; expected string; convert it with asText',
    ],
    [
      'that writes an attribute without a name',
      nodes.setParticipantData({ name: 'Do', attributes: { '': expr.text('x') } }),
      ', name of an attribute: got a blank text; expected a text',
    ],
    [
      'that reads an attribute into a number',
      nodes.getParticipantData({ name: 'Do', attributes: { attempts: vars.count as never } }),
      ', attribute "attempts": got integer "Flow.count"; expected string; convert it with asText',
    ],
    [
      'that names a conversation in a call',
      nodes.setConversationData({ name: 'Do', attributes: { a: expr.text('x') }, conversationId: id }),
      ', conversationId: inboundCall flows use their own conversation; leave it out',
    ],
    [
      'that transfers to a queue without a name',
      nodes.transferCall({ name: 'Do', queue: '', onFailure: [] }),
      ', queue: got a blank text; expected a text',
    ],
    [
      'that transfers a call without a failure branch',
      nodes.transferMessage({ name: 'Do', queue: 'Desk' }),
      ', onFailure: missing, and the transfer of a call can fail; say what happens then',
    ],
    [
      'that keeps the reason of a failed transfer in a number',
      nodes.transferCall({ name: 'Do', queue: 'Desk', onFailure: [], errorType: vars.count as never }),
      ', errorType: got integer "Flow.count"; expected string; convert it with asText',
    ],
  ])('is refused %s', (_what, action, expected) => {
    expect(mistakesOf(inCall(action))).toEqual([
      `flow "Desk", task "Main" > 1 ${JSON.stringify(action.name)}${expected}`,
    ]);
  });

  it.each<[string, Flow, string[]]>([
    [
      'a workflow that reads data of no conversation',
      inWorkflow(nodes.getParticipantData({ name: 'Do', attributes: { a: vars.text } })),
      [', conversationId: missing, and a workflow has no conversation of its own; name one'],
    ],
    [
      'a workflow that writes data of a conversation named by a number',
      inWorkflow(
        nodes.setConversationData({
          name: 'Do',
          attributes: { a: expr.text('x') },
          conversationId: forced(vars.count),
        }),
      ),
      [', conversationId: got integer "Flow.count"; expected string; convert it with asText'],
    ],
    [
      'a workflow that ends with a number',
      workflow([nodes.endWorkflow({ name: 'Do', exitReason: forced(vars.count) })]),
      [', exitReason: got integer "Flow.count"; expected string; convert it with asText'],
    ],
    [
      'a workflow that waits for a number',
      inWorkflow(nodes.wait({ name: 'Do', duration: forced(expr.integer(1)) })),
      [', duration: got integer "1"; expected duration'],
    ],
    [
      'a message answered with a number',
      inMessage(nodes.sendResponse({ name: 'Do', body: forced(vars.count) })),
      [', body: got integer "Flow.count"; expected string; convert it with asText'],
    ],
    [
      'a message whose transfer has a failure branch',
      messageFlow([{ kind: 'transferToAcd', name: 'Do', queue: 'Desk', onFailure: [hangUp], errorType: vars.text }]),
      [
        ', onFailure: a transfer in inboundShortMessage flows has no failure exit; leave it out',
        ', errorType: a transfer in inboundShortMessage flows has no failure exit; leave it out',
      ],
    ],
  ])('is refused in %s', (_what, flow, expected) => {
    expect(mistakesOf(flow)).toEqual(expected.map((mistake) => `flow "Desk", state "Main" > 1 "Do"${mistake}`));
  });
});

import { describe, expect, it } from '@jest/globals';
import { type AnyNode, assign, expr, nodes } from '../../../../constructs/architect';
import { callFlow, finish, hangUp, lookupCall, messageFlow, mistakesOf, vars, workflow } from '../support/flows';

const set = nodes.updateData('Set', assign(vars.count, expr.integer(1)));
const transfer = (onFailure: AnyNode[]): AnyNode => ({
  ...nodes.transferCall({ name: 'Go', queue: 'Desk', onFailure }),
});
const inCall = (...actions: AnyNode[]) => mistakesOf(callFlow(actions));
const ask = (yes: AnyNode[], no: AnyNode[]): AnyNode => ({
  ...nodes.decision({ name: 'Ask', condition: expr.boolean(true) }),
  kind: 'decision',
  condition: expr.boolean(true),
  yes,
  no,
});
const repeat = (...body: AnyNode[]) => nodes.loop({ name: 'Again', count: 3, index: vars.count, body });

const task = 'flow "Desk", task "Main"';
const runsOff = 'a path stops here without an ending; finish it with';
const callEndings = 'disconnect, or with a transfer whose failure branch ends too';
const never = 'this never runs, since every path ends before it; remove it or move it';

describe('every path', () => {
  it('ends with disconnect in a call and a message, and with endWorkflow in a workflow', () => {
    expect(inCall(set, hangUp)).toEqual([]);
    expect(mistakesOf(messageFlow([set, hangUp]))).toEqual([]);
    expect(mistakesOf(workflow([set, finish]))).toEqual([]);
  });

  it('is refused when it runs off the end, with what would end it', () => {
    expect(inCall(set)).toEqual([`${task} > 1 "Set": ${runsOff} ${callEndings}`]);
    expect(mistakesOf(messageFlow([set]))).toEqual([
      `flow "Desk", state "Main" > 1 "Set": ${runsOff} disconnect or transferMessage`,
    ]);
    expect(mistakesOf(workflow([set]))).toEqual([`flow "Desk", state "Main" > 1 "Set": ${runsOff} endWorkflow`]);
  });

  it('ends in both branches of a decision, or after it', () => {
    expect(inCall(ask([hangUp], [hangUp]))).toEqual([]);
    expect(inCall(ask([hangUp], []), hangUp)).toEqual([]);
    expect(inCall(ask([hangUp], [set]))).toEqual([`${task} > 1 "Ask" > no > 1 "Set": ${runsOff} ${callEndings}`]);
  });

  it('ends in every case of a switch, the default included', () => {
    const cases = [{ when: expr.boolean(true), actions: [hangUp] }];
    expect(inCall(nodes.firstTrue({ name: 'Pick', cases, otherwise: [hangUp] }))).toEqual([]);
    expect(inCall(nodes.firstTrue({ name: 'Pick', cases }))).toEqual([
      `${task} > 1 "Pick" > default: ${runsOff} ${callEndings}`,
    ]);
  });

  it('ends after each of the three exits of a Call Data', () => {
    const ended = { onSuccess: [hangUp], onFailure: [hangUp], onTimeout: [hangUp] };
    expect(inCall(lookupCall(ended))).toEqual([]);
    expect(inCall(lookupCall({ ...ended, onTimeout: [] }))).toEqual([
      `${task} > 1 "Find" > timeout: ${runsOff} ${callEndings}`,
    ]);
  });

  it('ends with a transfer in a message', () => {
    expect(mistakesOf(messageFlow([nodes.transferMessage({ name: 'Go', queue: 'Desk' })]))).toEqual([]);
  });

  it('goes on after a failed transfer of a call, and ends there or later', () => {
    expect(inCall(transfer([hangUp]))).toEqual([]);
    expect(inCall(transfer([]), hangUp)).toEqual([]);
    expect(inCall(transfer([set]))).toEqual([`${task} > 1 "Go" > failure > 1 "Set": ${runsOff} ${callEndings}`]);
  });

  it('goes on after a loop, also when its body always leaves it', () => {
    expect(inCall(repeat(set), hangUp)).toEqual([]);
    expect(inCall(repeat(nodes.loopExit('Out')), hangUp)).toEqual([]);
    expect(inCall(repeat(set))).toEqual([`${task} > 1 "Again": ${runsOff} ${callEndings}`]);
  });
});

describe('an action that never runs', () => {
  it('is refused after an ending', () => {
    expect(inCall(hangUp, set)).toEqual([`${task} > 2 "Set": ${never}`]);
  });

  it('is refused after branches that all end', () => {
    expect(inCall(ask([hangUp], [hangUp]), set)).toEqual([`${task} > 2 "Set": ${never}`]);
  });

  it('is refused after loopExit', () => {
    expect(inCall(repeat(nodes.loopExit('Out'), set), hangUp)).toEqual([
      `${task} > 1 "Again" > loop > 2 "Set": ${never}`,
    ]);
  });
});

describe('a loop', () => {
  it('is refused when its body ends the flow on every path', () => {
    expect(inCall(repeat(ask([hangUp], [hangUp])), hangUp)).toEqual([
      `${task} > 1 "Again", body: it ends the flow on every path, so it never runs twice; let one path go on, or remove the loop`,
    ]);
  });

  it('may end the flow on some paths', () => {
    expect(inCall(repeat(ask([hangUp], [nodes.loopExit('Out')])), hangUp)).toEqual([]);
  });

  it('is left only from inside, however deep', () => {
    const outside = 'loopExit is outside any loop; remove it or move it into the body of one';
    expect(inCall(repeat(ask([repeat(set), nodes.loopExit('Out')], [])), hangUp)).toEqual([]);
    expect(inCall(ask([nodes.loopExit('Out')], [nodes.loopExit('Also')]))).toEqual([
      `${task} > 1 "Ask" > yes > 1 "Out": ${outside}`,
      `${task} > 1 "Ask" > no > 1 "Also": ${outside}`,
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { assign, expr, flow, nodes } from '../../../constructs/architect';
import { lookup, vars } from './support/flows';

const exits = { onSuccess: [], onFailure: [], onTimeout: [] };
const find = { name: 'Find', action: lookup, timeoutSeconds: 4, ...exits };
const phone = expr.text('1');
const rest = { name: 'F', description: '', division: 'Home', language: 'en-us', variables: [] };
const pause = nodes.wait({ name: 'Wait', duration: expr.seconds(expr.integer(1)) });
const play = nodes.playAudio({ name: 'Say', audio: expr.silence(1) });
const handOver = nodes.transferMessage({ name: 'Go', queue: 'Desk' });
const end = nodes.endWorkflow({ name: 'End', exitReason: expr.text('done') });
const failing = { ...find, inputs: { phone }, failureOutputs: { status: vars.count } };

/** `tsc` fails where a line stops being refused. */
function refusedByTheCompiler(): void {
  nodes.callData({
    ...find,
    inputs: { phone, limit: expr.integer(1) },
    outputs: { sysId: vars.text, score: vars.ratio },
  });
  // @ts-expect-error the action has no such output
  nodes.callData({ ...find, inputs: { phone }, outputs: { sysid: vars.text } });
  // @ts-expect-error the output is an integer
  nodes.callData({ ...find, inputs: { phone }, outputs: { found: vars.text } });
  // @ts-expect-error a number becomes a decimal, not an integer
  nodes.callData({ ...find, inputs: { phone }, outputs: { score: vars.count } });
  // @ts-expect-error the input is a text
  nodes.callData({ ...find, inputs: { phone: expr.integer(1) } });
  // @ts-expect-error the action has no such input
  nodes.callData({ ...find, inputs: { phone, fax: phone } });
  // @ts-expect-error phone is required
  nodes.callData({ ...find, inputs: { limit: expr.integer(1) } });

  flow({
    type: 'workflow',
    ...rest,
    sequences: [{ name: 'Main', actions: [pause, nodes.callDataWithFailure(failing), end] }],
  });
  // @ts-expect-error calls have no wait
  flow({ type: 'inboundCall', ...rest, sequences: [{ name: 'Main', actions: [pause] }] });
  // @ts-expect-error workflows play nothing
  flow({ type: 'workflow', ...rest, sequences: [{ name: 'Main', actions: [play] }] });
  // @ts-expect-error calls cannot read why a data action failed
  nodes.callDataWithFailure<'inboundCall', typeof lookup.inputs, typeof lookup.outputs>(failing);
  // @ts-expect-error nor where the type of the flow says so
  flow({ type: 'inboundCall', ...rest, sequences: [{ name: 'Main', actions: [nodes.callDataWithFailure(failing)] }] });
  // @ts-expect-error messages do not end like workflows
  flow({ type: 'inboundShortMessage', ...rest, sequences: [{ name: 'Main', actions: [end] }] });
  // @ts-expect-error workflows have nothing to disconnect
  flow({ type: 'workflow', ...rest, sequences: [{ name: 'Main', actions: [nodes.disconnect('End')] }] });
  // @ts-expect-error the transfer of a call can fail
  flow({ type: 'inboundCall', ...rest, sequences: [{ name: 'Main', actions: [handOver] }] });
  // @ts-expect-error what a call lacks is no part of its loops either
  nodes.loop<'inboundCall'>({ name: 'Loop', count: 1, index: vars.count, body: [pause] });

  // @ts-expect-error a text takes no integer
  assign(vars.text, expr.integer(1));
  // @ts-expect-error nor a plain number
  assign(vars.text, 1);
  // @ts-expect-error a plain number is an integer, which does not compare with a decimal
  expr.less(vars.ratio, 1);
  // @ts-expect-error a time has no plain value
  expr.less(vars.moment, '2026-01-31');
  // @ts-expect-error an integer and a decimal do not compare
  expr.less(vars.count, vars.ratio);
  // @ts-expect-error texts join texts alone
  expr.append(expr.text('n'), expr.integer(1));
  // @ts-expect-error a loop counts in an integer
  nodes.loop({ name: 'Loop', count: 1, index: vars.text, body: [] });
  // @ts-expect-error Architect does not ask whether a list is set
  expr.isSet(expr.noStrings());
}

describe('the types of a flow', () => {
  it('are the only guard while a flow is built; check judges the values afterwards', () => {
    expect(refusedByTheCompiler).not.toThrow();
  });

  it('let through what every flow type has', () => {
    const set = nodes.updateData('Set', assign(vars.text, expr.text('x')));
    const call = flow({ type: 'inboundCall', ...rest, sequences: [{ name: 'Main', actions: [set, play] }] });
    expect(call.sequences[0]?.actions.map((node) => node.kind)).toEqual(['updateData', 'playAudio']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type CallData, expr, variable } from '../../../../constructs/architect';
import { callFlow, finish, hangUp, lookup, lookupCall, mistakesOf, vars, workflow } from '../support/flows';

const inCall = (changes: Partial<CallData>) => mistakesOf(callFlow([lookupCall(changes), hangUp]));
const inWorkflow = (changes: Partial<CallData>) => mistakesOf(workflow([lookupCall(changes), finish]));
const at = (mistake: string) => [`flow "Desk", task "Main" > 1 "Find"${mistake}`];

describe('a Call Data', () => {
  it('is accepted with all inputs and outputs of its action', () => {
    expect(
      inCall({
        inputs: { phone: vars.text, limit: expr.integer(1) },
        outputs: { sysId: vars.text, found: vars.count, score: vars.ratio, active: vars.flag, names: vars.list },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<CallData>, string]>([
    [
      'on a secure action',
      { action: { ...lookup, secure: true } },
      ': got the data action "Find caller", which is secure; expected one that callData can call; declare it with secure: false',
    ],
    [
      'on an action without a name',
      { action: { ...lookup, name: '' } },
      ', name of the data action: got a blank text; expected a text',
    ],
    [
      'on an action whose name is too long',
      { action: { ...lookup, name: 'n'.repeat(257) } },
      ', name of the data action: got 257 characters; expected at most 256',
    ],
    [
      'on a category with double braces',
      { action: { ...lookup, category: '{{category}}' } },
      ', category of the data action: got "{{category}}"; expected a text without "{{": publishing replaces what is between double braces',
    ],
    ['without a required input', { inputs: {} }, ', input "phone": missing, and it is required; give it a value'],
    [
      'with an input that the action does not have',
      { inputs: { phone: vars.text, limits: expr.integer(1) } },
      ': got the input "limits"; expected one of phone, limit; did you mean "limit"?',
    ],
    [
      'with an input that only every object has',
      { inputs: { phone: vars.text, constructor: expr.integer(1) } },
      ': got the input "constructor"; expected one of phone, limit',
    ],
    [
      'with an input of another type',
      { inputs: { phone: vars.text, limit: vars.text } },
      ', input "limit": got string "Flow.text"; expected integer; convert it with toInteger',
    ],
    [
      'with an output that the action does not have',
      { outputs: { sysid: vars.text } },
      ': got the output "sysid"; expected one of sysId, found, score, active, names; did you mean "sysId"?',
    ],
    [
      'with an output into a variable of another type',
      { outputs: { score: vars.count } },
      ', output "score": got integer "Flow.count"; expected decimal; convert it with toDecimal',
    ],
    [
      'with an output into nowhere',
      { outputs: { sysId: variable('Flow.lost', 'string') } },
      ': got the variable Flow.lost; expected a declared variable; add it to the variables of the flow; did you mean "Flow.list"?',
    ],
    [
      'with a timeout of no second',
      { timeoutSeconds: 0 },
      ', timeoutSeconds: got 0; expected a whole number of seconds, at least 1',
    ],
    [
      'with a timeout of half seconds',
      { timeoutSeconds: 1.5 },
      ', timeoutSeconds: got 1.5; expected a whole number of seconds, at least 1',
    ],
    [
      'with failure outputs in a call',
      { failureOutputs: { status: vars.count } },
      ', failureOutputs: inboundCall flows cannot read why a data action failed; leave them out and use the failure exit alone',
    ],
  ])('is refused %s', (_what, changes, expected) => {
    expect(inCall(changes)).toEqual(at(expected));
  });

  it('keeps status and error code in a workflow', () => {
    expect(inWorkflow({ failureOutputs: { status: vars.count, errorCode: vars.text } })).toEqual([]);
    expect(inWorkflow({ failureOutputs: { status: vars.text as never, message: vars.text } as never })).toEqual([
      'flow "Desk", state "Main" > 1 "Find", failure output "status": got string "Flow.text"; expected integer; convert it with toInteger',
      'flow "Desk", state "Main" > 1 "Find": got the failure output "message"; expected one of status, errorCode',
    ]);
  });

  it('checks what its branches hold', () => {
    const inner = lookupCall({ name: 'Inner', inputs: { phone: expr.text('{{x}}') } });
    expect(inCall({ onFailure: [inner] })).toEqual([
      'flow "Desk", task "Main" > 1 "Find" > failure > 1 "Inner", input "phone": got "{{x}}"; expected a text without "{{": publishing replaces what is between double braces',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { expr, type InputBindings, type OutputBindings, variable } from '../../../constructs/architect';
import { defineOperation } from '../../../constructs/servicenow/define-operation';
import type { Lookup } from '../../../constructs/servicenow/operation';
import { createIncident } from '../../../constructs/servicenow/operations/create-incident';
import { findIncidentByCorrelationId } from '../../../constructs/servicenow/operations/find-incident-by-correlation-id';
import { getIncident } from '../../../constructs/servicenow/operations/get-incident';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const props = { instance: 'https://acme.service-now.com', timeoutSeconds: 4 };
const chained = renderOperation(createIncident, { ...props, auth: 'chained' });
const platform = renderOperation(createIncident, { ...props, auth: 'platform' });
const found = renderOperation(getIncident, { ...props, auth: 'platform' });

// Each line below must not compile without its directive: `tsc` runs this test.
describe('the compiler', () => {
  it('requires every required input, and with chained auth the token', () => {
    const required = { shortDescription: expr.text('VPN'), correlationId: expr.text('c-1') };
    const withToken: InputBindings<typeof chained.inputs> = { ...required, accessToken: expr.text('t') };
    const withoutToken: InputBindings<typeof platform.inputs> = required;
    // @ts-expect-error accessToken is missing
    const tokenForgotten: InputBindings<typeof chained.inputs> = required;
    // @ts-expect-error correlationId is missing
    const idForgotten: InputBindings<typeof platform.inputs> = { shortDescription: expr.text('VPN') };
    expect([withToken, withoutToken, tokenForgotten, idForgotten]).toHaveLength(4);
  });

  it('refuses an input that the operation does not have', () => {
    const required = { shortDescription: expr.text('VPN'), correlationId: expr.text('c-1') };
    // @ts-expect-error there is no input "caller"
    const wrong: InputBindings<typeof platform.inputs> = { ...required, caller: expr.text('x') };
    // @ts-expect-error platform auth has no input for a token
    const token: InputBindings<typeof platform.inputs> = { ...required, accessToken: expr.text('x') };
    expect([wrong, token]).toHaveLength(2);
  });

  it('refuses an output that the operation does not have, and a variable of another type', () => {
    const right: OutputBindings<typeof found.outputs> = { numbers: variable('State.numbers', 'stringCollection') };
    // @ts-expect-error there is no output "number"
    const unknown: OutputBindings<typeof found.outputs> = { number: variable('State.number', 'string') };
    // @ts-expect-error numbers is a list
    const single: OutputBindings<typeof found.outputs> = { numbers: variable('State.number', 'string') };
    expect([right, unknown, single]).toHaveLength(3);
  });

  it('refuses an input that is sent but not declared, and a declared correlation id', () => {
    const base = {
      name: 'close-task',
      title: 'Close task',
      description: 'Closes a task.',
      table: 'sc_task',
      outputs: { number: { type: 'string', path: '$.result.number' } },
      repeat: { safe: true },
    } as const;
    const sysId = { type: 'string', required: true } as const;
    expect(() =>
      defineOperation({
        ...base,
        inputs: { sysId },
        // @ts-expect-error there is no input "taskId"
        request: { method: 'PATCH', record: 'taskId', columns: {}, values: { state: '3' } },
      }),
    ).toThrow('request: got the input "taskId"');
    expect(() =>
      defineOperation({
        ...base,
        // @ts-expect-error it is added to every operation
        inputs: { sysId, correlationId: sysId },
        request: { method: 'PATCH', record: 'sysId', columns: {}, values: { state: '3' } },
      }),
    ).toThrow('got the input "correlationId"; expected another name than correlationId, ');
  });

  it('refuses an input that is declared but not sent, however the request sends others', () => {
    const text = { type: 'string', required: true } as const;
    const base = {
      name: 'close-task',
      title: 'Close task',
      description: 'Closes a task.',
      table: 'sc_task',
      repeat: { safe: true },
    } as const;
    const outputs = { number: { type: 'string', path: '$.result.number' } } as const;
    const lists = { numbers: { type: 'stringList', path: '$.result[*].number' } } as const;
    expect(() =>
      defineOperation({
        ...base,
        // @ts-expect-error "impact" is not sent
        inputs: { sysId: text, state: text, impact: text },
        outputs,
        request: { method: 'PATCH', record: 'sysId', columns: { state: 'state' } },
      }),
    ).toThrow('input "impact": declared but not sent');
    expect(() =>
      defineOperation({
        ...base,
        // @ts-expect-error "impact" is not sent
        inputs: { state: text, impact: text },
        outputs,
        request: { method: 'POST', columns: { state: 'state' } },
        repeat: { safe: false },
      }),
    ).toThrow('input "impact": declared but not sent');
    expect(() =>
      defineOperation({
        ...base,
        // @ts-expect-error "impact" is not sent
        inputs: { number: text, impact: text },
        outputs: lists,
        request: {
          method: 'GET',
          query: [
            { columns: ['number'], operator: '=', input: 'number' },
            { columns: ['active'], operator: '=', value: 'true' },
          ],
          limit: 1,
        },
      }),
    ).toThrow('input "impact": declared but not sent');
  });

  it('accepts only a look-up by correlation id', () => {
    const base = {
      name: 'create-task',
      title: 'Create task',
      description: 'Creates a task.',
      table: 'incident',
      inputs: { shortDescription: { type: 'string', required: true } },
      request: { method: 'POST', columns: { shortDescription: 'short_description' } },
      outputs: { number: { type: 'string', path: '$.result.number' } },
    } as const;
    const operation = defineOperation({ ...base, repeat: { safe: false, lookup: findIncidentByCorrelationId } });
    expect(operation.repeat).toEqual({ safe: false, lookup: findIncidentByCorrelationId });
    // @ts-expect-error get-incident has no correlation ids
    const wrong: Lookup = getIncident;
    expect(wrong.name).toBe('get-incident');
  });
});

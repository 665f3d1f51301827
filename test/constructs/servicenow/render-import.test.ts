import { describe, expect, it } from '@jest/globals';
import { definitionMistakes } from '../../../constructs/genesys/definition-mistakes';
import { defineOperation } from '../../../constructs/servicenow/define-operation';
import type { Operation } from '../../../constructs/servicenow/operation';
import { createCase } from '../../../constructs/servicenow/operations/create-case';
import { createIncident } from '../../../constructs/servicenow/operations/create-incident';
import { findIncidentByCorrelationId } from '../../../constructs/servicenow/operations/find-incident-by-correlation-id';
import { renderImport } from '../../../constructs/servicenow/render-import';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const instance = 'https://acme.service-now.com';
const chained = { auth: 'chained', instance, timeoutSeconds: 4 } as const;
const importSetTable = 'u_genesys_incident';

describe('a data action that creates a record through an import set', () => {
  const direct = renderOperation(createIncident, chained);
  const definition = renderImport(createIncident, { ...chained, importSetTable });

  it('posts to the import set table, without a query', () => {
    expect(definition.request.method).toBe('POST');
    expect(definition.request.url).toBe('https://acme.service-now.com/api/now/import/u_genesys_incident');
  });

  it('has the same inputs and body as through the table', () => {
    const { url: _, ...request } = direct.request;
    expect(definition).toMatchObject({
      name: `${direct.name} by import set`,
      inputs: direct.inputs,
      request,
      timeoutSeconds: 4,
    });
  });

  it('reads record and status of the first row, and fails on an answer without one of them', () => {
    expect(definition.response).toEqual({
      values: { number: '$.result[0].display_value', sysId: '$.result[0].sys_id', status: '$.result[0].status' },
      defaults: {},
      template: '{"number": ${number}, "sysId": ${sysId}, "status": ${status}}',
    });
    const text = { type: 'string' };
    expect(definition.outputs).toEqual({ number: text, sysId: text, status: text });
  });

  it.each([
    ['chained', false],
    ['platform', true],
  ] as const)('is accepted by the platform, with %s tokens', (auth, hasCredential) => {
    const rendered = [createIncident, createCase].map((operation: Operation) =>
      renderImport(operation, { auth, instance, timeoutSeconds: 4, importSetTable }),
    );
    expect(rendered.flatMap((one) => definitionMistakes(one, hasCredential))).toEqual([]);
  });
});

describe('an import set that cannot serve', () => {
  it.each(['', 'u_genesys incident', 'u_$x', '../table/incident', 'U_GENESYS'])(
    'by its name is refused: %j',
    (name) => {
      expect(() => renderImport(createIncident, { ...chained, importSetTable: name })).toThrow(
        `servicenow import set table: got ${JSON.stringify(name)}; expected its name as in ServiceNow, such as u_genesys_incident`,
      );
    },
  );

  it('is refused when its answer lacks an output', () => {
    const operation = defineOperation({
      name: 'create-urgent-incident',
      title: 'Create urgent incident',
      description: 'Creates an incident and tells its priority.',
      table: 'incident',
      inputs: { shortDescription: { type: 'string', required: true } },
      request: { method: 'POST', columns: { shortDescription: 'short_description' }, values: { urgency: '1' } },
      outputs: {
        number: { type: 'string', path: '$.result.number' },
        priority: { type: 'string', path: '$.result.priority' },
      },
      repeat: { safe: false, lookup: findIncidentByCorrelationId },
    });
    expect(() => renderImport(operation, { ...chained, importSetTable })).toThrow(
      'operation "create-urgent-incident", output "priority": got "$.result.priority"; expected the number or the ' +
        'sys_id, which is all that an import set answers; remove the output, or create through the table',
    );
  });
});

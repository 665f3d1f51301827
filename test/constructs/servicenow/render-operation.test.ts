import { describe, expect, it } from '@jest/globals';
import { createIncident } from '../../../constructs/servicenow/operations/create-incident';
import { escalateIncident } from '../../../constructs/servicenow/operations/escalate-incident';
import { findCallerByPhone } from '../../../constructs/servicenow/operations/find-caller-by-phone';
import { findIncidentByCorrelationId } from '../../../constructs/servicenow/operations/find-incident-by-correlation-id';
import { listOpenIncidents } from '../../../constructs/servicenow/operations/list-open-incidents';
import { resolveIncident } from '../../../constructs/servicenow/operations/resolve-incident';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const instance = 'https://acme.service-now.com';
const chained = { auth: 'chained', instance, timeoutSeconds: 4 } as const;
const platform = { auth: 'platform', instance, timeoutSeconds: 4 } as const;
const requiredText = { type: 'string', required: true };

describe('a data action that creates a record', () => {
  const definition = renderOperation(createIncident, chained);

  it('has the title of the operation as its name', () => {
    expect(definition.name).toBe('Create incident');
    expect(definition.timeoutSeconds).toBe(4);
  });

  it('has the version of the operation in its name from 2 up', () => {
    expect(renderOperation({ ...createIncident, version: 1 }, chained).name).toBe('Create incident');
    expect(renderOperation({ ...createIncident, version: 2 }, chained).name).toBe('Create incident v2');
  });

  it('posts to the table and requests only its outputs', () => {
    expect(definition.request.method).toBe('POST');
    expect(definition.request.url).toBe(
      'https://acme.service-now.com/api/now/table/incident?sysparm_fields=number,sys_id&sysparm_exclude_reference_link=true',
    );
  });

  it('sends required inputs first, and each optional input with its own comma', () => {
    expect(definition.request.body).toBe(
      [
        '{',
        '  "correlation_id": "$esc.jsonEncode("$!{input.correlationId}")",',
        '  "short_description": "$esc.jsonEncode("$!{input.shortDescription}")"',
        '  #if("$!{input.description}" != ""),"description": "$esc.jsonEncode("$!{input.description}")"#end',
        '  #if("$!{input.callerId}" != ""),"caller_id": "$esc.jsonEncode("$!{input.callerId}")"#end',
        '  #if("$!{input.urgency}" != ""),"urgency": "$esc.jsonEncode("$!{input.urgency}")"#end',
        '  #if("$!{input.impact}" != ""),"impact": "$esc.jsonEncode("$!{input.impact}")"#end',
        '  #if("$!{input.contactType}" != ""),"contact_type": "$esc.jsonEncode("$!{input.contactType}")"#end',
        '  #if("$!{input.category}" != ""),"category": "$esc.jsonEncode("$!{input.category}")"#end',
        '  #if("$!{input.assignmentGroup}" != ""),"assignment_group": "$esc.jsonEncode("$!{input.assignmentGroup}")"#end',
        '}',
      ].join('\n'),
    );
  });

  it('fails on an answer without number or sys_id: neither has a default', () => {
    expect(definition.response).toEqual({
      values: { number: '$.result.number', sysId: '$.result.sys_id' },
      defaults: {},
      template: '{"number": ${number}, "sysId": ${sysId}}',
    });
    expect(definition.outputs).toEqual({ number: { type: 'string' }, sysId: { type: 'string' } });
  });
});

describe('authorization', () => {
  it('takes the token as an input with chained auth', () => {
    const { inputs, request } = renderOperation(findIncidentByCorrelationId, chained);
    expect(inputs).toEqual({ correlationId: requiredText, accessToken: requiredText });
    expect(request.headers).toEqual({
      Accept: 'application/json',
      Authorization: 'Bearer ${input.accessToken}',
      'X-Correlation-Id': '$esc.uriEncode("$!{input.correlationId}")',
    });
  });

  it('takes the token of the platform with platform auth', () => {
    const { inputs, request } = renderOperation(resolveIncident, platform);
    expect(Object.keys(inputs)).toEqual(['sysId', 'closeCode', 'closeNotes', 'correlationId']);
    expect(request.headers).toEqual({
      Accept: 'application/json',
      Authorization: 'Bearer ${authResponse.access_token}',
      'Content-Type': 'application/json',
      'X-Correlation-Id': '$esc.uriEncode("$!{input.correlationId}")',
    });
  });
});

describe('a data action that finds records', () => {
  it('removes query operators from inputs, and adds a condition that no record meets when an input is then empty', () => {
    const { request } = renderOperation(findCallerByPhone, platform);
    expect(request).toMatchObject({
      method: 'GET',
      url:
        'https://acme.service-now.com/api/now/table/sys_user?sysparm_query=active%3Dtrue' +
        '%5EphoneENDSWITH$esc.uriEncode($input.phoneSuffix.replace("^", "").replace(":", "").trim())' +
        '%5EORmobile_phoneENDSWITH$esc.uriEncode($input.phoneSuffix.replace("^", "").replace(":", "").trim())' +
        '#if($input.phoneSuffix.replace("^", "").replace(":", "").trim() == "")%5Esys_id%3Dnone#end' +
        '&sysparm_fields=sys_id,name&sysparm_limit=2&sysparm_exclude_reference_link=true',
    });
    expect(request).not.toHaveProperty('body');
  });

  it('orders by the latest change, behind all conditions', () => {
    expect(renderOperation(listOpenIncidents, platform).request.url).toBe(
      'https://acme.service-now.com/api/now/table/incident?sysparm_query=' +
        'caller_id%3D$esc.uriEncode($input.callerId.replace("^", "").replace(":", "").trim())%5Eactive%3Dtrue' +
        '#if($input.callerId.replace("^", "").replace(":", "").trim() == "")%5Esys_id%3Dnone#end' +
        '%5EORDERBYDESCsys_updated_on' +
        '&sysparm_fields=number,sys_id,state,short_description,caller_id' +
        '&sysparm_limit=5&sysparm_exclude_reference_link=true',
    );
  });

  it('returns a look-up as lists without defaults, so that none and failed differ', () => {
    const { outputs, response } = renderOperation(findIncidentByCorrelationId, platform);
    expect(outputs).toEqual({
      correlationIds: { type: 'stringList' },
      numbers: { type: 'stringList' },
      sysIds: { type: 'stringList' },
    });
    expect(response).toEqual({
      values: {
        correlationIds: '$.result[*].correlation_id',
        numbers: '$.result[*].number',
        sysIds: '$.result[*].sys_id',
      },
      defaults: {},
      template: '{"correlationIds": ${correlationIds}, "numbers": ${numbers}, "sysIds": ${sysIds}}',
    });
  });
});

describe('a data action that changes a record', () => {
  it('names the record in the path and sends fixed values with the inputs', () => {
    const { request } = renderOperation(resolveIncident, platform);
    expect(request.method).toBe('PATCH');
    expect(request.url).toBe(
      'https://acme.service-now.com/api/now/table/incident/$esc.uriEncode("$!{input.sysId}")' +
        '?sysparm_fields=number,state&sysparm_exclude_reference_link=true',
    );
    expect(request.body).toBe(
      [
        '{',
        '  "close_code": "$esc.jsonEncode("$!{input.closeCode}")",',
        '  "close_notes": "$esc.jsonEncode("$!{input.closeNotes}")",',
        '  "state": "6"',
        '}',
      ].join('\n'),
    );
  });

  it('has JSON text as default for a column that the user may not read', () => {
    expect(renderOperation(escalateIncident, platform).response.defaults).toEqual({ state: '""', priority: '""' });
  });
});

describe('the instance', () => {
  it.each(['http://acme.service-now.com', 'https://acme.service-now.com/', 'acme', 'https://a.com/$x', 'https://$a'])(
    'is refused as %s',
    (given) => {
      expect(() => renderOperation(createIncident, { ...chained, instance: given })).toThrow(
        `servicenow instance: got "${given}"; expected an https origin with nothing behind it, such as https://acme.service-now.com`,
      );
    },
  );
});

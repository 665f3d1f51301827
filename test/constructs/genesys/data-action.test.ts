import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataActionDefinition, Integration } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { terraformUnescape } from '../../support/terraform-unescape';
import { createIncident, emptyStack, findCaller, mistakesOf } from './stack';

const type = 'genesyscloud_integration_action';

function declared(definition: DataActionDefinition) {
  const stack = emptyStack();
  new Integration(stack, 'Integration', { name: 'ServiceNow' }).addDataAction('action', definition);
  return Template.of(stack).resource(type);
}

function mistakes(change: Partial<DataActionDefinition>): string {
  const integration = new Integration(emptyStack(), 'Integration', { name: 'ServiceNow' });
  return mistakesOf(() => integration.addDataAction('action', { ...findCaller, ...change }));
}

describe('a data action', () => {
  it('declares every argument that the platform keeps, escaped for Terraform', () => {
    expect(declared(createIncident)).toEqual({
      integration_id: '${genesyscloud_integration.Integration.id}',
      lifecycle: { create_before_destroy: true, prevent_destroy: true },
      category: 'ServiceNow',
      name: 'Create incident',
      secure: false,
      config_timeout_seconds: 4,
      contract_input: expect.any(String),
      contract_output: expect.any(String),
      config_request: {
        request_type: 'POST',
        request_url_template: 'https://acme.service-now.com/api/now/table/incident',
        headers: { Accept: 'application/json', Authorization: 'Bearer $${input.accessToken}' },
        request_template:
          '{"short_description": "$esc.jsonEncode($${input.summary})"#if("$!{input.urgency}" != ""), "urgency": $${input.urgency}#end}',
      },
      config_response: {
        translation_map: { number: '$.result.number', tags: '$.result.tags' },
        translation_map_defaults: { tags: '[]' },
        success_template: '{"number": $${number}, "tags": $${tags}}',
      },
    });
  });

  it('has flat draft-04 contracts: optional inputs are not required, lengths are omitted, outputs are closed', () => {
    const action = declared(createIncident);
    expect(JSON.parse(action['contract_input'] as string)).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      type: 'object',
      properties: { accessToken: { type: 'string' }, summary: { type: 'string' }, urgency: { type: 'integer' } },
      required: ['accessToken', 'summary'],
    });
    expect(JSON.parse(action['contract_output'] as string)).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      type: 'object',
      properties: { number: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
      required: ['number', 'tags'],
      additionalProperties: false,
    });
  });

  it('has no empty list of required inputs, which draft-04 forbids, and no null, which would replace it every time', () => {
    const optional = { ...findCaller, inputs: { key: { type: 'string', required: false } } } as const;
    const { contract_input, contract_output } = declared(optional);
    expect(JSON.parse(contract_input as string)).not.toHaveProperty('required');
    expect(`${contract_input}${contract_output}`).not.toContain('null');
  });

  it('leaves the request template of a GET to the platform, which keeps its own text there', () => {
    expect(declared(findCaller)['config_request']).not.toHaveProperty('request_template');
  });

  it('can be marked as fit for sensitive data', () => {
    const stack = emptyStack();
    const integration = new Integration(stack, 'Integration', { name: 'ServiceNow' });
    const action = integration.addDataAction('action', findCaller, { secure: true });
    expect(action.ref.secure).toBe(true);
    expect(Template.of(stack).resource(type)['secure']).toBe(true);
  });

  it('has a ref by which flows name it, with the types of the definition', () => {
    const action = new Integration(emptyStack(), 'Integration', { name: 'ServiceNow' }).addDataAction(
      'action',
      createIncident,
    );
    const urgency: 'integer' = action.ref.inputs.urgency.type;
    const tags: 'stringList' = action.ref.outputs.tags.type;
    expect([urgency, tags]).toEqual(['integer', 'stringList']);
    expect(action.ref).toEqual({
      category: 'ServiceNow',
      name: 'Create incident',
      secure: false,
      inputs: createIncident.inputs,
      outputs: createIncident.outputs,
    });
  });

  it('delivers every template through JSON and Terraform byte for byte', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        '${1',
        '%{',
        '$${',
        '%%{',
        '}',
        '$',
        '%',
        '/',
        '\u2028',
        'é',
        '😀',
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const { config_request, config_response } = declared({
          ...createIncident,
          request: { ...createIncident.request, body: text, headers: { 'X-Text': text } },
          response: { ...createIncident.response, template: `$number $tags ${text}` },
        }) as {
          config_request: { request_template: string; headers: Record<string, string> };
          config_response: { success_template: string };
        };
        expect(terraformUnescape(config_request.request_template)).toBe(text);
        expect(terraformUnescape(config_request.headers['X-Text'] as string)).toBe(text);
        expect(terraformUnescape(config_response.success_template)).toBe(`$number $tags ${text}`);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a data action with mistakes', () => {
  it.each([
    [' ', ', name: got " "; expected 1 to 256 characters that are not all blank'],
    ['', ', name: got ""; expected 1 to 256 characters that are not all blank'],
  ])('refuses the name "%s"', (name, mistake) => {
    expect(mistakes({ name })).toBe(`data action "${name}"${mistake}`);
  });

  it('takes a name of 256 characters but not of 257', () => {
    expect(mistakes({ name: 'n'.repeat(256) })).toBe('no mistakes');
    expect(mistakes({ name: 'n'.repeat(257) })).toContain('expected 1 to 256 characters');
  });

  it.each([0, 61, 1.5, Number.NaN])('refuses a timeout of %s seconds', (timeoutSeconds) => {
    expect(mistakes({ timeoutSeconds })).toBe(
      `data action "Find caller", timeoutSeconds: got ${timeoutSeconds}; expected a whole number, 1 to 60`,
    );
  });

  it('takes timeouts of 1 and 60 seconds', () => {
    expect([mistakes({ timeoutSeconds: 1 }), mistakes({ timeoutSeconds: 60 })]).toEqual(['no mistakes', 'no mistakes']);
  });

  it('refuses input names that the platform refuses or keeps for itself', () => {
    const field = { type: 'string', required: true } as const;
    const inputs = { key: field, '2nd': field, 'a b': field, rawRequest: field, 'ok-1_a': field };
    expect(mistakes({ inputs }).split('\n')).toEqual([
      'data action "Find caller": got the input "2nd"; expected a name that starts with a letter, then letters, digits, _ or -',
      'data action "Find caller": got the input "a b"; expected a name that starts with a letter, then letters, digits, _ or -',
      'data action "Find caller": got the input "rawRequest"; expected another name than orgId, integrationId, rawRequest, which the platform keeps for itself',
    ]);
  });

  it('refuses a definition without outputs', () => {
    expect(mistakes({ outputs: {} })).toBe(
      'data action "Find caller", outputs: got none; expected at least one, which tells a flow the result',
    );
  });

  it('names the place where a template reads an input that is not declared, in every spelling of a reference', () => {
    const headers = {
      Accept: 'application/json',
      A: '$input.kye',
      B: '$!input.b',
      C: '${input.c}',
      D: '$!{input.d.length()}',
    };
    const reads = (where: string, input: string) =>
      `data action "Find caller", ${where}: got the input "${input}"; expected "key"; declare it`;
    expect(mistakes({ request: { ...findCaller.request, headers } }).split('\n')).toEqual([
      `${reads('header A', 'kye')}; did you mean "key"?`,
      reads('header B', 'b'),
      reads('header C', 'c'),
      reads('header D', 'd'),
    ]);
  });

  it('lets a body read the whole request', () => {
    const request = { ...findCaller.request, method: 'POST', body: '${input.rawRequest}' } as const;
    expect(mistakes({ request })).toBe('no mistakes');
  });

  it('cannot read credentials or a sign-in that its integration lacks', () => {
    const headers = { A: '${credentials.clientSecret}', B: 'Bearer ${authResponse.access_token}' };
    const advice = 'but the integration has no credential; give the integration one, or pass the value as an input';
    expect(mistakes({ request: { ...findCaller.request, headers } }).split('\n')).toEqual([
      `data action "Find caller", header A: it reads \${credentials...}, ${advice}`,
      `data action "Find caller", header B: it reads \${authResponse...}, ${advice}`,
    ]);
  });

  it('needs an absolute url, a JSON Accept header, and a body unless it is a GET', () => {
    const place = 'data action "Find caller", ';
    expect(
      mistakes({ request: { method: 'PATCH', url: '/api/now', headers: { accept: 'text/html' } } }).split('\n'),
    ).toEqual([
      `${place}url: got "/api/now"; expected an absolute one that starts with https:// or with a reference such as \${credentials.loginUrl}`,
      `${place}header Accept: got "text/html"; expected JSON, such as application/json, which is all that the platform takes`,
      `${place}body: missing, and the platform would send every input of a PATCH instead; give the body as a template`,
    ]);
    expect(mistakes({ request: { ...findCaller.request, body: '{}' } })).toBe(
      `${place}body: the platform ignores the body of a GET; send the values in the url`,
    );
  });

  it('keeps values, defaults and response template together', () => {
    const place = 'data action "Find caller", ';
    const response = {
      values: { sysId: '$.result[0].sys_id', email: 'result.email' },
      defaults: { email: 'none', nmae: '""' },
      template: '#set($copy = ${sysid}){"sysId": $copy, "raw": ${rawResult}, "q": $esc.quote}',
    };
    expect(mistakes({ response }).split('\n')).toEqual([
      `${place}value "email": got "result.email"; expected a JSONPath that starts with $`,
      `${place}default of "email": got "none"; expected JSON text: a string needs its own quotes, as in '""'`,
      `${place}defaults: got the value "nmae"; expected one of "sysId", "email"`,
      `${place}value "sysId": the response template does not use it; write \${sysId} or remove the value`,
      `${place}value "email": the response template does not use it; write \${email} or remove the value`,
      `${place}response template: got the value "sysid"; expected one of "sysId", "email"; did you mean "sysId"?`,
    ]);
  });

  it.each(['""', '[]', '0', 'null', '{"a": 1}'])('takes %s as a default', (text) => {
    expect(mistakes({ response: { ...findCaller.response, defaults: { sysId: text } } })).toBe('no mistakes');
  });
});

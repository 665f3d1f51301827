import { TerraformStack, Testing } from 'cdktf';
import type { Inputs, Outputs } from '../../../constructs/architect';
import { type DataActionDefinition, GenesysProvider } from '../../../constructs/genesys';
import { temporaryFolder } from '../../support/temporary-folder';

const outdir = temporaryFolder();

/** A stack to which a test adds the constructs that it is about. */
export function emptyStack(): TerraformStack {
  const stack = new TerraformStack(Testing.app({ outdir }), 'acme-dev');
  new GenesysProvider(stack, 'Provider', { region: 'eu-west-1' });
  return stack;
}

const inputs = {
  accessToken: { type: 'string', required: true },
  summary: { type: 'string', required: true, maxLength: 160 },
  urgency: { type: 'integer', required: false },
} as const satisfies Inputs;

const outputs = { number: { type: 'string' }, tags: { type: 'stringList' } } as const satisfies Outputs;

export const createIncident: DataActionDefinition<typeof inputs, typeof outputs> = {
  name: 'Create incident',
  inputs,
  outputs,
  request: {
    method: 'POST',
    url: 'https://acme.service-now.com/api/now/table/incident',
    headers: { Accept: 'application/json', Authorization: 'Bearer ${input.accessToken}' },
    body: '{"short_description": "$esc.jsonEncode(${input.summary})"#if("$!{input.urgency}" != ""), "urgency": ${input.urgency}#end}',
  },
  response: {
    values: { number: '$.result.number', tags: '$.result.tags' },
    defaults: { tags: '[]' },
    template: '{"number": ${number}, "tags": ${tags}}',
  },
  timeoutSeconds: 4,
};

export const findCaller: DataActionDefinition = {
  name: 'Find caller',
  inputs: { key: { type: 'string', required: true } },
  outputs: { sysId: { type: 'string' } },
  request: {
    method: 'GET',
    url: 'https://acme.service-now.com/api/now/table/sys_user?sysparm_query=user_name%3D$esc.uriEncode(${input.key})',
    headers: { Accept: 'application/json' },
  },
  response: { values: { sysId: '$.result[0].sys_id' }, defaults: {}, template: '{"sysId": ${sysId}}' },
  timeoutSeconds: 4,
};

/** The mistakes that a call throws, one per line. */
export function mistakesOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'no mistakes';
}

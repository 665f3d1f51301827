import { z } from 'zod';
import type { ActionRecord, CustomAuthRecord } from '../../../genesys/org/org-record';
import { PlatformError } from '../../../genesys/org/platform-error';
import { contractOf, flattenedOf } from '../action-contract';
import { ApiError } from '../api-error';
import { bodyOf, object, texts } from '../body';
import { pageOf } from '../page';
import { type Call, parameter, type Route } from '../route';

const path = '/integrations/actions';

/** Data actions, and the sign-ins that the platform makes, which are read and changed like them. */
export const actionRoutes: readonly Route[] = [
  { endpoint: 'GET /integrations/actions', answer: listing },
  {
    endpoint: 'POST /integrations/actions',
    answer: async (call) => {
      const { config, contract, secure, ...names } = await bodyOf(call, newAction);
      const id = call.org.actions.add({
        ...names,
        ...changed(empty, config),
        secure: secure ?? false,
        inputSchema: contract.input.inputSchema,
        successSchema: contract.output.successSchema,
      });
      return complete(found(call, id));
    },
  },
  {
    endpoint: 'GET /integrations/actions/{id}',
    answer: (call) => {
      const { request } = call;
      const action = found(call, parameter(call, 'id'));
      const withContract = request.query('expand')?.split(',').includes('contract') ?? false;
      return {
        ...headOf(action),
        ...(withContract && {
          contract: request.query('flatten') === 'true' ? flattenedOf(action) : contractOf(action),
        }),
        ...(request.query('includeConfig') === 'true' && { config: configOf(action) }),
      };
    },
  },
  { endpoint: 'PATCH /integrations/actions/{id}', answer: change },
  {
    endpoint: 'DELETE /integrations/actions/{id}',
    answer: (call) => {
      const action = found(call, parameter(call, 'id'));
      if (!isAction(action))
        throw new ApiError(400, 'the platform removes a sign-in with the credential of its integration');
      call.org.actions.remove(action.id);
      return undefined;
    },
  },
  {
    endpoint: 'GET /integrations/actions/{id}/templates/{file}',
    answer: (call) => {
      const { request, response } = found(call, parameter(call, 'id'));
      const file = parameter(call, 'file');
      const text = { [requestFile]: request.template, [successFile]: response.successTemplate }[file];
      if (text === undefined) throw new ApiError(404, `there is no template ${JSON.stringify(file)}`);
      return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  },
];

type AnyAction = ActionRecord | CustomAuthRecord;
type Config = Pick<ActionRecord, 'request' | 'response' | 'timeoutSeconds'>;

const requestFile = 'requesttemplate.vm';
const successFile = 'successtemplate.vm';
const customAuthCategory = 'Custom Auth';

const configBody = z.object({
  request: z
    .object({
      requestUrlTemplate: z.string().nullish(),
      requestTemplate: z.string().nullish(),
      requestType: z.enum(['GET', 'PUT', 'POST', 'PATCH', 'DELETE']).nullish(),
      headers: texts.nullish(),
    })
    .nullish(),
  response: z
    .object({
      translationMap: texts.nullish(),
      translationMapDefaults: texts.nullish(),
      successTemplate: z.string().nullish(),
    })
    .nullish(),
  timeoutSeconds: z.int().min(1).max(60).nullish(),
});

const newAction = z.object({
  name: z.string().min(1),
  category: z.string().min(1),
  integrationId: z.string(),
  secure: z.boolean().nullish(),
  config: configBody,
  contract: z.object({ input: z.object({ inputSchema: object }), output: z.object({ successSchema: object }) }),
});

const actionChange = z.object({
  name: z.string().min(1).nullish(),
  category: z.string().min(1).nullish(),
  version: z.number().optional(),
  config: configBody.nullish(),
});

const empty: Config = {
  request: { type: 'GET', urlTemplate: '', headers: {}, template: '' },
  response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
};

function listing(call: Call) {
  const { request, org } = call;
  const signIns = request.query('includeAuthActions') === 'true' ? org.record.customAuthActions : [];
  const filters = (['name', 'category'] as const).map((key) => [key, request.query(key)] as const);
  const all = [...org.record.actions, ...signIns].map(headOf);
  return pageOf(
    call,
    all.filter((action) => filters.every(([key, wanted]) => !wanted || action[key] === wanted)),
  );
}

async function change(call: Call) {
  const { org } = call;
  const { name, category, version, config } = await bodyOf(call, actionChange);
  const action = found(call, parameter(call, 'id'));
  const after = changed(action, config ?? {});
  if (isAction(action)) {
    const names = { name: name ?? action.name, category: category ?? action.category };
    org.actions.change(action.id, { ...names, ...after }, version);
  } else {
    if (after.timeoutSeconds !== undefined) throw new ApiError(400, 'timeoutSeconds is not valid for a sign-in');
    const { request, response } = after;
    org.signIns.change(action.integrationId, { name: name ?? action.name, request, response }, version);
  }
  return complete(found(call, action.id));
}

/** Keys that a body leaves out keep their values. */
function changed(before: Config, { request, response, timeoutSeconds }: z.infer<typeof configBody>): Config {
  const timeout = timeoutSeconds ?? before.timeoutSeconds;
  return {
    request: {
      type: request?.requestType ?? before.request.type,
      urlTemplate: request?.requestUrlTemplate ?? before.request.urlTemplate,
      headers: request?.headers ?? before.request.headers,
      template: request?.requestTemplate ?? before.request.template,
    },
    response: {
      translationMap: response?.translationMap ?? before.response.translationMap,
      translationMapDefaults: response?.translationMapDefaults ?? before.response.translationMapDefaults,
      successTemplate: response?.successTemplate ?? before.response.successTemplate,
    },
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
  };
}

function found({ org }: Call, id: string): AnyAction {
  const action = org.lookUp('actions', id) ?? org.lookUp('customAuthActions', id);
  if (action === undefined)
    throw new PlatformError(404, `the data action with the id ${JSON.stringify(id)} is not there`);
  return action;
}

function isAction(action: AnyAction): action is ActionRecord {
  return 'category' in action;
}

function complete(action: AnyAction) {
  return { ...headOf(action), contract: contractOf(action), config: configOf(action) };
}

function headOf(action: AnyAction) {
  const { id, name, integrationId, version } = action;
  const [category, secure] = isAction(action) ? [action.category, action.secure] : [customAuthCategory, false];
  return { id, name, integrationId, category, version, secure, selfUri: uriOf(id) };
}

/** Templates of bodies have addresses of their own. A time-out is answered when one was sent. */
function configOf(action: AnyAction) {
  const { id, request, response } = action;
  const { type: requestType, urlTemplate: requestUrlTemplate, headers } = request;
  const { translationMap, translationMapDefaults } = response;
  const templates = `${uriOf(id)}/templates`;
  const timeoutSeconds = isAction(action) ? action.timeoutSeconds : undefined;
  return {
    request: { requestUrlTemplate, requestType, headers, requestTemplateUri: `${templates}/${requestFile}` },
    response: { translationMap, translationMapDefaults, successTemplateUri: `${templates}/${successFile}` },
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
  };
}

function uriOf(id: string): string {
  return `/api/v2${path}/${encodeURIComponent(id)}`;
}

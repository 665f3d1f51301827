import { z } from 'zod';
import { ApiError } from '../api-error';
import { bodyOf, object } from '../body';
import type { FlowExecution, FlowExecutions } from '../flow-executions';
import { type Call, parameter, type Route } from '../route';

const path = '/flows/executions';

/** Workflows are launched, and run on their own. */
export function flowExecutionRoutes(executions: FlowExecutions): readonly Route[] {
  return [
    {
      endpoint: 'POST /flows/executions',
      answer: async (call) => {
        const { id, name, flow } = await launched(call, executions);
        return { id, name, flowVersion: versionOf(flow), selfUri: uriOf(id) };
      },
    },
    {
      endpoint: 'GET /flows/executions/{id}',
      answer: (call) => executionOf(executions.find(parameter(call, 'id'))),
    },
  ];
}

const launchBody = z.object({
  flowId: z.string(),
  flowVersion: z.string().nullish(),
  inputData: object.nullish(),
  name: z.string().nullish(),
});

async function launched(call: Call, executions: FlowExecutions): Promise<FlowExecution> {
  const { flowId, flowVersion, inputData, name } = await bodyOf(call, launchBody);
  const flow = call.org.find('flows', flowId);
  if (flowVersion && flowVersion !== `${flow.version}.0`)
    throw new ApiError(501, `the sandbox keeps the published version ${flow.version}.0 of a flow only`);
  return executions.launch(flow, { name: name ?? flow.name, inputs: inputData ?? {} });
}

function executionOf({ id, name, flow, status, launchedAt, endedAt, completed, error }: FlowExecution) {
  return {
    id,
    name,
    flowVersion: versionOf(flow),
    dateLaunched: new Date(launchedAt).toISOString(),
    status,
    ...(endedAt !== undefined && { dateCompleted: new Date(endedAt).toISOString() }),
    ...(completed !== undefined && { completionReason: completed.reason, outputData: completed.outputs }),
    ...(error !== undefined && { flowErrorInfo: { message: error } }),
    selfUri: uriOf(id),
  };
}

function versionOf({ id, version }: FlowExecution['flow']) {
  const number = `${version}.0`;
  return { id: number, name: number, selfUri: `/api/v2/flows/${id}/versions/${number}` };
}

function uriOf(id: string): string {
  return `/api/v2${path}/${id}`;
}

import { defaultEngineSettings, type EngineSettings } from '../../../genesys/data-actions/engine-settings';
import type { RunningOrg } from '../../../genesys/org/running-org';
import type { ActionRuns, Executed } from '../action-runs';
import { ApiError } from '../api-error';
import { bodyOf, object } from '../body';
import { type Call, parameter, type Route } from '../route';

/** Execute a data action, or test it, which shows the answer of the remote endpoint too. */
export function actionRunRoutes(
  org: RunningOrg,
  runs: ActionRuns,
  otherContentTypes: EngineSettings['otherContentTypes'] = defaultEngineSettings.otherContentTypes,
): readonly Route[] {
  const answer = async (call: Call, kind: Executed['kind']) => {
    const { request } = call;
    const id = parameter(call, 'id');
    const action = org.actionById(id);
    if (action === undefined) throw new ApiError(404, `there is no data action with the id ${id}`);
    if (otherContentTypes === 'refused' && !isJson(request.header('content-type')))
      throw new ApiError(415, 'the content type must be application/json');
    const inputs = await bodyOf(call, object);
    return runs.run({ action, kind, inputs, flatten: request.query('flatten') === 'true' });
  };
  return (['execute', 'test'] as const).map((kind) => ({
    endpoint: `POST /integrations/actions/{id}/${kind}` as const,
    answer: (call) => answer(call, kind),
  }));
}

/** Whether a body is JSON. A request without a content type is taken to be. */
function isJson(contentType = 'application/json'): boolean {
  return /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);
}

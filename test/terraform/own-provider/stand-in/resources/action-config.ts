import { templateBlocks, templatesOf } from '../../../../../sandbox/terraform/resources/templates';
import type { ObjectValue } from '../../../../../sandbox/terraform/value';
import type { ApiCaller } from '../api-caller';

export const actionPath = '/integrations/actions';

/** The configuration of an action, as the API takes it. */
export function configOf(planned: ObjectValue) {
  const { request, response } = templatesOf(planned);
  return {
    request: {
      requestUrlTemplate: request.urlTemplate,
      requestTemplate: request.template,
      requestType: request.type,
      headers: request.headers,
    },
    response,
  };
}

/** The blocks of an action: its configuration, and two more requests for the templates of bodies. */
export async function blocksOf(
  caller: ApiCaller,
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the API
  { id, config: { request, response } }: any,
): Promise<ObjectValue> {
  const templates = `${actionPath}/${id}/templates`;
  const template = await caller.text(`${templates}/requesttemplate.vm`);
  const successTemplate = await caller.text(`${templates}/successtemplate.vm`);
  return templateBlocks({
    request: {
      type: request.requestType,
      urlTemplate: request.requestUrlTemplate,
      headers: request.headers,
      template,
    },
    response: { ...response, successTemplate },
  });
}

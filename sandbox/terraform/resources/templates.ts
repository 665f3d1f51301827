import type { DataAction } from '../../genesys/org/entities';
import { blockOf, type ObjectValue, textOf, textsOf, type Value } from '../value';

/** The request and the response of an action, from the blocks `config_request` and `config_response`. */
export function templatesOf(planned: ObjectValue): Pick<DataAction, 'request' | 'response'> {
  const request = blockOf(planned['config_request']) ?? {};
  const response = blockOf(planned['config_response']) ?? {};
  return {
    request: {
      type: (textOf(request['request_type']) || 'GET') as DataAction['request']['type'],
      urlTemplate: textOf(request['request_url_template']),
      headers: textsOf(request['headers']),
      template: textOf(request['request_template']),
    },
    response: {
      translationMap: textsOf(response['translation_map']),
      translationMapDefaults: textsOf(response['translation_map_defaults']),
      successTemplate: textOf(response['success_template']) || '${rawResult}',
    },
  };
}

/** The blocks of an action, as the API returns them. */
export function templateBlocks({ request, response }: Pick<DataAction, 'request' | 'response'>): ObjectValue {
  return {
    config_request: [
      {
        request_type: request.type,
        request_url_template: request.urlTemplate,
        headers: mapOf(request.headers),
        request_template: request.template,
      },
    ],
    config_response: [
      {
        translation_map: mapOf(response.translationMap),
        translation_map_defaults: mapOf(response.translationMapDefaults),
        success_template: response.successTemplate,
      },
    ],
  };
}

function mapOf(texts: Readonly<Record<string, string>>): Value {
  return Object.keys(texts).length === 0 ? null : texts;
}

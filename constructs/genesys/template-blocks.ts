import type { integrationAction } from '@cdktf/provider-genesyscloud';
import type { RequestDefinition, ResponseDefinition } from './definitions';
import { terraformText, terraformTexts } from './terraform-text';

/**
 * The request of an action as the provider takes it. A GET declares no request template: the platform ignores it and
 * stores a text of its own. The argument is computed, so an omitted template takes that text without a difference in
 * the plan; a template that the platform stores differently would show as a change in every plan.
 */
export function requestBlock({ method, url, headers, body }: RequestDefinition) {
  return {
    requestType: method,
    requestUrlTemplate: terraformText(url),
    headers: terraformTexts(headers),
    ...(body === undefined ? {} : { requestTemplate: terraformText(body) }),
  } satisfies integrationAction.IntegrationActionConfigRequest;
}

/** The response of an action as the provider takes it. */
export function responseBlock({ values, defaults, template }: ResponseDefinition) {
  return {
    translationMap: terraformTexts(values),
    translationMapDefaults: terraformTexts(defaults),
    successTemplate: terraformText(template),
  } satisfies integrationAction.IntegrationActionConfigResponse;
}

import type { ResourceType } from '../../../../../sandbox/terraform/facts';
import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import type { HttpPlace } from '../place';
import { action } from './action';
import { callRoute } from './call-route';
import { credential } from './credential';
import { customAuthAction } from './custom-auth-action';
import { flow } from './flow';
import { integration } from './integration';

/** Resources, written by requests in the order of the provider's. */
export const resources: Readonly<Record<ResourceType, Resource<HttpPlace>>> = {
  genesyscloud_integration: integration,
  genesyscloud_integration_credential: credential,
  genesyscloud_integration_custom_auth_action: customAuthAction,
  genesyscloud_integration_action: action,
  genesyscloud_flow: flow,
  genesyscloud_architect_ivr: callRoute,
};

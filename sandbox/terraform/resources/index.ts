import type { ResourceType } from '../facts';
import { action } from './action';
import { callRoute } from './call-route';
import { credential } from './credential';
import { customAuthAction } from './custom-auth-action';
import { flow } from './flow';
import { integration } from './integration';
import type { Resource } from './resource';

/** How each resource type is carried out. */
export const resources: Readonly<Record<ResourceType, Resource>> = {
  genesyscloud_integration: integration,
  genesyscloud_integration_credential: credential,
  genesyscloud_integration_custom_auth_action: customAuthAction,
  genesyscloud_integration_action: action,
  genesyscloud_flow: flow,
  genesyscloud_architect_ivr: callRoute,
};

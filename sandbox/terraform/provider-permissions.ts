import type { DataSourceType } from './data-sources';
import type { ResourceType } from './facts';

/** What a client needs for the resources of a type. */
export interface TypePermissions {
  /** For a plan, which only reads. */
  readonly view: readonly string[];
  /** Besides, to create, change and delete. */
  readonly write: readonly string[];
  /** Besides, where an attribute is true, by its name. */
  readonly onlyWith?: Readonly<Record<string, readonly string[]>>;
  /** Besides, as the provider's documentation lists them, although none of its known calls asks for them. */
  readonly listed?: readonly string[];
  /** Besides, probably: not documented. */
  readonly open?: readonly string[];
}

const integration = {
  view: ['integrations:integration:view'],
  write: ['integrations:integration:add', 'integrations:integration:edit', 'integrations:integration:delete'],
};

/**
 * Permissions by resource type.
 *
 * Source: the documentation of provider 1.84.1, per resource. It has no list for call routes, only the calls. Of two
 * permissions that open the same, the one of integrations is here: `bridge:actions:view` is listed too. The provider lists
 * those for functions and for log levels of flows too, for options that the sandbox does not serve.
 */
export const resourcePermissions: Readonly<Record<ResourceType, TypePermissions>> = {
  genesyscloud_integration: integration,
  genesyscloud_integration_credential: integration,
  genesyscloud_integration_custom_auth_action: {
    view: ['integrations:action:view'],
    write: ['integrations:action:edit', 'integrations:integration:view'],
  },
  genesyscloud_integration_action: {
    view: ['integrations:action:view'],
    write: ['integrations:action:add', 'integrations:action:edit', 'integrations:action:delete'],
    listed: ['integrations:integration:view'],
  },
  genesyscloud_flow: {
    view: ['architect:flow:view'],
    write: ['architect:flow:delete', 'architect:job:create', 'architect:job:view'],
    onlyWith: { force_unlock: ['architect:flow:unlock'] },
    listed: ['architect:flow:search'],
    open: ['architect:flow:add', 'architect:flow:edit', 'architect:flow:publish'],
  },
  genesyscloud_architect_ivr: {
    view: ['routing:callRoute:view'],
    write: ['routing:callRoute:add', 'routing:callRoute:edit', 'routing:callRoute:delete'],
  },
};

/** Permissions by type of look-up. Of the lists of the same documentation, which are those of the resources, the views. */
export const dataSourcePermissions: Readonly<Record<DataSourceType, readonly string[]>> = {
  genesyscloud_auth_division: [],
  genesyscloud_routing_queue: ['routing:queue:view'],
  genesyscloud_integration_credential: ['integrations:integration:view'],
  genesyscloud_organizations_me: [],
};

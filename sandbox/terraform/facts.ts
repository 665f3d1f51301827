import type { Value } from './value';

/** How far a statement can be trusted (docs/platform-facts.md). */
type Trust = 'source' | 'observed' | 'inferred' | 'open';

/** Something that the provider does with an attribute and that its schema does not say. Blocks are named `block.attribute`. */
export type Fact = {
  readonly attribute: string;
  /** The document that says so. */
  readonly source: string;
  readonly trust: Trust;
} & (
  | { readonly kind: 'default'; readonly value: Value }
  /** Another value replaces the resource. */
  | { readonly kind: 'replaces' }
  /** Texts that are equal as JSON are not a difference. */
  | { readonly kind: 'equalAsJson' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'longest'; readonly characters: number }
  /** A block that is left out is unknown when the resource is created, and keeps its value when it is changed. */
  | { readonly kind: 'computedBlock' }
  /** Unknown whenever the content of the file at this attribute differs from the hash in the state. */
  | { readonly kind: 'hashOfFile'; readonly file: string }
);

const provider = 'provider 1.84.1, resource schema';
const trials = 'trials with provider 1.82.0';
const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'];

/** The resources that the sandbox serves to Terraform. */
export const facts = {
  genesyscloud_integration: [
    { attribute: 'intended_state', kind: 'default', value: 'DISABLED', source: provider, trust: 'source' },
    {
      attribute: 'intended_state',
      kind: 'oneOf',
      values: ['ENABLED', 'DISABLED', 'DELETED', 'RESTORED'],
      source: provider,
      trust: 'source',
    },
    { attribute: 'config', kind: 'computedBlock', source: trials, trust: 'observed' },
    { attribute: 'config.properties', kind: 'equalAsJson', source: provider, trust: 'inferred' },
    { attribute: 'config.advanced', kind: 'equalAsJson', source: provider, trust: 'inferred' },
  ],
  genesyscloud_integration_credential: [],
  genesyscloud_integration_custom_auth_action: [
    { attribute: 'integration_id', kind: 'replaces', source: provider, trust: 'source' },
    { attribute: 'config_request.request_type', kind: 'oneOf', values: methods, source: provider, trust: 'source' },
    { attribute: 'config_request', kind: 'computedBlock', source: provider, trust: 'open' },
    { attribute: 'config_response', kind: 'computedBlock', source: provider, trust: 'open' },
  ],
  genesyscloud_integration_action: [
    { attribute: 'secure', kind: 'default', value: false, source: provider, trust: 'source' },
    { attribute: 'integration_id', kind: 'replaces', source: provider, trust: 'source' },
    { attribute: 'secure', kind: 'replaces', source: provider, trust: 'source' },
    { attribute: 'contract_input', kind: 'replaces', source: provider, trust: 'source' },
    { attribute: 'contract_output', kind: 'replaces', source: provider, trust: 'source' },
    { attribute: 'contract_input', kind: 'equalAsJson', source: trials, trust: 'observed' },
    { attribute: 'contract_output', kind: 'equalAsJson', source: trials, trust: 'observed' },
    { attribute: 'config_timeout_seconds', kind: 'range', least: 1, most: 60, source: provider, trust: 'source' },
    { attribute: 'name', kind: 'longest', characters: 256, source: provider, trust: 'source' },
    { attribute: 'config_request.request_type', kind: 'oneOf', values: methods, source: provider, trust: 'source' },
    { attribute: 'config_response', kind: 'computedBlock', source: provider, trust: 'source' },
  ],
  genesyscloud_flow: [
    { attribute: 'force_unlock', kind: 'default', value: false, source: provider, trust: 'inferred' },
    { attribute: 'file_content_hash', kind: 'hashOfFile', file: 'filepath', source: provider, trust: 'source' },
  ],
  genesyscloud_architect_ivr: [{ attribute: 'name', kind: 'replaces', source: provider, trust: 'source' }],
} as const satisfies Readonly<Record<string, readonly Fact[]>>;

export type ResourceType = keyof typeof facts;

export function factsOf(type: ResourceType): readonly Fact[] {
  return facts[type];
}

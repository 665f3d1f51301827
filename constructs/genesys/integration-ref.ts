import type { Credential } from './credential';

/** An integration as its actions see it. */
export interface IntegrationRef {
  /** Also the category of the actions. */
  readonly name: string;
  /** Id in the org, as a Terraform expression. */
  readonly integrationId: string;
  /** Undefined when templates of the actions have no secret to read. */
  readonly credential: Credential | undefined;
}

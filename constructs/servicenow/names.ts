/** The names of what Terraform makes in a Genesys Cloud org for one ServiceNow. */
export interface ServiceNowNames {
  /** The integration of the operations, and so their category (auth strategy `chained`). */
  readonly integration: string;
  /** The integration of the operations, and so their category (auth strategy `platform`). */
  readonly signInIntegration: string;
  /** The integration of the token action, and so its category (auth strategy `chained`). */
  readonly tokenIntegration: string;
  /** The credential that the token action reads (auth strategy `chained`). */
  readonly tokenCredential: string;
  /** The credential that the platform signs in with (auth strategy `platform`). */
  readonly signInCredential: string;
}

/** @param name what the org file calls this ServiceNow: `servicenow.name` */
export function namesOf(name: string): ServiceNowNames {
  return {
    integration: name,
    signInIntegration: `${name} (platform sign-in)`,
    tokenIntegration: `${name} token`,
    tokenCredential: `${name} OAuth (Terraform)`,
    signInCredential: `${name} sign-in (Terraform)`,
  };
}

/**
 * Whether a credential has a name that Terraform gives to its own. Such a name is refused for an existing credential:
 * the look-up would find the one that a plan is about to delete.
 */
export function isOwnCredential(name: string): boolean {
  return / (OAuth|sign-in) \(Terraform\)$/i.test(name);
}

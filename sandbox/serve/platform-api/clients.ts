/** An OAuth client of the platform API. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** A token that holds for ever, for callers that do not sign in. @default - none */
  readonly token?: string | undefined;
  /** Such as `integrations:action:view`. @default - every permission */
  readonly permissions?: readonly string[] | undefined;
}

/** The client of the served API. It exists in the sandbox only. */
export const servedClient: ApiClient = {
  id: 'sandbox-client',
  name: 'Sandbox client',
  secret: 'sandbox-secret',
  token: 'sandbox',
};

/** Whether a client has one of the permissions, or none is needed. */
export function isAllowed({ permissions }: ApiClient, needed: readonly string[]): boolean {
  return permissions === undefined || needed.length === 0 || needed.some((name) => permissions.includes(name));
}

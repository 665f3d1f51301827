/** An OAuth client of an org. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** A token that holds for ever, for callers that do not sign in. @default - none */
  readonly token?: string | undefined;
  /** What its role allows, such as `integrations:action:view`; `*` is any entity or action. @default - everything */
  readonly permissions?: readonly string[] | undefined;
}

/**
 * Why a client may not do something; undefined where it may.
 *
 * @param needs permissions, of which one is enough. Empty when none is needed
 */
export function lackOf({ name, permissions }: ApiClient, needs: readonly string[]): string | undefined {
  if (permissions === undefined || needs.length === 0) return undefined;
  if (needs.some((need) => permissions.some((permission) => covers(permission, need)))) return undefined;
  return `the client ${name} lacks the permission ${needs.join(' or ')}`;
}

/** Whether a permission, which may have `*` for any part, is enough for what is needed. */
export function covers(permission: string, need: string): boolean {
  const parts = permission.split(':');
  return need.split(':').every((part, index) => parts[index] === '*' || parts[index] === part);
}

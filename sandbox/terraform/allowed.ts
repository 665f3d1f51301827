import { PlatformError } from '../genesys/org/platform-error';
import { type ApiClient, lackOf } from '../genesys/permissions/api-client';
import { type EndpointName, permissionsOf } from '../genesys/permissions/endpoints';

/**
 * Does something that calls these endpoints.
 *
 * @throws PlatformError 403 that names the call and the permission, before anything is done
 */
export function allowed<T>(client: ApiClient, endpoints: readonly EndpointName[], work: () => T): T {
  for (const endpoint of endpoints) {
    const lack = lackOf(client, permissionsOf(endpoint));
    if (lack !== undefined) throw new PlatformError(403, `${lack} (${endpoint})`);
  }
  return work();
}

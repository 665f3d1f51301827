import { UserError } from '../../input/user-error';
import { badImportSetTable, badInstance, badTokenPath } from './errors';

/** An instance, ready for a path: `https`, a host and an optional port, without anything that Velocity would read. */
const origin = /^https:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$/;
const plainPath = /^(\/[A-Za-z0-9._~-]+)+$/;

/**
 * URL of a table in the Table API, without a query. The path without a version answers an empty list with 200; the one
 * with `v1` answers it with 404.
 *
 * @throws UserError when the instance is not an https origin
 */
export function tableUrl(instance: string, table: string): string {
  if (!origin.test(instance)) throw new UserError([badInstance(instance)]);
  return `${instance}/api/now/table/${table}`;
}

/**
 * URL of an import set table in the Import Set API, which takes no query.
 *
 * @throws UserError that lists both mistakes
 */
export function importUrl(instance: string, importSetTable: string): string {
  const mistakes = [
    ...(origin.test(instance) ? [] : [badInstance(instance)]),
    ...(/^[a-z][a-z0-9_]*$/.test(importSetTable) ? [] : [badImportSetTable(importSetTable)]),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes);
  return `${instance}/api/now/import/${importSetTable}`;
}

/**
 * URL of the OAuth token endpoint: `loginUrl` of the credential with platform auth.
 *
 * @param tokenPath `/oauth_token.do`, unless a gateway stands in front
 * @throws UserError that lists both mistakes
 */
export function tokenUrl(instance: string, tokenPath: string): string {
  const mistakes = [
    ...(origin.test(instance) ? [] : [badInstance(instance)]),
    ...(plainPath.test(tokenPath) ? [] : [badTokenPath(tokenPath)]),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes);
  return `${instance}${tokenPath}`;
}

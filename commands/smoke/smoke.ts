import { plainLine, quoted } from '../../input/plain-line';
import type { Platform } from '../../platform/platform';
import { readOrg } from '../preflight/org-reading';
import { failed, notLookedAt, ok, type Row } from '../preflight/row';
import { ActionRunner } from './action-runner';
import { flowRows, integrationRows } from './deployed-rows';
import { type MadeRecord, NewRecords } from './new-records';
import { queryRows } from './query-rows';
import type { SmokeSubject } from './subject';

export interface SmokeOptions {
  /** Whether records are made in ServiceNow. */
  readonly create: boolean;
  /** Gets values that no message may show. */
  readonly secrets: string[];
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface SmokeResult {
  readonly org: string;
  readonly organization: string;
  readonly rows: readonly Row[];
  /** What was made in ServiceNow. */
  readonly records: readonly MadeRecord[];
}

/**
 * Tries in an org what was deployed to it.
 *
 * @throws Refusal when the org cannot be read for another reason than a missing permission; nothing was made then
 */
export async function smoke(subject: SmokeSubject, platform: Platform, options: SmokeOptions): Promise<SmokeResult> {
  const { declared, tokenAction, operations, org } = subject;
  const { host, clientId, organization } = platform.signedIn;
  const reading = await readOrg(platform, declared);
  const result = { org: org.name, organization: organization.name };
  const rows: Row[] = [
    ok(`signs in at ${plainLine(host)} as client ${quoted(clientId)}; organization ${quoted(organization.name)}`),
    ...integrationRows(declared, reading),
    ...flowRows(declared, reading),
  ];
  const { actions } = reading;
  if ('refused' in actions)
    return { ...result, rows: [...rows, failed(`data actions: ${actions.refused}`)], records: [] };
  const runner = new ActionRunner(platform, actions.found, options.secrets);
  const refused = tokenAction && (await runner.signIn(tokenAction));
  if (tokenAction !== undefined) {
    const name = `token action ${quoted(tokenAction.name)}`;
    rows.push(refused === undefined ? ok(`${name} gets a token of ServiceNow`) : failed(`${name}: ${refused}`));
  }
  if (refused !== undefined) {
    const rest = notLookedAt('look-ups and records: there is no token');
    return { ...result, rows: [...rows, rest], records: [] };
  }
  const queries = await queryRows(runner, operations);
  rows.push(...queries);
  if (tokenAction === undefined && queries.length === 0)
    rows.push(notLookedAt('sign-in of the platform to ServiceNow: the stack has no look-up', 'try it with --create'));
  if (!options.create) return { ...result, rows, records: [] };
  const made = new NewRecords({ subject, runner, platform, reading, wait: options.wait });
  await made.byAction();
  await made.byWorkflow();
  return { ...result, rows: [...rows, ...made.rows], records: made.records };
}

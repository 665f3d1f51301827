import type {
  ActionInOrg,
  Caller,
  CallRouteInOrg,
  CredentialInfo,
  FlowInOrg,
  IntegrationInOrg,
  NamedObject,
} from '../../platform/org-objects';
import type { Platform } from '../../platform/platform';
import type { DeclaredObjects } from './declared-objects';
import { type Reading, reading } from './reading';

/** The objects of an org that a stack makes or looks up. */
export interface OrgReading {
  readonly caller: Reading<Caller>;
  /** How many there are, by name. */
  readonly divisions: Reading<ReadonlyMap<string, number>>;
  readonly queues: Reading<ReadonlyMap<string, number>>;
  readonly credentials: Reading<readonly CredentialInfo[]>;
  readonly integrations: Reading<readonly IntegrationInOrg[]>;
  readonly actions: Reading<readonly ActionInOrg[]>;
  /** None where the stack has no number. */
  readonly callRoutes: Reading<readonly CallRouteInOrg[]>;
  /** Those of the stack that exist. */
  readonly flows: Reading<readonly FlowInOrg[]>;
}

/** @throws Refusal when something cannot be read for another reason than a missing permission */
export async function readOrg(platform: Platform, { made, lookedUp }: DeclaredObjects): Promise<OrgReading> {
  // One after the other: what is asked at once is limited at once.
  return {
    caller: await reading(platform.caller()),
    divisions: await reading(counts(lookedUp.divisions, (name) => platform.divisions(name))),
    queues: await reading(counts(lookedUp.queues, (name) => platform.queues(name))),
    credentials: await reading(platform.credentials()),
    integrations: await reading(platform.integrations()),
    actions: await reading(platform.actions()),
    callRoutes: made.numbers.length === 0 ? { found: [] } : await reading(platform.callRoutes()),
    flows: await reading(existing(platform, made.flows)),
  };
}

async function counts(
  names: readonly string[],
  find: (name: string) => Promise<readonly NamedObject[]>,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (await find(name)).length);
  return found;
}

async function existing(platform: Platform, flows: DeclaredObjects['made']['flows']): Promise<readonly FlowInOrg[]> {
  const found: FlowInOrg[] = [];
  for (const { type, name } of flows) {
    const flow = await platform.flow(type, name);
    if (flow !== undefined) found.push(flow);
  }
  return found;
}

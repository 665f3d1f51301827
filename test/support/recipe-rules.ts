import { isCreate } from '../../sandbox/exploration/faults';
import { interactionOf, type Setting } from '../../sandbox/exploration/run';
import type { Fault, FaultPlan } from '../../sandbox/faults';
import { Sandbox } from '../../sandbox/sandbox';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';

interface Told {
  readonly requests: readonly LoggedRequest[];
  readonly attributes: Readonly<Record<string, string>>;
  /** From the sending of the last request to the end, in milliseconds. */
  readonly msAfterLast: number;
}

/** One rule of the recipe about tokens and pauses: a course of events and what must come of it. */
export interface RecipeRule {
  readonly name: string;
  /** Only where the flow can read the status of a failure. */
  readonly needsStatus?: true;
  readonly faults?: (request: {
    readonly isCreate: boolean;
    readonly isToken: boolean;
    nth: number;
  }) => Fault | undefined;
  /** Seconds that the token lives which ServiceNow hands out first. */
  readonly firstTokenLives?: number;
  readonly holds: (told: Told) => boolean;
}

const tokens = ({ requests }: Told) => requests.filter(({ forToken }) => forToken);
const creates = ({ requests }: Told) => requests.filter(isCreate);
export const lookups = ({ requests }: Told) =>
  requests.filter(({ method, path }) => method === 'GET' && path.includes('/table/incident'));
const renewals = ({ attributes }: Told) => Number(attributes['servicenow.renewals']);

/** Whole seconds between the sending of requests, rounded down. */
function pauses(requests: readonly LoggedRequest[]): readonly number[] {
  return requests.slice(1).map(({ at }, index) => Math.floor((at - (requests[index]?.at ?? 0)) / 1000));
}

/** Creates get no answer, and look-ups of the record are limited. */
export const lastingLoss: NonNullable<RecipeRule['faults']> = ({ isCreate, isToken, nth }) => {
  if (isCreate) return { kind: 'timeout', commit: 'never' };
  return isToken || nth === 0 ? undefined : { kind: 'rateLimited' };
};

export const renewsOnce: RecipeRule = {
  name: 'renews a refused token once and repeats the operation once',
  faults: ({ isCreate, nth }) => (isCreate && nth === 0 ? { kind: 'unauthorized' } : undefined),
  holds: (told) => tokens(told).length === 2 && renewals(told) === 1 && creates(told).length === 2,
};

/** The rules for flows that hold their token themselves. */
export const recipeRules: readonly RecipeRule[] = [
  {
    name: 'gets one token, which the operations share',
    holds: (told) => tokens(told).length === 1 && renewals(told) === 0 && creates(told).length === 1,
  },
  {
    name: 'renews a token that comes near its end between two operations, without a refusal',
    firstTokenLives: 3,
    faults: ({ isCreate, isToken, nth }) =>
      !isCreate && !isToken && nth === 0 ? { kind: 'slow', afterMs: 2500 } : undefined,
    holds: (told) =>
      tokens(told).length === 2 && renewals(told) === 0 && creates(told).every(({ status }) => status === 201),
  },
  renewsOnce,
  {
    name: 'repeats the operation after a refused token without waiting',
    needsStatus: true,
    faults: ({ isCreate, nth }) => (isCreate && nth === 0 ? { kind: 'unauthorized' } : undefined),
    holds: (told) => pauses(creates(told)).join() === '0',
  },
  {
    name: 'ends after a second refusal',
    needsStatus: true,
    faults: ({ isCreate }) => (isCreate ? { kind: 'unauthorized' } : undefined),
    holds: (told) => creates(told).length === 2 && told.attributes['servicenow.outcome'] === 'refused',
  },
  {
    name: 'keeps the token after a rate limit, and waits 1 s, then 2 s',
    needsStatus: true,
    faults: ({ isCreate }) => (isCreate ? { kind: 'rateLimited' } : undefined),
    holds: (told) =>
      tokens(told).length === 1 &&
      pauses(creates(told)).join() === '1,2' &&
      told.attributes['servicenow.outcome'] === 'failed',
  },
  {
    name: 'requests a token three times, 1 s and 2 s apart, and sends nothing without one',
    faults: ({ isToken }) => (isToken ? { kind: 'serverError', status: 500, commit: 'never' } : undefined),
    holds: (told) =>
      tokens(told).length === 3 &&
      told.requests.length === 3 &&
      pauses(tokens(told)).join() === '1,2' &&
      told.attributes['servicenow.outcome'] === 'failed',
  },
  {
    name: 'does not wait after the last attempt',
    faults: ({ isToken }) => (isToken ? { kind: 'serverError', status: 500, commit: 'never' } : undefined),
    holds: ({ msAfterLast }) => msAfterLast < 500,
  },
  {
    name: 'waits 1 s before the last look-up when the one before it failed',
    faults: lastingLoss,
    holds: (told) => pauses(lookups(told)).join() === '2,1' && told.attributes['servicenow.outcome'] === 'unconfirmed',
  },
  {
    name: 'does not repeat a create that a policy forbids',
    needsStatus: true,
    faults: ({ isCreate }) => (isCreate ? { kind: 'forbidden' } : undefined),
    holds: (told) => creates(told).length === 1 && told.attributes['servicenow.outcome'] === 'refused',
  },
  {
    name: 'looks a create up, instead of repeating it, when its answer was lost',
    faults: ({ isCreate, nth }) => (isCreate && nth === 0 ? { kind: 'timeout', commit: 'before' } : undefined),
    holds: (told) => creates(told).length === 1 && told.attributes['servicenow.outcome'] === 'found',
  },
];

/** Plays a rule in a world. */
export function holds(setting: Setting, rule: RecipeRule): boolean {
  const counted = { create: 0, token: 0, other: 0 };
  let started = false;
  const faults: FaultPlan = (request) => {
    if (!started) return undefined;
    const isToken = request.forToken === true;
    const kind = isCreate(request) ? 'create' : isToken ? 'token' : 'other';
    return rule.faults?.({ isCreate: kind === 'create', isToken, nth: counted[kind]++ });
  };
  const sandbox = new Sandbox(setting.published, {
    faults,
    ...(setting.engine ? { engine: setting.engine } : {}),
    runner: { speechMsPerCharacter: 0 },
  });
  if (rule.firstTokenLives !== undefined) {
    sandbox.requestToken();
    const { clock, serviceNow } = sandbox;
    clock.runAll(clock.now() + (serviceNow.tokenLife - rule.firstTokenLives) * 1000);
  }
  started = true;
  const before = sandbox.serviceNow.requests.length;
  const flow = sandbox.flow(setting.type);
  if (flow === undefined) throw new Error(`the org ships no ${setting.type}`);
  const { attributes, endedAt } = sandbox.run(flow, interactionOf(setting.type));
  const requests = sandbox.serviceNow.requests.slice(before);
  return rule.holds({ attributes, requests, msAfterLast: endedAt - (requests.at(-1)?.at ?? 0) });
}

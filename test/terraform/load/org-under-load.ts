import { setUpOf } from '../../../commands/org/instance-setup';
import type { Org } from '../../../constructs/project/project';
import type { VirtualClock } from '../../../sandbox/clock';
import type { FaultPlan } from '../../../sandbox/faults';
import { RunningOrg } from '../../../sandbox/genesys/org/running-org';
import type { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { publishedContent } from '../../../sandbox/published-org';
import { seededRandom } from '../../../sandbox/random';
import { RunningFlows } from '../../../sandbox/running-flows';
import { World } from '../../../sandbox/scenario';
import { LiveContacts, type WayIn } from '../../../sandbox/storm/live-contacts';
import type { TraceEvent } from '../../../sandbox/trace';

export const perMinute = 300;
export const seed = 1;

/** The share of the requests that ServiceNow limits, so that many contacts last long. */
const limitedShare = 0.25;

export interface OrgUnderLoadProps {
  readonly written: WrittenOrg;
  /** What it has, and what it gets. */
  readonly before: Org;
  readonly after: Org;
  /** How long each character of speech lasts, in milliseconds. @default - as in the sandbox */
  readonly speechMsPerCharacter?: number | undefined;
}

/** A sandbox org with its ServiceNow, on a virtual clock, and contacts that arrive while it is written. */
export class OrgUnderLoad {
  readonly clock: VirtualClock;
  readonly contacts: LiveContacts;
  /** How many calls failed that the limits of ServiceNow do not explain, by reason. */
  readonly failed = new Map<string, number>();

  constructor({ written, before, after, speechMsPerCharacter }: OrgUnderLoadProps) {
    const setUp = { ...setUpOf(before), ...setUpOf(after) };
    // Its flows run as they were bound when they were published, not as they would be bound now.
    const published = publishedContent({ ...written.content(), flows: [] }, 'the sandbox org', { setUp });
    const { sandbox } = new World(published, {
      seed,
      org: new RunningOrg(written),
      otherTokenPaths: [after.servicenow.tokenPath],
      faults: limits(),
      ...(speechMsPerCharacter !== undefined && { runner: { speechMsPerCharacter } }),
      trace: (event) => this.fail(reasonOf(event)),
    });
    this.clock = sandbox.clock;
    const later = waysIn(after).map(textOf);
    this.contacts = new LiveContacts(sandbox, new RunningFlows(written), {
      waysIn: waysIn(before).filter((wayIn) => later.includes(textOf(wayIn))),
      perMinute,
      seed,
      onLost: (reason) => this.fail(reason),
    });
  }

  private fail(reason: string | undefined): void {
    if (reason !== undefined) this.failed.set(reason, (this.failed.get(reason) ?? 0) + 1);
  }
}

/** The numbers of an org, and its flows that message addresses and triggers name. */
function waysIn({ routes, release }: Org): readonly WayIn[] {
  return [
    ...Object.values(routes)
      .flat()
      .map((number) => ({ number })),
    ...release.flows.flatMap(({ type, name }) =>
      type === 'inboundShortMessage' || type === 'workflow' ? [{ type, name }] : [],
    ),
  ];
}

function textOf(wayIn: WayIn): string {
  return JSON.stringify(wayIn);
}

function limits(): FaultPlan {
  const random = seededRandom(seed + 1);
  return ({ forToken }) =>
    !forToken && random() < limitedShare ? { kind: 'rateLimited', retryAfterSeconds: 1 } : undefined;
}

/** Why a call failed; undefined where none did, and where ServiceNow limited it. */
function reasonOf(event: TraceEvent): string | undefined {
  if (event.type === 'error') return `a flow failed: ${event.message}`;
  if (event.type !== 'failed') return undefined;
  const isLimited = event.exit === 'failure' && event.status === 429 && event.stage === 'ACTION.REMOTE_ENDPOINT';
  return isLimited ? undefined : `"${event.action}": ${event.message}`;
}

import { mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { PublishedOrg } from '../published-org';
import { Sandbox, type SandboxOptions } from '../sandbox';
import type { LoggedRequest } from '../servicenow/request-log';
import type { ScenarioRecords } from './records-schema';
import { runnerOfScenario } from './runner-schema';
import type { Scenario } from './scenario';
import { scenarioFaults } from './scenario-faults';

const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '+44 2079460123', active: 'true' }];

/** The state of the world when an interaction begins. Faults apply to the requests after the set-up only. */
export interface WorldSetting extends Omit<SandboxOptions, 'users'> {
  /** Records that ServiceNow already holds, by table. @default - none */
  readonly records?: ScenarioRecords;
  /** Seconds that are left of the token that ServiceNow gives out. @default - it has given out none yet */
  readonly tokenLeftSeconds?: number | undefined;
}

/** A sandbox that is ready for interactions: with its people, records, token and faults. */
export class World {
  readonly sandbox: Sandbox;
  /** The token that ServiceNow gives out; empty where `tokenLeftSeconds` is not set. */
  readonly token: string;
  private readonly sysIdsBefore: ReadonlySet<string | undefined>;
  private readonly requestsBefore: number;

  /** @throws UserError for settings and records that do not suit the org */
  constructor(published: PublishedOrg, { records = {}, tokenLeftSeconds, faults, ...options }: WorldSetting = {}) {
    let isSetUp = false;
    this.sandbox = new Sandbox(published, {
      ...options,
      users: people,
      faults: faults && ((request) => (isSetUp ? faults(request) : undefined)),
    });
    const { serviceNow } = this.sandbox;
    const before = Object.entries(records).flatMap(([table, rows]) => rows.map((row) => serviceNow.insert(table, row)));
    this.sysIdsBefore = new Set(before.map((row) => row['sys_id']));
    this.token = tokenLeftSeconds === undefined ? '' : this.sandbox.leaveTokenWith(tokenLeftSeconds);
    this.requestsBefore = serviceNow.requests.length;
    isSetUp = true;
  }

  /** How many records ServiceNow held before anything happened, people aside. */
  get recordsBefore(): number {
    return this.sysIdsBefore.size;
  }

  /** The requests to ServiceNow since the set-up. */
  get requests(): readonly LoggedRequest[] {
    return this.sandbox.serviceNow.requests.slice(this.requestsBefore);
  }

  /** What the flows named and ServiceNow ignored in silence, such as a mistyped column, a line for each. */
  get ignored(): readonly string[] {
    return this.sandbox.serviceNow.ignored.map(mistakeText);
  }

  /** Lets every late commit happen. Returns the records that exist then and did not exist before the interaction. */
  recordsMade(): readonly Readonly<Record<string, string | undefined>>[] {
    this.sandbox.clock.runAll();
    return this.sandbox.serviceNow.contactRecords.filter((row) => !this.sysIdsBefore.has(row['sys_id']));
  }
}

/**
 * The world of a scenario, and what it gives that has met nothing so far, a line for each: faults, and names of bots,
 * external contacts, objects, transfers, data tables and schedules.
 *
 * @throws UserError when the scenario does not suit the org
 */
export function scenarioWorld(
  published: PublishedOrg,
  scenario: Scenario,
  options: Pick<SandboxOptions, 'seed' | 'trace' | 'org' | 'startsAt'> = {},
): { readonly world: World; readonly unmet: () => readonly string[] } {
  const { serviceNow, engine, runner, records, tokenLeftSeconds } = scenario;
  const { plan, unmet } = scenarioFaults(scenario.faults);
  const { settings, unused } = runnerOfScenario(runner, (...kinds) =>
    published.flows.flatMap(({ named }) => named.of(...kinds)),
  );
  const setting = { serviceNow, engine, runner: settings, records, tokenLeftSeconds, faults: plan };
  const world = inScenario(scenario, () => new World(published, { ...options, ...setting }));
  return { world, unmet: () => [...unmet(), ...unused()] };
}

/** Runs something and adds the place of the interaction to its mistakes: the scenario may not suit the org or the flow. */
export function inScenario<T>({ file, place }: Scenario, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.mistakes.map((mistake) => (mistake.file ? mistake : { ...mistake, ...(place ?? { file }) })),
    );
  }
}

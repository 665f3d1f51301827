import { z } from 'zod';
import { didYouMean } from '../../input/did-you-mean';
import { list, mapOf, oneOf, plain, section, text, whole } from '../../input/schema-words';
import { shown } from '../../input/shown';
import type { ExternalContact, RunnerSettings } from '../genesys/flow';
import type { NamedObjects } from '../genesys/flow/named-objects';
import { defaultRunnerSettings } from '../genesys/flow/run/runner-settings';
import type { NamedKind } from '../genesys/org/entities';
import { externalContactSchema } from './external-contact-schema';
import { objectKeys, ofEachKind } from './object-kinds';

const names = () => list(text(256)).exactOptional();
const ids = () => mapOf(text(256), 'a map from names to ids').exactOptional();
const pressed = 'keys of a phone in quotes, such as "4711"';

const botResult = section({
  exitReason: text(256).exactOptional(),
  intent: text(256).exactOptional(),
  outputs: mapOf(
    z.union([plain(), z.array(plain())], { error: 'a text, a number, true, false or a list of these' }),
    'a map from slots, such as Slot.Email, to their values',
  ).exactOptional(),
});

/** Settings of the flow runner; `sandbox/genesys/flow/run/runner-settings.ts` says what they mean. */
export const runnerSchema = section({
  speechMsPerCharacter: whole(0, 10_000).exactOptional(),
  updateDataStatements: oneOf(['sequence', 'snapshot']).exactOptional(),
  unreportedFailureOutputs: oneOf(['keep', 'unset']).exactOptional(),
  unreadableNumbers: oneOf(['notSet', 'fail']).exactOptional(),
  /** Names of queues and flows. */
  failTransfers: names(),
  failedNumberTransfers: oneOf(['failure', 'disconnect']).exactOptional(),
  previousMenu: oneOf(['last', 'before']).exactOptional(),
  /** Names of data tables. */
  failLookups: names(),
  /** By the name of a schedule, a schedule group or an emergency group. */
  scheduleStates: mapOf(
    oneOf(['open', 'closed', 'holiday', 'emergency']),
    'a map from schedules and their groups to open, closed, holiday or emergency',
  ).exactOptional(),
  /** Digits that the caller does not confirm when they are read back. */
  refuseInputs: list(z.string({ error: pressed }).regex(/^[0-9*#]{1,100}$/, { error: pressed })).exactOptional(),
  /** By the name of a bot flow. */
  botResults: mapOf(botResult, 'a map from bot flows to exitReason, intent and outputs').exactOptional(),
  /** By id. */
  externalContacts: mapOf(
    externalContactSchema,
    'a map from ids of external contacts to their properties',
  ).exactOptional(),
  /** By the key of a kind in a file of objects, and by name. */
  objectIds: section({ queues: ids(), ...ofEachKind(ids) }).exactOptional(),
});

export type ScenarioRunner = z.output<typeof runnerSchema>;

/** The settings of a scenario as the runner takes them. */
export interface RunnerOfScenario {
  readonly settings: Partial<RunnerSettings>;
  /**
   * A line for each bot, external contact, object, target of a transfer, data table and schedule that no run has asked for
   * so far and no flow names, as a mistyped one.
   */
  unused(): readonly string[];
}

/**
 * Makes the settings of a scenario.
 *
 * @param named the objects of some kinds that flows name, whether a run comes there or not
 */
export function runnerOfScenario(
  {
    failTransfers,
    failLookups,
    scheduleStates,
    refuseInputs,
    botResults,
    externalContacts,
    objectIds,
    ...others
  }: ScenarioRunner,
  named: NamedObjects['of'],
): RunnerOfScenario {
  const transfers = new AskedNames('failTransfers', flags(failTransfers), named('queue', 'flow'));
  const lookups = new AskedNames('failLookups', flags(failLookups), named('data table'));
  const schedules = named('schedule', 'schedule group', 'emergency group');
  const states = new AskedNames('scheduleStates', scheduleStates, schedules);
  const results = new AskedNames('botResults', botResults);
  const contacts = new AskedNames('externalContacts', externalContacts);
  const ids = Object.entries(objectIds ?? {}).map(
    ([key, names]) => [key, new AskedNames(`objectIds.${key}`, names)] as const,
  );
  const settings: Partial<RunnerSettings> = {
    ...others,
    ...(failTransfers && { failTransfers: (target) => transfers.get(target) ?? false }),
    ...(failLookups && { failLookups: (table) => lookups.get(table) ?? false }),
    ...(scheduleStates && { scheduleState: (name) => states.get(name) ?? 'open' }),
    ...(refuseInputs && { confirmInput: (digits) => !refuseInputs.includes(digits) }),
    ...(botResults && { botResult: ({ bot }) => results.get(bot) ?? {} }),
    ...(externalContacts && { externalContact: (id) => contacts.get(id) as ExternalContact | undefined }),
    ...(objectIds && { objectId: objectIdOf(new Map(ids)) }),
  };
  return {
    settings,
    unused: () =>
      [transfers, lookups, states, results, contacts, ...ids.map(([, names]) => names)].flatMap((names) =>
        names.unused(),
      ),
  };
}

function flags(names: readonly string[] = []): Readonly<Record<string, true>> {
  return Object.fromEntries(names.map((name) => [name, true]));
}

function objectIdOf(ids: ReadonlyMap<string, AskedNames<string>>): RunnerSettings['objectId'] {
  const idsOf = (kind: NamedKind) => ids.get(kind === 'queue' ? 'queues' : objectKeys[kind]);
  return (kind, name) => idsOf(kind)?.get(name) ?? defaultRunnerSettings.objectId(kind, name);
}

/** Values by name, which remember the names that were asked for. */
class AskedNames<T> {
  private readonly values: ReadonlyMap<string, T>;
  private readonly asked = new Set<string>();

  constructor(
    private readonly key: string,
    values: Readonly<Record<string, T>> | undefined,
    /** Names that flows use, so that no run need ask for them. @default - only a run can show that a name is right */
    private readonly used: readonly string[] = [],
  ) {
    this.values = byName(values);
  }

  get(name: string): T | undefined {
    this.asked.add(name);
    return this.values.get(name);
  }

  unused(): readonly string[] {
    const names = [...this.values.keys()].filter((name) => !this.asked.has(name) && !this.used.includes(name));
    return names.map((name) => {
      const near = didYouMean(
        name,
        [...this.used, ...this.asked].filter((asked) => !this.values.has(asked)),
      );
      return `runner.${this.key}: nothing asked for ${shown(name)}; ${near ?? 'correct the name, or remove it'}`;
    });
  }
}

/** A name of the writer's choice may be one that every object has, such as `constructor`. */
function byName<T>(values: Readonly<Record<string, T>> = {}): ReadonlyMap<string, T> {
  return new Map(Object.entries(values));
}

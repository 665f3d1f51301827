import { z } from 'zod';
import { didYouMean } from '../../input/did-you-mean';
import { list, mapOf, oneOf, plain, section, text, whole } from '../../input/schema-words';
import { shown } from '../../input/shown';
import type { ExternalContact, RunnerSettings } from '../genesys/flow';
import type { NamedObjects } from '../genesys/flow/named-objects';
import { defaultRunnerSettings } from '../genesys/flow/run/runner-settings';
import type { NamedKind } from '../genesys/org/entities';
import { externalContactSchema } from './external-contact-schema';
import { objectKeys, ofEachKind, pluralOf } from './object-kinds';
import { setting } from './setting';

const ids = (kind: string) =>
  mapOf(text(256), 'a map from names to ids').exactOptional().describe(`Ids of the ${kind}, by name.`);
const pressed = 'keys of a phone in quotes, such as "4711"';

const botResult = section({
  exitReason: text(256)
    .exactOptional()
    .describe('Why it ends, in the words of the platform, such as AgentRequestedByUser. Without it: TriggeredByFlow.'),
  intent: text(256).exactOptional().describe('The intent that the bot recognised. Without it: none.'),
  outputs: mapOf(
    z.union([plain(), z.array(plain())], { error: 'a text, a number, true, false or a list of these' }),
    'a map from slots, such as Slot.Email, to their values',
  )
    .exactOptional()
    .describe('Values of slots by full name, such as Slot.Email. Others are not set.'),
});

/** Settings of the runner that a scenario gives as they are. The others are answers to questions. */
type PlainSetting = {
  [K in keyof RunnerSettings]: RunnerSettings[K] extends (...args: never) => unknown ? never : K;
}[keyof RunnerSettings];

const keys = {
  speechMsPerCharacter: setting(whole(0, 10_000), 'Milliseconds to say one character.'),
  updateDataStatements: setting(
    oneOf(['sequence', 'snapshot']),
    'Whether a statement of an `updateData` sees what the ones before it wrote (sequence), or all see the variables as they were before the action (snapshot).',
  ),
  unreportedFailureOutputs: setting(
    oneOf(['keep', 'unset']),
    'What happens to the failure outputs of a Call Data whose error is not reported.',
  ),
  unreadableNumbers: setting(
    oneOf(['notSet', 'fail']),
    'Result of `ToInt("four")`: the value is not set, or the flow fails.',
  ),
  failTransfers: setting(list(text(256)), 'Queues, flows and numbers to which transfers fail. Without it: none.'),
  failedNumberTransfers: setting(
    oneOf(['failure', 'disconnect']),
    'What follows a transfer to a number outside the org that fails: its failure exit, or the end of the call.',
  ),
  previousMenu: setting(
    oneOf(['last', 'before']),
    'Where `previousMenu` leads: to the menu that the caller was in last, or to the one before.',
  ),
  failLookups: setting(list(text(256)), 'Data tables in which look-ups fail. Without it: none.'),
  scheduleStates: setting(
    mapOf(
      oneOf(['open', 'closed', 'holiday', 'emergency']),
      'a map from schedules and their groups to open, closed, holiday or emergency',
    ),
    'States of schedules, schedule groups and emergency groups, by name. Others are open.',
  ),
  refuseInputs: setting(
    list(z.string({ error: pressed }).regex(/^[0-9*#]{1,100}$/, { error: pressed })),
    'Digits that the caller does not confirm when they are read back. Without it: none.',
  ),
  botResults: setting(
    mapOf(botResult, 'a map from bot flows to exitReason, intent and outputs'),
    'How conversations with bots end, by the name of the bot flow.',
  ),
  externalContacts: setting(
    mapOf(externalContactSchema, 'a map from ids of external contacts to their properties'),
    'External contacts that exist, by id. Without it: none.',
  ),
  objectIds: setting(
    section({
      queues: ids('queues'),
      ...ofEachKind((kind) => ids(pluralOf(kind))),
    }),
    'Ids of objects, by the keys of a file of objects, and by name. Without it: derived from kind and name.',
  ),
} satisfies Readonly<Record<PlainSetting, z.ZodType> & Record<string, z.ZodType>>;

/** Settings of the flow runner, and what the org and the people in it do. */
export const runnerSchema = section(keys);

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

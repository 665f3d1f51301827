import type { z } from 'zod';
import type { RunnerSettings } from '../genesys/flow';
import { listOf, mapOf, oneOf, section, text, whole } from './words';

const names = () => listOf(text(256)).exactOptional();

/** Settings of the flow runner; what they mean stands in `sandbox/genesys/flow/runner-settings.ts`. */
export const runnerSchema = section({
  speechMsPerCharacter: whole(0, 10_000).exactOptional(),
  unreportedFailureOutputs: oneOf(['keep', 'unset']).exactOptional(),
  /** Names of queues and flows. */
  failTransfers: names(),
  /** Names of data tables. */
  failLookups: names(),
  /** By the name of a schedule, a schedule group or an emergency group. */
  scheduleStates: mapOf(
    oneOf(['open', 'closed', 'holiday', 'emergency']),
    'expected a map from schedules and their groups to open, closed, holiday or emergency',
  ).exactOptional(),
});

export type ScenarioRunner = z.output<typeof runnerSchema>;

/** The settings as the runner takes them. */
export function runnerSettingsOf({
  failTransfers,
  failLookups,
  scheduleStates,
  ...others
}: ScenarioRunner): Partial<RunnerSettings> {
  const states = new Map(Object.entries(scheduleStates ?? {}));
  return {
    ...others,
    ...(failTransfers && { failTransfers: (target) => failTransfers.includes(target) }),
    ...(failLookups && { failLookups: (table) => failLookups.includes(table) }),
    ...(scheduleStates && { scheduleState: (name) => states.get(name) ?? 'open' }),
  };
}

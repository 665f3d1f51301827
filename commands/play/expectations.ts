import type { OrgConfig } from '../../constructs/org';
import type { InteractionResult, PublishedFlow } from '../../sandbox/genesys/flow';
import type { Expected, Scenario } from '../../sandbox/scenario';
import type { FlowEnd } from '../../sandbox/trace';

export interface ExpectationOptions {
  /** The queue that takes interactions without a record. */
  readonly fallbackQueue: string;
  /**
   * Settings that the flows were shipped with, for a scenario that comes with this project: a flow with fewer attempts, or
   * with an import set, may end otherwise. @default - the scenario was written for this flow
   */
  readonly release?: OrgConfig['release'] | undefined;
}

/**
 * Differences from what the scenario expects, such as `outcome: got failed; expected created`. For a scenario without
 * expectations, only a failure of the flow itself is one.
 *
 * @param records numbers of the records that were made
 */
export function differencesFromExpected(
  { expected }: Scenario,
  { name }: PublishedFlow,
  result: InteractionResult,
  records: readonly string[],
  { fallbackQueue, release }: ExpectationOptions,
): readonly string[] {
  if (expected === undefined) return result.failed === undefined ? [] : [`the flow itself failed: ${result.failed}`];
  if (!worksAsUsual(name, release)) return untruths(result, records);
  return differencesOf(expected, result, records, fallbackQueue);
}

function differencesOf(
  expected: Expected,
  result: InteractionResult,
  records: readonly string[],
  fallbackQueue: string,
): readonly string[] {
  const end = endKind(result.end, fallbackQueue);
  const compared = [
    ['outcome', outcomeOf(result), expected.outcome],
    ['records', records.length, expected.records],
    ['end', end, expected.end],
  ];
  return compared.flatMap(([what, got, wanted]) =>
    wanted === undefined || got === wanted ? [] : [`${what}: got ${got}; expected ${wanted}`],
  );
}

/** Scenarios expect results of flows with the default limits, which create through the Table API. */
function worksAsUsual(name: string, release: OrgConfig['release'] | undefined): boolean {
  const flow = release?.flows.find((candidate) => candidate.name === name);
  if (release === undefined || flow === undefined) return true;
  const { attempts, onUnknownFailure } = { ...release.retry, ...flow.retry };
  return attempts === 3 && onUnknownFailure === 'retry' && release.create === 'table';
}

/** Rules that hold under all limits: one record at most, and an outcome that neither denies nor invents it. */
function untruths(result: InteractionResult, records: readonly string[]): readonly string[] {
  const outcome = outcomeOf(result);
  const invents = outcome === 'created' && records.length === 0;
  const denies = (outcome === 'failed' || outcome === 'refused') && records.length > 0;
  return invents || denies || records.length > 1 ? [`outcome: got ${outcome} with ${records.length} records`] : [];
}

/** Participant data `servicenow.outcome`; `none` where the flow writes none. */
export function outcomeOf({ attributes }: InteractionResult): string {
  return attributes['servicenow.outcome'] ?? 'none';
}

function endKind(end: FlowEnd, fallbackQueue: string): string {
  return end.kind === 'queue' && end.queue === fallbackQueue ? 'fallbackQueue' : end.kind;
}

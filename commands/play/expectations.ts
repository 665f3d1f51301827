import type { OrgConfig } from '../../constructs/org';
import type { InteractionResult, PublishedFlow } from '../../sandbox/genesys/flow';
import type { Expected, Scenario } from '../../sandbox/scenario';
import type { FlowEnd } from '../../sandbox/trace';

export interface JudgeOptions {
  /** The queue that takes interactions without a record. */
  readonly fallbackQueue: string;
  /** What the org was shipped with: a flow that tries less often need not get as far. @default - the usual limits */
  readonly release?: OrgConfig['release'] | undefined;
}

/**
 * What is not as it must be, such as `outcome: got failed; expected created`. Where the scenario expects nothing, all
 * that counts is that the flow itself does not fail.
 *
 * @param records numbers of the records that were made
 */
export function judge(
  { expected }: Scenario,
  { name }: PublishedFlow,
  result: InteractionResult,
  records: readonly string[],
  { fallbackQueue, release }: JudgeOptions,
): readonly string[] {
  if (expected === undefined) return result.failed === undefined ? [] : [`the flow itself failed: ${result.failed}`];
  if (!triesAsUsual(name, release)) return untruths(result, records);
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

/** Scenarios expect what a flow with the default limits must make of them. */
function triesAsUsual(name: string, release: OrgConfig['release'] | undefined): boolean {
  const flow = release?.flows.find((candidate) => candidate.name === name);
  if (release === undefined || flow === undefined) return true;
  const { attempts, onUnknownFailure } = { ...release.retry, ...flow.retry };
  return attempts === 3 && onUnknownFailure === 'retry';
}

/** What must hold under all limits: one record at most, and an outcome that does not deny or invent it. */
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

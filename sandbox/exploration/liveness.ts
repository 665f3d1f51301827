import { type FaultsFor, isCreate, isToken } from './faults';
import { type FinishedRun, runOnce, type Setting } from './run';
import type { Bounds } from './verdict';

/** Faults of a create that a retry overcomes in every flow. A create may include a sign-in of the platform. */
const passing = ['401', '429', '500', 'reset', 'slow'];
/** Faults of other requests that no retry overcomes. */
const lasting = ['403', '404', 'secret rotated'];

/** A run without faults, and a run with each single fault; none is pruned. */
export function* singles(setting: Setting, faults: FaultsFor): Generator<FinishedRun> {
  const plain = runOnce(setting);
  yield plain;
  for (const request of plain.requests) {
    for (const [name, fault] of Object.entries(faults(request))) {
      yield runOnce(setting, new Map([[request.index, [name, fault]]]));
    }
  }
}

/**
 * The reasons why a run with at most one fault should have ended with a record and did not. Applies to flows that try
 * three times and create again: with two attempts, a call cannot replace a token that it has just obtained. Where every
 * failure shows as 500, a flow cannot recognise a rejected token.
 */
export function givenUp(
  { engine }: Setting,
  { schedule, outcome, result, requests }: FinishedRun,
  { platformSignsIn }: Pick<Bounds, 'platformSignsIn'>,
): readonly string[] {
  const [fault] = schedule;
  if (outcome === 'unconfirmed' && !platformSignsIn && !requests.some(isCreate))
    return ['unconfirmed, and no create was sent'];
  const made = outcome === 'created' || outcome === 'found';
  if (fault === undefined) {
    const { 'servicenow.attempts': attempts, 'servicenow.renewals': renewals } = result.attributes;
    const plain = outcome === 'created' && attempts === '1' && renewals === '0';
    return plain ? [] : [`nothing went wrong: ${outcome}, ${attempts} attempts, ${renewals} renewals`];
  }
  const [index, [name]] = fault;
  const request = requests.find((candidate) => candidate.index === index);
  const mayBeCreate = request && (isCreate(request) || (platformSignsIn && isToken(request)));
  const passes = mayBeCreate ? passing.includes(name) : !lasting.includes(name);
  const isHidden = name === '401' && engine?.failureStatus === 500;
  return passes && !isHidden && !made ? [`given up after one ${name}`] : [];
}

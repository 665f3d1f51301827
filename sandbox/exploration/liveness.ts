import { type FaultsFor, isCreate, mustBeOvercome } from './faults';
import { type FinishedRun, runOnce, type Setting } from './run';
import type { Bounds } from './verdict';

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
    const tokens = requests.filter(({ forToken }) => forToken).length;
    const plain = outcome === 'created' && attempts === '1' && renewals === '0' && tokens === 1;
    return plain
      ? []
      : [`nothing went wrong: ${outcome}, ${attempts} attempts, ${renewals} renewals, ${tokens} token requests`];
  }
  const [index, [name]] = fault;
  const request = requests.find((candidate) => candidate.index === index);
  // A sign-in of the platform may be part of a create.
  const mayBeCreate = request !== undefined && (isCreate(request) || (platformSignsIn && request.forToken === true));
  const isHidden = name === '401' && engine?.failureStatus === 500;
  return mustBeOvercome(name, mayBeCreate) && !isHidden && !made ? [`given up after one ${name}`] : [];
}

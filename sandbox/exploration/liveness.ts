import { type FaultsFor, isCreate, isToken } from './faults';
import { type FinishedRun, runOnce, type Setting } from './run';
import type { Bounds } from './verdict';

/** Faults of a create that a further attempt passes by, in every flow. A sign-in of the platform may be part of one. */
const passing = ['401', '429', '500', 'reset', 'slow'];
/** Faults of other requests that no further attempt passes by. */
const lasting = ['403', '404', 'secret rotated'];

/** The runs under no fault and under every single one, none of them left out. */
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
 * What a flow gave up that it should have managed, under no fault or under one. It is asked of flows that try three
 * times and create again: with two attempts, a call cannot replace a token that it has just got.
 *
 * @param world where every failure shows as 500, nothing tells a refused token from an error
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

import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { checkActions } from './check/actions';
import { checkPaths } from './check/paths';
import { Place } from './check/place';
import { checkSettings } from './check/settings';
import { checkLabel } from './check/texts';
import { checkDeclarations } from './check/variables';
import { duplicate, noSequences, sequenceName } from './errors';
import type { Flow } from './flow';

const sequenceNameLimit = 200;

/**
 * Reports everything that would keep a flow from being published, or make it run in another way than it is written. Types
 * alone are not enough, since a caller may have overruled them.
 *
 * @throws UserError that lists every mistake with its place: flow, task or state, and the actions down to it
 */
export function check(flow: Flow): void {
  const mistakes: Mistake[] = [];
  const place = Place.of(flow, mistakes);
  checkSettings(flow, place);
  checkDeclarations(place, flow.variables);
  checkSequences(flow, place);
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function checkSequences({ sequences }: Flow, flow: Place): void {
  const noun = flow.flow.can.sequences === 'tasks' ? 'task' : 'state';
  if (sequences.length === 0) flow.report(noSequences(`${noun}s`));
  const seen = new Set<string>();
  for (const { name, actions } of sequences) {
    const place = flow.part(noun, name);
    if (seen.has(name.toLowerCase())) flow.report(duplicate(noun, name));
    seen.add(name.toLowerCase());
    checkLabel(place, 'name', name, sequenceNameLimit);
    if (!/^[A-Za-z][A-Za-z0-9 ]*$/.test(name)) place.report(sequenceName(name));
    checkActions(actions, place);
    checkPaths(actions, place);
  }
}

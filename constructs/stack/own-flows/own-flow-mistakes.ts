import { type Mistake, within } from '../../../input/mistake';
import { shown } from '../../../input/shown';
import { UserError } from '../../../input/user-error';
import type { OwnFlow } from './own-flow';

export function ownFlowPlace(name: string): string {
  return `own flow ${shown(name)}`;
}

/** @throws UserError that lists the mistakes in the name and the times of an own flow */
export function refuseMistakes({ name, longestSeconds }: Pick<OwnFlow, 'name' | 'longestSeconds'>): void {
  const mistakes = [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? [] : [badName(name)]),
    ...(Number.isInteger(longestSeconds) && longestSeconds > 0 ? [] : [badSeconds(longestSeconds)]),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes.map((mistake) => within(ownFlowPlace(name), mistake)));
}

const badName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'lower-case words joined by "-", such as after-hours',
});

const badSeconds = (seconds: number): Mistake => ({
  path: 'longestSeconds',
  given: String(seconds),
  expected: 'a whole number of at least 1',
});

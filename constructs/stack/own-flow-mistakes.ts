import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { OwnFlow } from './own-flow';

export function ownFlowPlace(name: string): string {
  return `own flow ${shown(name)}`;
}

export function ownFlowMistakes({
  name,
  longestSeconds,
}: Pick<OwnFlow, 'name' | 'longestSeconds'>): readonly Mistake[] {
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? [] : [badName(name)]),
    ...(Number.isInteger(longestSeconds) && longestSeconds > 0 ? [] : [badSeconds(longestSeconds)]),
  ];
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

import type { z } from 'zod';

/** A place inside a scenario file, such as `['faults', 0, 'kind']`. */
export type Path = readonly (string | number)[];

export interface Mistake {
  readonly path: Path;
  /** What was given, what is accepted; without the place. */
  readonly message: string;
}

/** What the schema found, with the values that were given. */
export function mistakesOf(issues: readonly z.core.$ZodIssue[], value: unknown): readonly Mistake[] {
  return issues.flatMap((issue) => {
    const path = issue.path as Path;
    if (issue.code !== 'unrecognized_keys') return [{ path, message: withGiven(at(value, path), issue.message) }];
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({ path: [...path, key], message: messages[index] ?? issue.message }));
  });
}

/** A path as people write it: `faults[0].kind`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}

function withGiven(given: unknown, expected: string): string {
  if (given === undefined) return `missing; ${expected}`;
  const text = JSON.stringify(given);
  return `got ${text.length > 60 ? `${text.slice(0, 57)}...` : text}; ${expected}`;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  );
}

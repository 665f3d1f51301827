import type { z } from 'zod';
import { UserError } from '../../input/user-error';
import type { queues } from './schema/queues';

type GivenQueues = z.output<typeof queues>;

/** Names of the queues of an org, by their keys in its file. */
export type Queues = Readonly<GivenQueues> & {
  /**
   * Queue that takes every contact that nothing else places.
   *
   * @throws UserError that names the org file, when the file has none and this is read
   */
  readonly fallback: string;
};

/** @param file of the org */
export function queuesOf(file: string, given: GivenQueues): Queues {
  if (hasFallback(given)) return given;
  const lacking = {
    get fallback(): string {
      throw new UserError([{ file, path: 'queues.fallback', ...fallbackMissing }]);
    },
  };
  return Object.assign(Object.create(lacking), given);
}

function hasFallback(given: GivenQueues): given is Queues {
  return given.fallback !== undefined;
}

const fallbackMissing = {
  problem: 'missing although code of the project reads it',
  expected: 'the name of a queue of this org',
  next: 'add it',
};

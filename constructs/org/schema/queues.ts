import { z } from 'zod';
import { name } from '../../../input/schema-words';

/** The key by which flows name a queue: a lower-case identifier. */
export const queueKey = /^[a-z][a-z0-9_-]*$/;

export const queues = z
  .object(
    {
      fallback: name()
        .exactOptional()
        .describe(
          'Queue that takes every contact that nothing else places, so that no caller is dropped. Call and message flows of the release need it.',
        ),
    },
    { error: 'a map of keys to names of queues, with the key fallback where a flow sends contacts on' },
  )
  .catchall(name().describe('Name of a queue of this org.'))
  .meta({ propertyNames: { pattern: queueKey.source } })
  .default({});

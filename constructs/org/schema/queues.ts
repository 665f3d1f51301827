import { z } from 'zod';
import { name } from '../../../input/schema-words';

/** The key by which flows name a queue: a lower-case identifier. */
export const queueKey = /^[a-z][a-z0-9_-]*$/;

export const queues = z
  .object(
    {
      fallback: name().describe('Queue that takes every contact that nothing else places; no caller is dropped.'),
    },
    { error: 'a map with the key fallback and any more names of queues' },
  )
  .catchall(name().describe('Name of a queue of this org.'))
  .meta({ propertyNames: { pattern: queueKey.source } });

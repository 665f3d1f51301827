import type { OrgConfig } from '../../constructs/org';

/** Name of the queue that takes contacts without a record; of no queue where the org file has none. */
export function fallbackQueueOf({ queues }: Pick<OrgConfig, 'queues'>): string {
  return Object.hasOwn(queues, 'fallback') ? queues.fallback : 'no fallback queue';
}

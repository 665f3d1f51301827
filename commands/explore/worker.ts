import type { Bounds } from '../../sandbox/exploration/verdict';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import type { ServiceNowSettings } from '../../sandbox/servicenow/settings';
import type { Part } from './parts';
import { playPart } from './play-part';

/** What a process that explores is told. */
export interface Task {
  readonly part: Part;
  /** Of the stack that was synthesised for the part. */
  readonly folder: string;
  readonly setUp: Partial<ServiceNowSettings>;
  readonly bounds: Bounds;
}

// Whoever asked is gone.
process.on('disconnect', () => process.exit());

const known = new Map<string, PublishedOrg>();

process.on('message', ({ part, folder, setUp, bounds }: Task) => {
  const published = known.get(folder) ?? publishedOrg(folder, { setUp });
  known.set(folder, published);
  process.send?.(playPart(part, published, bounds));
});

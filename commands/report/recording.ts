import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { TraceEvent } from '../../sandbox/trace';

/** Everything that happened in an interaction, for a report. Far too much for JSON output, where it is left out. */
export class Recording {
  constructor(
    readonly events: readonly TraceEvent[],
    /** Participant data at the end. */
    readonly attributes: Readonly<Record<string, string>>,
    readonly flow: Pick<PublishedFlow, 'type' | 'exits'>,
    /** The YAML that the flow was published from. */
    readonly source: string,
  ) {}

  toJSON(): undefined {
    return undefined;
  }
}

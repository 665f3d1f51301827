import type { EngineSettings } from '../genesys/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { FaultLine } from './faults-schema';

type Attributes = Readonly<Record<string, string>>;

/** What starts the flow. `attributes`: the data that the conversation already has, of a run before this one. */
export type ScenarioInteraction =
  | { readonly type: 'call'; readonly ani: string; readonly attributes: Attributes }
  | { readonly type: 'message'; readonly senderAddress: string; readonly body: string; readonly attributes: Attributes }
  | {
      readonly type: 'workflow';
      /** By full name, such as `Flow.description`. The conversation id is added. */
      readonly inputs: Readonly<Record<string, string | number | boolean>>;
      readonly attributes: Attributes;
    };

/** A named course of events and the outcome that it must have: one file. */
export interface Scenario {
  /** Name of the file without its ending. */
  readonly name: string;
  /** As it was given, for messages. */
  readonly file: string;
  /** What happens, as a sentence without an end. */
  readonly title: string;
  readonly interaction: ScenarioInteraction;
  /** Life that is left of the token that ServiceNow hands out. @default - a new token is made */
  readonly tokenLeftSeconds?: number | undefined;
  readonly serviceNow: Partial<ServiceNowSettings>;
  readonly engine: Partial<EngineSettings>;
  readonly faults: readonly FaultLine[];
  readonly expected: {
    /** Participant data `servicenow.outcome`. */
    readonly outcome: 'created' | 'found' | 'refused' | 'failed' | 'unconfirmed';
    /** How many records the conversation has in ServiceNow at the end. */
    readonly records: number;
    /** Where the interaction ends; `queue` is any but the fallback queue. @default - anywhere */
    readonly end?: 'queue' | 'fallbackQueue' | 'disconnected' | 'workflowEnded' | undefined;
  };
}

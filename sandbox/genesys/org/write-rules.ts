import type { CustomAuthAction, DataAction, Integration, OrgContent } from './entities';
import type { FlowRecord } from './org-record';

/** The flow that a text is, and what it found in the org. */
export type PublishedText = Pick<FlowRecord, 'type' | 'name' | 'actions' | 'modules'>;

/** A flow that an org has already. */
export type OtherFlow = Pick<FlowRecord, 'type' | 'name' | 'text' | 'actions'>;

/** What the platform checks when data actions, sign-ins and flows are written: one line for each mistake. */
export interface WriteRules {
  action(action: DataAction, integration: Integration): readonly string[];
  customAuth(action: CustomAuthAction, integration: Integration): readonly string[];
  /**
   * Publishes the YAML of a flow.
   *
   * @param file as mistakes name it
   * @param org what the org holds
   * @param others its flows, which the flow may name
   * @returns what was published, or the mistakes
   */
  flow(text: string, file: string, org: OrgContent, others: readonly OtherFlow[]): PublishedText | readonly string[];
}

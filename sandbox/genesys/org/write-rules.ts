import type { CustomAuthAction, DataAction, Integration, OrgContent } from './entities';

export interface PublishedText {
  readonly type: string;
  readonly name: string;
  /** Ids of the data actions that the flow names. */
  readonly actions: readonly string[];
}

/** A flow that an org has already. */
export interface OtherFlow {
  readonly type: string;
  readonly name: string;
  readonly text: string;
}

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

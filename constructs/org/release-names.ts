/** What the releases of a project can choose from. */
export interface ReleaseNames {
  /** Names of all operations that exist. */
  readonly operations: readonly string[];
  /** Names of the flows of the project's own. */
  readonly ownFlows: readonly string[];
}

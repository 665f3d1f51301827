import type { WrittenOrg } from '../../genesys/org/written-org';
import type { ObjectValue } from '../value';

/** Where a resource is written, and the folder that its relative paths start from. */
export interface Place {
  readonly org: WrittenOrg;
  readonly folder: string;
}

/** A resource type as the provider carries it out. Each may throw PlatformError. */
export interface Resource {
  /** @returns the id */
  create(planned: ObjectValue, place: Place): string;
  update(id: string, planned: ObjectValue, place: Place, prior: ObjectValue): void;
  delete(id: string, place: Place): void;
  /**
   * The state as the org has it; undefined when the object is gone.
   *
   * @param state what Terraform knows: values that the API does not return stay as they are
   */
  read(id: string, state: ObjectValue, place: Place): ObjectValue | undefined;
}

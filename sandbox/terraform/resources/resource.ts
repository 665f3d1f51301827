import type { WrittenOrg } from '../../genesys/org/written-org';
import type { ApiClient } from '../../genesys/permissions/api-client';
import type { ObjectValue } from '../value';

/** Where a resource is written, and by whom. */
export interface Place {
  readonly org: WrittenOrg;
  /** Relative paths start from it. */
  readonly folder: string;
  /** The client that the provider signs in as. */
  readonly client: ApiClient;
}

/** A result at once, or later. */
export type Eventually<T> = T | Promise<T>;

/**
 * A resource type as the provider carries it out. Each may throw PlatformError.
 *
 * @typeParam P where resources are written
 */
export interface Resource<P = Place> {
  /** @returns the id */
  create(planned: ObjectValue, place: P): Eventually<string>;
  update(id: string, planned: ObjectValue, place: P, prior: ObjectValue): Eventually<void>;
  delete(id: string, place: P): Eventually<void>;
  /**
   * The state as the org has it; undefined when the object is gone.
   *
   * @param state what Terraform knows: values that the API does not return stay as they are
   */
  read(id: string, state: ObjectValue, place: P): Eventually<ObjectValue | undefined>;
}

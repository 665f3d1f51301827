import type { DataAction, DataTable, NamedKind, ObjectKind } from '../org/entities';

/** What an org offers to a flow when it is published: names are matched by text. */
export interface ActionResolver {
  dataAction(category: string, name: string): DataAction | undefined;
  queueExists(name: string): boolean;
  /** @default - the org has none */
  dataTable?(name: string): DataTable | undefined;
  /** Whether the org has an object that is only named. @default - it has none */
  objectExists?(kind: ObjectKind, name: string): boolean;
  /** Names of all objects of a kind, so that one can be found by its id. @default - none */
  objectNames?(kind: NamedKind): readonly string[];
}

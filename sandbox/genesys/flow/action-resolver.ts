import type { BoundAction, DataTable, NamedKind, ObjectKind } from '../org/entities';

/** The objects of an org that a flow may name when it is published. Names are matched by text. */
export interface ActionResolver {
  dataAction(category: string, name: string): BoundAction | undefined;
  queueExists(name: string): boolean;
  /** @default - the org has none */
  dataTable?(name: string): DataTable | undefined;
  /** Whether the org has an object of which the sandbox knows only the name. @default - it has none */
  objectExists?(kind: ObjectKind, name: string): boolean;
  /** Names of all objects of a kind, to find one by its id. @default - none */
  objectNames?(kind: NamedKind): readonly string[];
}

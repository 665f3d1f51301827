import type { DataAction } from '../data-actions/data-action';

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

/** Objects of an org that a flow names and of which the sandbox knows nothing else. */
export type ObjectKind =
  | 'schedule'
  | 'schedule group'
  | 'emergency group'
  | 'script'
  | 'wrap-up code'
  | 'flow'
  | 'bot flow'
  | 'digital bot flow'
  | 'contact list'
  | 'user'
  | 'group'
  | 'skill'
  | 'language skill'
  | 'prompt';

/** Whatever of an org has a name and an id. */
export type NamedKind = ObjectKind | 'queue';

/** A data table: what its columns hold, and its rows by their key. */
export interface DataTable {
  readonly columns: Readonly<Record<string, 'string' | 'integer' | 'decimal' | 'boolean'>>;
  /** A column that a row leaves out is not set. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

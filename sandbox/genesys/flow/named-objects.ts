import type { BoundAction, DataTable, NamedKind, ObjectKind } from '../org/entities';
import type { ActionResolver } from './action-resolver';

export type NamedObjectKind = ObjectKind | 'queue' | 'data table';

/** An org that remembers the objects which a flow names. */
export class NamedObjects implements ActionResolver {
  private readonly names = new Map<NamedObjectKind, Set<string>>();

  constructor(private readonly org: ActionResolver) {}

  /** Names of the objects of these kinds. */
  of(...kinds: readonly NamedObjectKind[]): readonly string[] {
    return kinds.flatMap((kind) => [...(this.names.get(kind) ?? [])]);
  }

  add(kind: NamedObjectKind, name: string): void {
    this.names.set(kind, (this.names.get(kind) ?? new Set()).add(name));
  }

  dataAction(category: string, name: string): BoundAction | undefined {
    return this.org.dataAction(category, name);
  }

  queueExists(name: string): boolean {
    this.add('queue', name);
    return this.org.queueExists(name);
  }

  dataTable(name: string): DataTable | undefined {
    this.add('data table', name);
    return this.org.dataTable?.(name);
  }

  objectExists(kind: ObjectKind, name: string): boolean {
    this.add(kind, name);
    return this.org.objectExists?.(kind, name) ?? false;
  }

  objectNames(kind: NamedKind): readonly string[] {
    return this.org.objectNames?.(kind) ?? [];
  }
}

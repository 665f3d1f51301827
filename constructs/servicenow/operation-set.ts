import { UserError } from '../../input/user-error';
import { listedTwice, noLookup, operationPlace, unknownOperation } from './errors';
import type { Operation } from './operation';

/** The operations of a project: releases name them, and each name is one operation. */
export class OperationSet {
  /** The operations with the look-ups of their creates. @throws UserError when two have one name */
  static withLookups(operations: readonly Operation[]): OperationSet {
    const lookups = new Set(operations.flatMap((operation) => lookupIn(operation) ?? []));
    return new OperationSet([...operations, ...[...lookups].filter((lookup) => !operations.includes(lookup))]);
  }

  readonly names: readonly string[];
  private readonly byName: ReadonlyMap<string, Operation>;

  /** @throws UserError when two operations have one name */
  constructor(readonly all: readonly Operation[]) {
    this.names = all.map(({ name }) => name);
    const repeated = new Set(this.names.filter((name, index) => this.names.indexOf(name) !== index));
    if (repeated.size > 0)
      throw new UserError([...repeated].map((name) => ({ path: operationPlace(name), ...listedTwice() })));
    this.byName = new Map(all.map((operation) => [operation.name, operation]));
  }

  /** The operation of a name, if there is one. */
  find(name: string): Operation | undefined {
    return this.byName.get(name);
  }

  /** @throws UserError that lists every unknown name */
  named(names: readonly string[]): readonly Operation[] {
    const unknown = names.filter((name) => !this.byName.has(name));
    if (unknown.length > 0) throw new UserError(unknown.map((name) => unknownOperation(name, this.names)));
    return names.flatMap((name) => this.byName.get(name) ?? []);
  }

  /**
   * Name of the operation that finds the record of a create operation again.
   *
   * @throws UserError when the operation is unknown or has no look-up
   */
  lookupOf(name: string): string {
    const operation = this.find(name);
    const lookup = operation && lookupIn(operation);
    if (lookup !== undefined) return lookup.name;
    const creates = this.all.filter((other) => lookupIn(other) !== undefined);
    throw new UserError([
      noLookup(
        name,
        creates.map((create) => create.name),
      ),
    ]);
  }
}

function lookupIn({ repeat }: Operation): Operation | undefined {
  return repeat.safe ? undefined : repeat.lookup;
}

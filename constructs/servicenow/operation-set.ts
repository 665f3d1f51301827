import { UserError } from '../../input/user-error';
import { listedTwice, noLookup, operationPlace, unknownOperation } from './errors';
import type { Operation } from './operation';

/** The operations of a project: org files name them, and each name is one operation. */
export class OperationSet {
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
    const lookups = this.all.flatMap(({ name: create, repeat }) =>
      repeat.safe || repeat.lookup === undefined ? [] : [[create, repeat.lookup.name] as const],
    );
    const found = lookups.find(([create]) => create === name);
    if (found === undefined) {
      const creates = lookups.map(([create]) => create);
      throw new UserError([noLookup(name, creates)]);
    }
    return found[1];
  }
}

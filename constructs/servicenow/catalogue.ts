import { UserError } from '../../input/user-error';
import { noLookup } from './errors';
import type { Operation } from './operation';
import { operations } from './operations';

/** The operations that org files may name, by name. */
export const catalogue: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [operation.name, operation]),
);

export const operationNames: readonly string[] = [...catalogue.keys()];

const lookupsByName: ReadonlyMap<string, string> = new Map(
  Array.from(catalogue.values()).flatMap(({ name, repeat }) =>
    repeat.safe || repeat.lookup === undefined ? [] : [[name, repeat.lookup.name]],
  ),
);

/**
 * Name of the operation that finds the record of a create operation again.
 *
 * @throws UserError when the operation is unknown or has no lookup
 */
export function lookupOf(name: string): string {
  const lookup = lookupsByName.get(name);
  if (lookup === undefined) throw new UserError([noLookup(name, [...lookupsByName.keys()])]);
  return lookup;
}

import { UserError } from '../../input/user-error';
import { listedTwice, noLookup, operationPlace } from './errors';
import type { Operation } from './operation';
import { operations } from './operations';

/** The operations that org files may name, by name. */
export const catalogue: ReadonlyMap<string, Operation> = byName(operations);

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

/**
 * Operations by their names.
 *
 * @throws UserError when two have one name, since org files could name only one of them
 */
export function byName(listed: readonly Operation[]): ReadonlyMap<string, Operation> {
  const names = listed.map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (repeated.size > 0)
    throw new UserError([...repeated].map((name) => ({ path: operationPlace(name), ...listedTwice() })));
  return new Map(listed.map((operation) => [operation.name, operation]));
}

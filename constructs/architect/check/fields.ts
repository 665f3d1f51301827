import { architectType, type FieldType } from '../data-action-ref';
import { unknownField } from '../errors';
import type { ValueType } from '../value-type';
import type { Place } from './place';
import { checkLabel } from './texts';

type Contract = Readonly<Record<string, { readonly type: FieldType }>>;
type Bindings<T> = Readonly<Record<string, T | undefined>>;

interface Field<T> {
  readonly name: string;
  readonly bound: T;
  /** The type that the contract gives to the field in a flow. */
  readonly type: ValueType;
}

/** The fields of a contract that are bound. */
export function fieldsIn<T>(contract: Contract, bindings: Bindings<T>): readonly Field<T>[] {
  return given(bindings).flatMap(([name, bound]) => {
    const field = own(contract, name);
    return field === undefined ? [] : [{ name, bound, type: architectType[field.type] }];
  });
}

/** Reports names in a contract that cannot be written, and bindings of fields that it does not have. */
export function checkFields(place: Place, what: string, contract: Contract, bindings: Bindings<unknown>): void {
  const known = Object.keys(contract);
  for (const name of known) checkLabel(place, `name of an ${what}`, name);
  for (const [name] of given(bindings)) {
    if (own(contract, name) === undefined) place.report(unknownField(what, name, known));
  }
}

// Every object has "constructor" and the like; a contract has them only as its own fields.
function own(contract: Contract, name: string): Contract[string] | undefined {
  return Object.hasOwn(contract, name) ? contract[name] : undefined;
}

function given<T>(bindings: Bindings<T>): [string, T][] {
  return Object.entries(bindings).filter((entry): entry is [string, T] => entry[1] !== undefined);
}

import { type Compiled, type Evaluate, needed } from '../compiled';
import { numberOutOfRange, outsideCollection } from '../flow-failure';
import { isInRange } from '../text-forms';
import { type CollectionType, isCollection, itemType, type ScalarType, scalarTypes, type Value } from '../types';
import { type Call, type FunctionDefinition, type Result, refused } from './function-definition';

/** Functions of collections. Items count from 0; an index outside is a failure of the flow. */
export const collectionFunctions: Readonly<Record<string, FunctionDefinition>> = {
  MakeList: makeList,
  Count(args, call) {
    const [collection] = args;
    if (args.length !== 1 || !collection || !isCollection(collection.type)) throw refused(call, args, ['a collection']);
    const items = itemsOf(collection, call);
    return { type: 'integer', evaluate: (scope) => items(scope).length };
  },
  GetAt(args, call) {
    const [collection, index] = args;
    const item = collection && itemType(collection.type);
    if (args.length !== 2 || !collection || !item || index?.type !== 'integer') {
      throw refused(call, args, ['a collection, integer']);
    }
    return { type: item, evaluate: itemAt(itemsOf(collection, call), needed(index, call.name)) };
  },
  FindFirst: searching('integer', (items, wanted) => items.indexOf(wanted)),
  Find: searching('integerCollection', (items, wanted) =>
    items.flatMap((item, index) => (item === wanted ? [index] : [])),
  ),
  AddItem(args, call) {
    const [collection, item, items] = withItem(args, call);
    return { type: collection, evaluate: (scope) => [...items(scope), item(scope)] };
  },
  Sum(args, call) {
    const [collection] = args;
    const item = collection && itemType(collection.type);
    if (args.length !== 1 || !collection || (item !== 'integer' && item !== 'decimal')) {
      throw refused(call, args, ['integerCollection', 'decimalCollection']);
    }
    const items = itemsOf(collection, call);
    return {
      type: item,
      evaluate: (scope) => inRange(items(scope).reduce<number>((sum, one) => sum + (one as number), 0)),
    };
  },
};

/** Reads one item. */
export function itemAt(items: (scope: Parameters<Evaluate>[0]) => readonly Value[], index: Evaluate): Evaluate {
  return (scope) => {
    const all = items(scope);
    const position = index(scope) as number;
    if (position < 0 || position >= all.length) throw outsideCollection(position, all.length);
    return all[position];
  };
}

/** Reads a collection that must be set. */
export function itemsOf(
  collection: Compiled,
  call: Pick<Call, 'name'>,
): (scope: Parameters<Evaluate>[0]) => readonly Value[] {
  return needed(collection, call.name) as (scope: Parameters<Evaluate>[0]) => readonly Value[];
}

function makeList(args: readonly Compiled[], call: Call): Result {
  const [first] = args;
  if (first === undefined) return { type: 'emptyCollection', evaluate: () => [] };
  if (!isScalar(first.type) || args.some(({ type }) => type !== first.type))
    throw refused(call, args, ['values of one type']);
  const values = args.map((arg) => needed(arg, call.name));
  return { type: `${first.type}Collection`, evaluate: (scope) => values.map((value) => value(scope)) };
}

function searching(
  gives: 'integer' | 'integerCollection',
  search: (items: readonly Value[], wanted: Value) => Value,
): FunctionDefinition {
  return (args, call) => {
    const [, item, items] = withItem(args, call);
    return { type: gives, evaluate: (scope) => search(items(scope), item(scope)) };
  };
}

function withItem(args: readonly Compiled[], call: Call): [CollectionType, Evaluate, ReturnType<typeof itemsOf>] {
  const [collection, item] = args;
  if (args.length !== 2 || !collection || !item || itemType(collection.type) !== item.type) {
    throw refused(call, args, ['a collection, a value of the type of its items']);
  }
  return [collection.type as CollectionType, needed(item, call.name), itemsOf(collection, call)];
}

function isScalar(type: string): type is ScalarType {
  return (scalarTypes as readonly string[]).includes(type);
}

function inRange(sum: number): number {
  if (!isInRange(sum)) throw numberOutOfRange();
  return sum;
}

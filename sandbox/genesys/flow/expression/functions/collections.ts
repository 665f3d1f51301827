import { type Compiled, type Evaluate, needed } from '../compiled';
import { badArgument, outsideCollection } from '../flow-failure';
import { bounded } from '../sizes';
import { type CollectionType, isCollection, itemType, type ScalarType, scalarTypes, type Value } from '../types';
import { type Call, type FunctionDefinition, type Result, refused } from './function-definition';

/** Functions of collections. Items count from 0. An index outside of the collection is a failure of the flow. */
export const collectionFunctions: Readonly<Record<string, FunctionDefinition>> = {
  MakeList: makeList,
  MakeEmptyList: makeEmptyList,
  MakeListAgentScorePair: makeListAgentScorePair,
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
    const added = needed(item, call.name);
    return { type: collection, evaluate: (scope) => bounded([...items(scope), added(scope)]) };
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

/** Items may be NOT_SET if another item determines their type. */
function makeList(args: readonly Compiled[], call: Call): Result {
  if (args.length === 0) return { type: 'emptyCollection', evaluate: () => [] };
  const type = args.find((arg) => arg.type !== 'notSet')?.type;
  if (type === undefined || !isScalar(type) || args.some((arg) => arg.type !== type && arg.type !== 'notSet'))
    throw refused(call, args, ['values of one type']);
  return { type: `${type}Collection`, evaluate: (scope) => args.map(({ evaluate }) => evaluate(scope)) };
}

/** An empty collection; the argument determines the type of its items. */
function makeEmptyList(args: readonly Compiled[], call: Call): Result {
  const [item] = args;
  if (args.length !== 1 || !item || !isScalar(item.type))
    throw refused(call, args, ['a value of the type of its items']);
  return { type: `${item.type}Collection`, evaluate: () => [] };
}

/** Pairs each user with the score at the same index. */
function makeListAgentScorePair(args: readonly Compiled[], call: Call): Result {
  const [users, scores] = args;
  if (args.length !== 2 || users?.type !== 'userCollection' || scores?.type !== 'integerCollection')
    throw refused(call, args, ['userCollection, integerCollection']);
  const [agents, numbers] = [itemsOf(users, call), itemsOf(scores, call)];
  return {
    type: 'agentScorePairCollection',
    evaluate: (scope) => {
      const [names, all] = [agents(scope), numbers(scope)];
      if (names.length !== all.length) throw badArgument(call.name, 'as many scores as users', [names, all]);
      return names.map((user, index) => ({ user, score: all[index] }));
    },
  };
}

function searching(
  gives: 'integer' | 'integerCollection',
  search: (items: readonly Value[], wanted: Value) => Value,
): FunctionDefinition {
  return (args, call) => {
    const [, item, items] = withItem(args, call);
    return { type: gives, evaluate: (scope) => search(items(scope), item.evaluate(scope)) };
  };
}

function withItem(args: readonly Compiled[], call: Call): [CollectionType, Compiled, ReturnType<typeof itemsOf>] {
  const [collection, item] = args;
  if (args.length !== 2 || !collection || !item || itemType(collection.type) !== item.type) {
    throw refused(call, args, ['a collection, a value of the type of its items']);
  }
  return [collection.type as CollectionType, item, itemsOf(collection, call)];
}

function isScalar(type: string): type is ScalarType {
  return (scalarTypes as readonly string[]).includes(type);
}

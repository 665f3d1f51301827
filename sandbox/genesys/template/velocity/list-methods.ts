import { wrongArgument } from '../errors';
import { type Callable, type Parameter, Refusal } from './callable';
import { identical, List, TemplateFailure, type Value } from './values';

type Run = (self: List, ...args: never[]) => Value;

/** The methods of java.util.List that templates may call. An array, such as the result of `split`, cannot grow. */
export const listMethods: ReadonlyMap<string, Callable<List>> = new Map([
  method('add', ['any', 'any'], add, 1),
  method('addAll', ['any'], addAll),
  method('clear', [], (self) => {
    growing(self).items.length = 0;
    return '';
  }),
  method('contains', ['any'], ({ items }, item: Value) => items.some((one) => identical(one, item))),
  method('get', ['integer'], elementAt),
  method('indexOf', ['any'], ({ items }, item: Value) => BigInt(items.findIndex((one) => identical(one, item)))),
  method('isEmpty', [], ({ items }) => items.length === 0),
  method('set', ['integer', 'any'], (self, index: bigint, item: Value) => {
    const former = elementAt(self, index);
    self.items[Number(index)] = item;
    return former;
  }),
  method('size', [], ({ items }) => BigInt(items.length)),
]);

function method(name: string, parameters: readonly Parameter[], run: Run, optional = 0): [string, Callable<List>] {
  return [name, { parameters, optional, run: (self, args) => run(self, ...(args as never[])) }];
}

export function elementAt({ items }: List, index: bigint): Value {
  const item = items[Number(index)];
  if (item === undefined) throw new TemplateFailure(`the index ${index} is outside a list of ${items.length}`);
  return item;
}

/** `add(item)` prints true. `add(index, item)` has no result in Java, for which Velocity prints nothing. */
function add(self: List, first: Value, ...rest: Value[]): Value {
  const { items } = growing(self);
  if (rest.length === 0) {
    items.push(first);
    return true;
  }
  if (typeof first !== 'bigint') throw new Refusal(wrongArgument(1, 'integer'));
  if (first < 0n || first > BigInt(items.length))
    throw new TemplateFailure(`add(${first}) is outside a list of ${items.length}`);
  items.splice(Number(first), 0, ...rest);
  return '';
}

function addAll(self: List, other: Value): Value {
  if (!(other instanceof List) || other.isArray) throw new Refusal(wrongArgument(1, 'list'));
  const { items } = growing(self);
  if (items.length + other.items.length > mostItems) throw new RangeError('the list is too long');
  for (const item of [...other.items]) items.push(item);
  return other.items.length > 0;
}

const mostItems = 1_000_000;

function growing(self: List): List {
  if (self.isArray) throw new TemplateFailure('an array, as split() makes it, cannot grow or shrink');
  return self;
}

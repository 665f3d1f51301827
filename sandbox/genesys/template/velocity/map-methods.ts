import type { Callable, Parameter } from './callable';
import { identical, type MapValue, type Value } from './values';

type Run = (self: MapValue, ...args: never[]) => Value;

/** The methods of java.util.Map that templates may call, without those that depend on the order of the members. */
export const mapMethods: ReadonlyMap<string, Callable<MapValue>> = new Map([
  method('containsKey', ['any'], ({ members }, key: Value) => members.has(key)),
  method('containsValue', ['any'], ({ members }, value: Value) =>
    [...members.values()].some((one) => identical(one, value)),
  ),
  method('get', ['any'], ({ members }, key: Value) => members.get(key) ?? null),
  method('isEmpty', [], ({ members }) => members.size === 0),
  method('put', ['any', 'any'], ({ members }, key: Value, value: Value) => {
    const former = members.get(key) ?? null;
    members.set(key, value);
    return former;
  }),
  method('remove', ['any'], ({ members }, key: Value) => {
    const former = members.get(key) ?? null;
    members.delete(key);
    return former;
  }),
  method('size', [], ({ members }) => BigInt(members.size)),
]);

function method(name: string, parameters: readonly Parameter[], run: Run): [string, Callable<MapValue>] {
  return [name, { parameters, run: (self, args) => run(self, ...(args as never[])) }];
}

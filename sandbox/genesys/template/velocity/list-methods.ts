import type { Callable } from './callable';
import { TemplateFailure, type TextList, type Value } from './values';

/** The methods that Velocity offers on a Java array, such as the result of `split`. */
export const listMethods: ReadonlyMap<string, Callable<TextList>> = new Map<string, Callable<TextList>>([
  ['contains', { parameters: ['any'], run: ({ items }, [item]) => items.includes(item as string) }],
  ['get', { parameters: ['integer'], run: (self, [index]) => elementAt(self, index as bigint) }],
  ['isEmpty', { parameters: [], run: ({ items }) => items.length === 0 }],
  ['size', { parameters: [], run: ({ items }) => BigInt(items.length) }],
]);

export function elementAt({ items }: TextList, index: bigint): Value {
  const item = items[Number(index)];
  if (item === undefined) throw new TemplateFailure(`the index ${index} is outside a list of ${items.length}`);
  return item;
}

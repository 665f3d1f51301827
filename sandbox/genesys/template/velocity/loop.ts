import type { Mistake } from '../../../../input/mistake';
import { notIterable, tooLarge, tooManyRounds, unorderedMap } from '../errors';
import { membersOf } from '../member-order';
import type { Evaluate, Scope } from './scope';
import { kindOf } from './steps';
import { fromContext, List, MapValue, TemplateFailure, type Value, type VelocityContext } from './values';

export type Print = (scope: Scope) => string;
type Place = (mistake: Mistake) => never;

/** The longest text of a variable and of a loop, in UTF-16 units. It stops a template that doubles a text again and again. */
export const longestText = 10_000_000;
/** The most rounds of all loops of one rendering, and the most numbers of a range. */
const mostRounds = 100_000;

/** Prints the body once for each value of a list. Its variable and `$foreach` have their former values afterwards. */
export function compileLoop(name: string, list: Evaluate, print: Print, place: Place): Print {
  return (scope) => {
    const items = walked(list(scope), place);
    const { length } = items;
    const { locals } = scope;
    const former = [name, 'foreach'].map((variable) => [variable, locals.get(variable)] as const);
    const parent = locals.get('foreach') ?? null;
    let text = '';
    for (let i = 0; i < length && !scope.leaving; i++) {
      if (++scope.rounds > mostRounds) place(tooManyRounds(mostRounds));
      locals.set(name, items[i] as Value);
      locals.set('foreach', round(i, length, parent));
      text += print(scope);
      if (text.length > longestText) place(tooLarge());
      if (items.length !== length) throw new TemplateFailure('a list was changed while #foreach walks it');
    }
    scope.leaving = false;
    for (const [variable, value] of former) {
      if (value === undefined) locals.delete(variable);
      else locals.set(variable, value);
    }
    return text;
  };
}

/** The whole numbers from one to another. Null, as in Velocity, where one of them is not a whole number. */
export function range(from: Value, to: Value, place: Place): Value {
  if (typeof from !== 'bigint' || typeof to !== 'bigint') return null;
  const [length, step] = to >= from ? [to - from + 1n, 1n] : [from - to + 1n, -1n];
  if (length > mostRounds) return place(tooManyRounds(mostRounds));
  return new List(Array.from({ length: Number(length) }, (_, i) => from + BigInt(i) * step));
}

/** The values of a list, a map or an object of the context. Null has none. */
function walked(value: Value, place: Place): readonly Value[] {
  if (value === null) return [];
  if (value instanceof List) return value.items;
  if (value instanceof MapValue) return value.members.size > 1 ? place(unorderedMap()) : [...value.members.values()];
  if (typeof value !== 'object') return place(notIterable(`a ${kindOf(value)}`));
  return membersOf(value as VelocityContext).map(([, member]) => fromContext(member));
}

/** `$foreach` in one round. */
function round(index: number, length: number, parent: Value): Value {
  const last = index === length - 1;
  return { index: BigInt(index), count: BigInt(index + 1), first: index === 0, last, hasNext: !last, parent };
}

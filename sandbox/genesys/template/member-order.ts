const orders = new WeakMap<object, readonly string[]>();
const wholeNumber = /^(?:0|[1-9]\d*)$/;

/** Whether JavaScript moves a member of this name before the other members of its object. */
export function isMovedName(name: string): boolean {
  return wholeNumber.test(name);
}

/** An object whose members `membersOf` gives in this order. Of two members with one name the last value counts. */
export function objectOf<T>(members: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  const object = Object.fromEntries(members);
  if (members.some(([name]) => isMovedName(name))) orders.set(object, [...new Map(members).keys()]);
  return object;
}

/** The members of an object in the order of its document, which JavaScript loses for names that are whole numbers. */
export function membersOf<T>(object: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return orders.get(object)?.map((name) => [name, object[name] as T] as const) ?? Object.entries(object);
}

import { type Compiled, type Evaluate, needed, type Scope } from '../compiled';
import { wrongArguments } from '../errors';
import type { OrgNames } from '../org-names';
import type { ExpressionType, Value } from '../types';

export type Result = Pick<Compiled, 'type' | 'evaluate'>;

/** A call in an expression, for messages. */
export interface Call {
  /** The name as the documentation of the function spells it. */
  readonly name: string;
  readonly at: number;
  readonly org: OrgNames;
}

/** Checks the types of the arguments and returns the type and value of the call. Throws ExpressionMistake. */
export type FunctionDefinition = (args: readonly Compiled[], call: Call) => Result;

// biome-ignore lint/suspicious/noExplicitAny: the parameters' types are checked when the flow is published
type Apply = (...args: any[]) => Value;

/** One accepted list of arguments. `optional` is the number of last arguments that may be left out. */
export interface Signature {
  readonly takes: readonly ExpressionType[];
  readonly optional?: number;
  readonly gives: ExpressionType;
  /** Receives the arguments, all of them set. */
  readonly apply: Apply;
}

/** A function with typed arguments. None of them may be NOT_SET. */
export function typed(...signatures: readonly Signature[]): FunctionDefinition {
  return (args, call) => {
    const signature = signatures.find((candidate) => accepts(candidate, args));
    if (signature === undefined)
      throw refused(
        call,
        args,
        signatures.flatMap(({ takes, optional }) => written(takes, optional)),
      );
    const values = args.map((arg) => needed(arg, call.name));
    return { type: signature.gives, evaluate: applied(signature.apply, values) };
  };
}

/** A function of one argument that returns NOT_SET for NOT_SET. */
export function converting(
  gives: ExpressionType,
  readers: Partial<Readonly<Record<ExpressionType, (value: never, scope: Scope) => Value>>>,
): FunctionDefinition {
  const accepted = Object.keys(readers) as ExpressionType[];
  return (args, call) => {
    const [arg] = args;
    if (arg === undefined || args.length > 1) throw refused(call, args, accepted);
    if (arg.type === 'notSet') return { type: gives, evaluate: () => undefined };
    const read = readers[arg.type] as ((value: Value, scope: Scope) => Value) | undefined;
    if (read === undefined) throw refused(call, args, accepted);
    const { evaluate } = arg;
    return { type: gives, evaluate: (scope) => ifSet(evaluate(scope), (value) => read(value, scope)) };
  };
}

/** A function with typed arguments that also reads the clock or the random source. */
export function scoped(
  gives: ExpressionType,
  apply: (scope: Scope, ...args: never[]) => Value,
  ...takes: ExpressionType[]
): FunctionDefinition {
  return (args, call) => {
    if (!accepts({ takes }, args)) throw refused(call, args, written(takes));
    const values = args.map((arg) => needed(arg, call.name));
    const bound = apply as (scope: Scope, ...args: Value[]) => Value;
    return { type: gives, evaluate: (scope) => bound(scope, ...values.map((value) => value(scope))) };
  };
}

/** The mistake of a call that no signature accepts. */
export function refused(call: Call, args: readonly Compiled[], accepted: readonly string[]): Error {
  return wrongArguments(
    call.name,
    args.map(({ type }) => type),
    accepted.map((list) => `${call.name}(${list})`),
    call.at,
  );
}

function accepts({ takes, optional = 0 }: Pick<Signature, 'takes' | 'optional'>, args: readonly Compiled[]): boolean {
  return (
    args.length <= takes.length &&
    args.length >= takes.length - optional &&
    args.every(({ type }, index) => type === takes[index])
  );
}

function written(takes: readonly ExpressionType[], optional = 0): string[] {
  const lists = [takes.join(', ')];
  return optional === 0 ? lists : [takes.slice(0, takes.length - optional).join(', '), ...lists];
}

function ifSet(value: Value, read: (value: Value) => Value): Value {
  return value === undefined ? undefined : read(value);
}

// Calls with few arguments run in every step of a flow, so they avoid an array.
function applied(apply: Apply, values: readonly Evaluate[]): Evaluate {
  const [first, second, third] = values;
  if (first === undefined) return () => apply();
  if (second === undefined) return (scope) => apply(first(scope));
  if (third === undefined) return (scope) => apply(first(scope), second(scope));
  return (scope) => apply(...values.map((value) => value(scope)));
}

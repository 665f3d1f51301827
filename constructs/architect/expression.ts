import type { LiteralOf, ValueType } from './value-type';

/**
 * An Architect expression with its type. Made by `variable` and the functions of `expr.ts`, never by joining strings.
 */
export interface Expression<T extends ValueType = ValueType> {
  readonly type: T;
  /** The expression in Architect's syntax. */
  readonly text: string;
  /** How tightly the outermost operator binds; see `Precedence`. */
  readonly precedence: number;
  /** Nesting depth, which Architect limits to 60. */
  readonly depth: number;
  /** Full names of every variable that is read, built-in ones included. */
  readonly reads: readonly string[];
  /** The value, when the expression is a plain literal. */
  readonly literal?: LiteralOf[T];
  /** The outermost function or operator; not set for a literal or a variable. */
  readonly operation?: string;
  /** The operands of `operation`, in order. */
  readonly operands: readonly Expression[];
}

/** What an expression of type `T` may take: an expression, or the plain value of a literal where the type has literals. */
export type Operand<T extends ValueType = ValueType> = Expression<T> | (T extends keyof Plain ? Plain[T] : never);

/** A number is an integer, since Architect would refuse it as a decimal. */
interface Plain {
  readonly string: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly stringCollection: readonly [];
}

/** Precedence of Architect's operators, loosest first (docs/platform-facts.md, Expressions). */
export enum Precedence {
  Conditional,
  Or,
  And,
  Equality,
  Comparison,
  Sum,
  Product,
  Power,
  Not,
  Atom,
}

/** A variable that the flow declares. As an expression, it is its own value. */
export interface Variable<T extends ValueType = ValueType> extends Expression<T> {
  /** Full scoped name, such as `Flow.token`. */
  readonly name: string;
  readonly description?: string;
  /** The value at the start. @default - not set */
  readonly initial?: LiteralOf[T];
  /** Whether the launcher of the flow gives it. @default false */
  readonly isInput?: boolean;
  /** Whether the launcher of the flow gets it. @default false */
  readonly isOutput?: boolean;
}

export type VariableProps<T extends ValueType> = Pick<Variable<T>, 'description' | 'initial' | 'isInput' | 'isOutput'>;

/** Declares a variable; list it in the `variables` of the flow. */
export function variable<T extends ValueType>(name: string, type: T, props: VariableProps<T> = {}): Variable<T> {
  return Object.freeze({ ...atom(type, name, [name]), ...props, name });
}

/** A variable that Architect itself provides, such as `Call.Ani`. */
export function builtIn<T extends ValueType>(name: string, type: T): Expression<T> {
  return atom(type, name, [name]);
}

/** A literal string. */
export function text(value: string): Expression<'string'> {
  return withLiteral(atom('string', quote(value)), value);
}

/** A literal integer. */
export function integer(value: number): Expression<'integer'> {
  return withLiteral(atom('integer', String(value)), value);
}

/** A literal boolean. */
export function boolean(value: boolean): Expression<'boolean'> {
  return withLiteral(atom('boolean', String(value)), value);
}

/** An empty collection of strings; only as the value of an assignment. */
export function noStrings(): Expression<'stringCollection'> {
  return withLiteral(atom('stringCollection', 'MakeList()'), []);
}

/** No value; only as the value of an assignment. Operators and most functions refuse it. */
export function notSet<T extends ValueType>(type: T): Expression<T> {
  return atom(type, 'NOT_SET');
}

/** The operand itself, or the literal of a plain value. */
export function expressionOf<T extends ValueType>(operand: Operand<T>): Expression<T>;
export function expressionOf(operand: Operand): Expression {
  if (typeof operand === 'string') return text(operand);
  if (typeof operand === 'number') return integer(operand);
  if (typeof operand === 'boolean') return boolean(operand);
  return 'text' in operand ? operand : noStrings();
}

/** A function call. Arguments keep their own text: commas bind loosest. */
export function call<T extends ValueType>(type: T, name: string, operands: readonly Operand[]): Expression<T> {
  const args = operands.map((operand) => expressionOf(operand));
  return Object.freeze({
    type,
    text: `${name}(${args.map((arg) => arg.text).join(', ')})`,
    precedence: Precedence.Atom,
    depth: 1 + Math.max(0, ...args.map((arg) => arg.depth)),
    reads: union(args),
    operation: name,
    operands: args,
  });
}

/**
 * An infix operator; operands that bind less tightly are parenthesised. Operators are left-associative. The associativity
 * of ^ is undocumented, so both of its operands are parenthesised.
 */
export function infix<T extends ValueType>(
  type: T,
  operator: string,
  precedence: Precedence,
  left: Operand,
  right: Operand,
): Expression<T> {
  const operands = [expressionOf(left), expressionOf(right)] as const;
  const tighter = precedence + 1;
  const first = inner(operands[0], precedence === Precedence.Power ? tighter : precedence);
  return Object.freeze({
    type,
    text: `${first} ${operator} ${inner(operands[1], tighter)}`,
    precedence,
    depth: 1 + Math.max(operands[0].depth, operands[1].depth),
    reads: union(operands),
    operation: operator,
    operands,
  });
}

/** A prefix operator. */
export function prefix<T extends ValueType>(type: T, operator: string, operand: Expression): Expression<T> {
  return Object.freeze({
    type,
    text: `${operator}${inner(operand, Precedence.Atom)}`,
    precedence: Precedence.Not,
    depth: operand.depth + 1,
    reads: operand.reads,
    operation: operator,
    operands: [operand],
  });
}

function atom<T extends ValueType>(type: T, text: string, reads: readonly string[] = []): Expression<T> {
  return Object.freeze({ type, text, precedence: Precedence.Atom, depth: 1, reads, operands: [] });
}

function withLiteral<T extends ValueType>(expression: Expression<T>, literal: LiteralOf[T]): Expression<T> {
  return Object.freeze({ ...expression, literal });
}

function inner(operand: Expression, precedence: number): string {
  return operand.precedence < precedence ? `(${operand.text})` : operand.text;
}

function union(expressions: readonly Expression[]): readonly string[] {
  return [...new Set(expressions.flatMap((expression) => expression.reads))];
}

function quote(value: string): string {
  const escapes: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${value.replace(/["\\\n\r\t]/g, (character) => escapes[character] as string)}"`;
}

import { notAMethodOf, unknownMember, wrongArgument, wrongArgumentCount } from '../errors';
import { type Callable, Refusal } from './callable';
import { type Evaluate, lookUp, type Scope } from './scope';
import { stringMethods } from './string-methods';
import type { Expression, Step } from './syntax';
import { type Tool, tools } from './tools';
import { equal, property, TemplateFailure, textOf, type Value } from './values';

type CompileExpression = (expression: Expression) => Evaluate;
type Place = (problem: string) => never;

/**
 * Compiles what follows the name of a reference. Names are looked up in tables and in own properties of the context only,
 * so that nothing of JavaScript's objects is within reach.
 */
export function compileSteps(root: string, steps: readonly Step[], compile: CompileExpression, place: Place): Evaluate {
  const tool = tools.get(root);
  let evaluate: Evaluate =
    tool === undefined ? (scope) => lookUp(scope, root) : ofTool(root, tool, steps[0], compile, place);
  for (const step of tool === undefined ? steps : steps.slice(1)) evaluate = follow(evaluate, step, compile, place);
  return evaluate;
}

function ofTool(root: string, tool: Tool, step: Step | undefined, compile: CompileExpression, place: Place): Evaluate {
  const known = [...tool.methods.keys(), ...tool.properties.keys()];
  if (step?.kind === 'property') {
    const constant = tool.properties.get(step.name);
    if (constant === undefined) return place(unknownMember(`$${root}`, step.name, known));
    return () => constant;
  }
  const method = step === undefined ? undefined : tool.methods.get(step.name);
  if (step === undefined || method === undefined) return place(unknownMember(`$${root}`, step?.name ?? '', known));
  const args = checkedArguments(step, method, compile, place);
  return (scope) => call(undefined, method, args, scope, place);
}

function follow(holder: Evaluate, step: Step, compile: CompileExpression, place: Place): Evaluate {
  if (step.kind === 'property') {
    const { name } = step;
    if (name === 'empty') return (scope) => emptiness(holder(scope));
    return (scope) => property(holder(scope), name);
  }
  const method = stringMethods.get(step.name);
  if (method === undefined) return place(unknownMember('a text', step.name, [...stringMethods.keys()]));
  const args = checkedArguments(step, method, compile, place);
  return (scope) => {
    const self = holder(scope);
    if (self === null) return null;
    if (typeof self === 'string') return call(self, method, args, scope, place);
    return ofOther(self, step.name, args, scope) ?? place(notAMethodOf(step.name, typeof self));
  };
}

/** `$text.empty` is Java's `isEmpty()`; an object of the context may have a field of that name. */
function emptiness(holder: Value): Value {
  return typeof holder === 'string' ? holder === '' : property(holder, 'empty');
}

/** What numbers and booleans can do. */
function ofOther(self: Exclude<Value, null>, name: string, args: readonly Evaluate[], scope: Scope): Value {
  if (typeof self === 'object') return null;
  if (name === 'toString') return textOf(self) ?? null;
  if (name !== 'equals') return null;
  const other = args[0]?.(scope) ?? null;
  return typeof self === typeof other && equal(self, other);
}

function checkedArguments<Self>(
  step: Extract<Step, { kind: 'method' }>,
  { parameters, optional = 0 }: Callable<Self>,
  compile: CompileExpression,
  place: Place,
): readonly Evaluate[] {
  const least = parameters.length - optional;
  if (step.args.length < least || step.args.length > parameters.length) {
    place(wrongArgumentCount(step.name, step.args.length, least, parameters.length));
  }
  return step.args.map(compile);
}

function call<Self>(self: Self, method: Callable<Self>, args: readonly Evaluate[], scope: Scope, place: Place): Value {
  const values = args.map((argument) => argument(scope));
  values.forEach((value, i) => {
    const parameter = method.parameters[i];
    if (parameter === 'any') return;
    if (value === null) throw new TemplateFailure(`argument ${i + 1} is null where Java needs a value`);
    if (typeof value !== (parameter === 'text' ? 'string' : 'bigint')) place(wrongArgument(i + 1, parameter ?? ''));
  });
  try {
    return method.run(self, values);
  } catch (error) {
    return error instanceof Refusal ? place(error.message) : rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

import type { Mistake } from '../../../../input/mistake';
import { notAList, notAMethodOf, unknownMember, unknownTool, wrongArgument, wrongArgumentCount } from '../errors';
import { type Callable, Refusal } from './callable';
import { elementAt, listMethods } from './list-methods';
import { type Evaluate, lookUp, type Scope } from './scope';
import { stringMethods } from './string-methods';
import type { Expression, Step } from './syntax';
import { refusedTools, type Tool, tools } from './tools';
import { equal, isNumber, property, TemplateFailure, TextList, textOf, type Value } from './values';

type CompileExpression = (expression: Expression) => Evaluate;
type Place = (mistake: Mistake) => never;
type MethodStep = Extract<Step, { kind: 'method' }>;

/**
 * Compiles the steps after the name of a reference. Names are looked up in tables and in own properties of the context
 * only, so that a template cannot reach JavaScript's objects.
 */
export function compileSteps(root: string, steps: readonly Step[], compile: CompileExpression, place: Place): Evaluate {
  const refused = refusedTools.get(root);
  if (refused !== undefined && steps.length > 0) place({ problem: refused });
  const tool = tools.get(root);
  if (tool === undefined) checkFirst(steps[0], place);
  let evaluate: Evaluate =
    tool === undefined ? (scope) => lookUp(scope, root) : ofTool(root, tool, steps[0], compile, place);
  for (const step of tool === undefined ? steps : steps.slice(1)) evaluate = follow(evaluate, step, compile, place);
  return evaluate;
}

/** A typo in the name of a tool looks like a method of a text. */
function checkFirst(step: Step | undefined, place: Place): void {
  if (step?.kind !== 'method' || stringMethods.has(step.name) || listMethods.has(step.name)) return;
  place(unknownTool(step.name, [...stringMethods.keys(), ...listMethods.keys()], [...tools.keys()]));
}

function ofTool(root: string, tool: Tool, step: Step | undefined, compile: CompileExpression, place: Place): Evaluate {
  const known = [...tool.methods.keys(), ...tool.properties.keys()];
  if (step === undefined || step.kind === 'index') return place(unknownMember(`$${root}`, '', known));
  if (tool.refused?.has(step.name)) place({ problem: tool.refused.get(step.name) });
  if (step.kind === 'property') {
    const constant = tool.properties.get(step.name);
    if (constant === undefined) return place(unknownMember(`$${root}`, step.name, known));
    return () => constant;
  }
  const method = tool.methods.get(step.name);
  if (method === undefined) return place(unknownMember(`$${root}`, step.name, known));
  const args = compiledArguments(step, [method], compile, place);
  return (scope) => call(undefined, method, args, scope, place);
}

function follow(holder: Evaluate, step: Step, compile: CompileExpression, place: Place): Evaluate {
  if (step.kind === 'index') return indexed(holder, compile(step.index), place);
  if (step.kind === 'method') return methodOf(holder, step, compile, place);
  const { name } = step;
  if (name === 'empty') return (scope) => emptiness(holder(scope));
  return (scope) => property(holder(scope), name);
}

function methodOf(holder: Evaluate, step: MethodStep, compile: CompileExpression, place: Place): Evaluate {
  const [ofText, ofList] = [stringMethods.get(step.name), listMethods.get(step.name)];
  const candidates = [ofText, ofList].filter((method) => method !== undefined);
  if (candidates.length === 0) {
    return place(unknownMember('a text', step.name, [...stringMethods.keys(), ...listMethods.keys()]));
  }
  const args = compiledArguments(step, candidates, compile, place);
  return (scope) => {
    const self = holder(scope);
    if (self === null) return null;
    if (typeof self === 'string' && ofText !== undefined) return call(self, ofText, args, scope, place);
    if (self instanceof TextList && ofList !== undefined) return call(self, ofList, args, scope, place);
    return ofPlain(self, step.name, args, scope) ?? place(notAMethodOf(step.name, kindOf(self)));
  };
}

function indexed(holder: Evaluate, index: Evaluate, place: Place): Evaluate {
  return (scope) => {
    const self = holder(scope);
    if (self === null) return null;
    if (!(self instanceof TextList)) return place(notAList(kindOf(self)));
    const position = index(scope);
    if (typeof position !== 'bigint') return place(wrongArgument(1, 'integer'));
    return elementAt(self, position < 0n ? BigInt(self.items.length) + position : position);
  };
}

/** `$text.empty` is Java's `isEmpty()`; an object of the context may have a field of that name. */
function emptiness(holder: Value): Value {
  if (typeof holder === 'string') return holder === '';
  return holder instanceof TextList ? holder.items.length === 0 : property(holder, 'empty');
}

/** The methods of numbers and booleans; undefined for other values. */
function ofPlain(self: Exclude<Value, null>, name: string, args: readonly Evaluate[], scope: Scope): Value | undefined {
  if (typeof self === 'object' || typeof self === 'string') return undefined;
  if (name === 'toString') return textOf(self);
  if (name !== 'equals') return undefined;
  const other = args[0]?.(scope) ?? null;
  return typeof self === typeof other && equal(self, other);
}

function kindOf(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return 'text';
  if (value instanceof TextList) return 'list';
  return isNumber(value) ? 'number' : typeof value;
}

function compiledArguments(
  { name, args }: MethodStep,
  methods: readonly Pick<Callable<never>, 'parameters' | 'optional' | 'check'>[],
  compile: CompileExpression,
  place: Place,
): readonly Evaluate[] {
  const least = Math.min(...methods.map(({ parameters, optional = 0 }) => parameters.length - optional));
  const most = Math.max(...methods.map(({ parameters }) => parameters.length));
  if (args.length < least || args.length > most) place(wrongArgumentCount(name, args.length, least, most));
  const constants = args.map((argument) => (argument.kind === 'literal' ? argument.value : undefined));
  for (const { check } of methods) orRefused(() => check?.(constants), place);
  return args.map(compile);
}

function call<Self>(self: Self, method: Callable<Self>, args: readonly Evaluate[], scope: Scope, place: Place): Value {
  const values = args.map((argument) => argument(scope));
  values.forEach((value, i) => {
    const parameter = method.parameters[i];
    if (parameter === 'any') return;
    if (value === null) throw new TemplateFailure(`argument ${i + 1} is null where Java needs a value`);
    if (typeof value !== (parameter === 'text' ? 'string' : 'bigint')) place(wrongArgument(i + 1, parameter ?? ''));
  });
  return orRefused(() => method.run(self, values), place);
}

function orRefused<T>(run: () => T, place: Place): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return place(error.mistake);
    throw error;
  }
}

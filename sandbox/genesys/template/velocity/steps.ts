import type { Mistake } from '../../../../input/mistake';
import { notAList, notAMethodOf, unknownMember, unknownTool, wrongArgument, wrongArgumentCount } from '../errors';
import { type Callable, Refusal } from './callable';
import { elementAt, listMethods } from './list-methods';
import { mapMethods } from './map-methods';
import { type Evaluate, lookUp, type Scope } from './scope';
import { stringMethods } from './string-methods';
import type { Expression, Step } from './syntax';
import { refusedTools, type Tool, tools } from './tools';
import { identical, isNumber, List, MapValue, property, TemplateFailure, textOf, type Value } from './values';

const methodsOfValues = [stringMethods, listMethods, mapMethods];
const knownMethods = methodsOfValues.flatMap((methods) => [...methods.keys()]);

type CompileExpression = (expression: Expression) => Evaluate;
type Place = (mistake: Mistake) => never;
type MethodStep = Extract<Step, { kind: 'method' }>;

/**
 * Compiles the steps after the name of a reference. Names are looked up in tables and in own properties of the context
 * only, so that a template cannot reach JavaScript's objects.
 */
export function compileSteps(root: string, steps: readonly Step[], compile: CompileExpression, place: Place): Evaluate {
  const refused = refusedTools.get(root);
  if (refused !== undefined && (steps.length > 0 || root === 'velocityCount')) place({ problem: refused });
  const tool = tools.get(root);
  if (tool === undefined) checkFirst(steps[0], place);
  let evaluate: Evaluate =
    tool === undefined ? (scope) => lookUp(scope, root) : ofTool(root, tool, steps[0], compile, place);
  for (const step of tool === undefined ? steps : steps.slice(1)) evaluate = follow(evaluate, step, compile, place);
  return evaluate;
}

/** A typo in the name of a tool looks like a method of a text. */
function checkFirst(step: Step | undefined, place: Place): void {
  if (step?.kind !== 'method' || knownMethods.includes(step.name)) return;
  place(unknownTool(step.name, knownMethods, [...tools.keys()]));
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
  const { name } = step;
  const [ofText, ofList, ofMap] = [stringMethods.get(name), listMethods.get(name), mapMethods.get(name)];
  const candidates = [ofText, ofList, ofMap].filter((method) => method !== undefined);
  if (candidates.length === 0) return place(unknownMember('a text, list or map', name, knownMethods));
  const args = compiledArguments(step, candidates, compile, place);
  return (scope) => {
    const self = holder(scope);
    if (self === null) return null;
    if (typeof self === 'string' && ofText !== undefined) return call(self, ofText, args, scope, place);
    if (self instanceof List && ofList !== undefined) return call(self, ofList, args, scope, place);
    if (self instanceof MapValue && ofMap !== undefined) return call(self, ofMap, args, scope, place);
    return ofAny(self, name, args, scope) ?? place(notAMethodOf(name, kindOf(self)));
  };
}

function indexed(holder: Evaluate, index: Evaluate, place: Place): Evaluate {
  return (scope) => {
    const self = holder(scope);
    if (self === null) return null;
    const position = index(scope);
    if (self instanceof MapValue) return self.members.get(position) ?? null;
    if (!(self instanceof List)) return place(notAList(kindOf(self)));
    if (typeof position !== 'bigint') return place(wrongArgument(1, 'integer'));
    return elementAt(self, position < 0n ? BigInt(self.items.length) + position : position);
  };
}

/** `$text.empty` is Java's `isEmpty()`; an object of the context may have a field of that name. */
function emptiness(holder: Value): Value {
  if (typeof holder === 'string') return holder === '';
  return holder instanceof List ? holder.items.length === 0 : property(holder, 'empty');
}

/** The methods that each Java object has; undefined for others, and where their result is not known. */
function ofAny(self: Exclude<Value, null>, name: string, args: readonly Evaluate[], scope: Scope): Value | undefined {
  if (name === 'toString') return textOf(self);
  return name === 'equals' ? identical(self, args[0]?.(scope) ?? null) : undefined;
}

export function kindOf(value: Exclude<Value, null>): string {
  if (typeof value === 'string') return 'text';
  if (value instanceof List) return 'list';
  if (value instanceof MapValue) return 'map';
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
    if (typeof value !== (parameter === 'text' ? 'string' : 'bigint'))
      place(wrongArgument(i + 1, parameter === 'text' ? 'text' : 'integer'));
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

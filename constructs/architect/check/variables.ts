import {
  declaredOtherwise,
  duplicate,
  noInput,
  noOutput,
  noSuchBuiltIn,
  notAVariable,
  undeclarable,
  undeclared,
  variableName,
} from '../errors';
import type { Expression, Variable } from '../expression';
import { initialValue, wrongType } from '../value-errors';
import type { ValueType } from '../value-type';
import type { Place } from './place';
import { checkText } from './texts';

/** Largest integer of Architect, on either side of 0. */
export const largestInteger = 999_999_999_999_999;

/** Whether a value can be written as a literal of a type. */
const isLiteral: Readonly<Record<ValueType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= largestInteger,
  decimal: (value) => Number.isFinite(value) && !String(value).includes('e'),
  boolean: (value) => typeof value === 'boolean',
  dateTime: () => false,
  duration: () => false,
  stringCollection: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  audio: () => false,
};

/** Checks the variables that a flow declares. */
export function checkDeclarations(flow: Place, variables: readonly Variable[]): void {
  const seen = new Set<string>();
  for (const declared of variables) {
    const place = flow.part('variable', declared.name);
    // Names of variables are not case-sensitive in Architect.
    if (seen.has(declared.name.toLowerCase())) flow.report(duplicate('variable', declared.name));
    seen.add(declared.name.toLowerCase());
    checkDeclaration(place, declared);
  }
}

/** Checks a variable that the flow sets. */
export function checkTarget(place: Place, what: string, given: Variable | undefined, type: ValueType): void {
  if (given?.name === undefined) place.report(notAVariable(what, given?.text));
  else if (given.type !== type) place.report(wrongType(what, type, given.type, given.text));
  else checkUse(place, given);
}

/** Checks a variable that the flow reads or sets: one that it declares, or one of Architect's own. */
export function checkUse(place: Place, leaf: Expression | Variable): void {
  const { type, can, variables } = place.flow;
  const name = 'name' in leaf ? leaf.name : leaf.reads[0];
  if (name === undefined) return;
  const declared = variables.get(name);
  if (declared !== undefined) {
    if (declared.type !== leaf.type) place.report(declaredOtherwise(name, declared.type, leaf.type));
  } else if ('name' in leaf) {
    place.report(undeclared(name, [...variables.keys()]));
  } else if (!can.builtIns.some((root) => name.startsWith(`${root}.`)) || !/^\w+(\.[A-Za-z]\w*)+$/.test(name)) {
    place.report(noSuchBuiltIn(name, type, can.builtIns));
  }
}

function checkDeclaration(place: Place, declared: Variable): void {
  const { type, can } = place.flow;
  if (!/^Flow\.[A-Za-z]\w*$/.test(declared.name)) place.report(variableName(declared.name));
  if (declared.type === 'audio') place.report(undeclarable(declared.type));
  if (declared.isInput && can.inputsAndOutputs !== 'both') place.report(noInput(type));
  if (declared.isOutput && can.inputsAndOutputs === 'none') place.report(noOutput(type));
  if (declared.description !== undefined) checkText(place, 'description', declared.description);
  if (declared.initial !== undefined) checkInitial(place, declared.type, declared.initial);
}

function checkInitial(place: Place, type: ValueType, initial: unknown): void {
  if (!isLiteral[type](initial)) place.report(initialValue(type, initial));
  for (const text of [initial].flat()) {
    if (typeof text === 'string') checkText(place, 'initial value', text);
  }
}

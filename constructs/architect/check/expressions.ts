import { tooLong } from '../errors';
import type { Expression } from '../expression';
import {
  conditionType,
  integerLiteral,
  misplacedAudio,
  misplacedList,
  misplacedOptions,
  missing,
  operandTypes,
  silenceLength,
  tooDeep,
  wrongType,
} from '../value-errors';
import type { ValueType } from '../value-type';
import type { Place } from './place';
import { checkText } from './texts';
import { checkUse, largestInteger } from './variables';

const maxLength = 32_000;
const maxDepth = 60;
const longestSilenceMs = 10_000;

/** Checks an expression in a place that takes one type. Limits and typing: docs/platform-facts.md, Expressions. */
export function checkExpression(place: Place, what: string, expression: Expression | undefined, type: ValueType): void {
  if (expression === undefined) {
    place.report(missing(what));
    return;
  }
  if (expression.type !== type) place.report(wrongType(what, type, expression.type, expression.text));
  const { length } = expression.text;
  if (length > maxLength) place.report(tooLong(what, length, maxLength));
  if (expression.depth > maxDepth) place.report(tooDeep(what, expression.depth, maxDepth));
  else checkParts(place, what, expression);
}

function checkParts(place: Place, what: string, expression: Expression): void {
  const { operation, operands } = expression;
  if (operation === undefined) {
    checkLeaf(place, what, expression);
    return;
  }
  checkOperation(place, operation, expression);
  for (const operand of operands) {
    if (operand.type === 'audio' && expression.type !== 'audio') place.report(misplacedAudio(operation));
    if (operand.operation === 'AudioPlaybackOptions') place.report(misplacedOptions());
    if (Array.isArray(operand.literal)) place.report(misplacedList());
    checkParts(place, what, operand);
  }
}

function checkLeaf(place: Place, what: string, leaf: Expression): void {
  checkUse(place, leaf);
  const { literal } = leaf;
  if (typeof literal === 'string') checkText(place, what, literal);
  if (typeof literal === 'number' && !(Number.isInteger(literal) && Math.abs(literal) <= largestInteger)) {
    place.report(integerLiteral(literal));
  }
}

function checkOperation(place: Place, operation: string, { operands }: Expression): void {
  if (operation === 'ToAudioBlank') {
    const [length] = operands;
    const ms = length?.literal;
    if (typeof ms !== 'number' || ms < 0 || ms > longestSilenceMs)
      place.report(silenceLength(length?.text ?? 'nothing'));
  }
  for (const condition of conditionsOf(operation, operands)) {
    if (condition.type !== 'boolean') place.report(conditionType(operation, condition.type, condition.text));
  }
  const types = new Set(alikeIn(operation, operands).map((operand) => operand.type));
  if (types.size > 1) place.report(operandTypes(operation, [...types]));
}

/** The operands that must be conditions. */
function conditionsOf(operation: string, operands: readonly Expression[]): readonly Expression[] {
  if (operation === 'If') return operands.slice(0, 1);
  return ['and', 'or', '!'].includes(operation) ? operands : [];
}

/** The operands that must have one type: both sides of an operator that computes or compares, both branches of If. */
function alikeIn(operation: string, operands: readonly Expression[]): readonly Expression[] {
  if (operation === 'If') return operands.slice(1);
  return /^[A-Za-z]/.test(operation) ? [] : operands;
}

import { isDeepStrictEqual } from 'node:util';
import type { Comparison, Filter, Operand, Path, Step } from './syntax';

/** A definite step led nowhere: the whole path does not resolve. */
const missing = Symbol('missing');
type Json = unknown;
type Test = (value: Json, document: Json) => boolean;
/** Adds what it finds from a value on; false when the path does not resolve. */
type Walk = (value: Json, document: Json, found: Json[]) => boolean;

/** The walk over all steps of a path; it fills `found` in document order. */
export function compileWalk(path: Path): Walk {
  const start: Walk = (value, _document, found) => found.push(value) > 0;
  const firstLoose = path.steps.findIndex(({ kind }) => !['property', 'index', 'length'].includes(kind));
  return path.steps.reduceRight<Walk>((next, step, position) => {
    const strict = firstLoose === -1 || position <= firstLoose;
    return compileStep(step, strict, next);
  }, start);
}

/** @param strict nothing before this step leads to many values, so that a miss here means that the path is not there */
function compileStep(step: Step, strict: boolean, next: Walk): Walk {
  switch (step.kind) {
    case 'property':
    case 'index':
    case 'length':
      return (value, document, found) => {
        const child = single(step, value);
        return child === missing ? !strict : next(child, document, found);
      };
    case 'scan':
      return (value, document, found) => {
        for (const below of everything(value)) next(below, document, found);
        return true;
      };
    case 'wildcard':
      return (value, document, found) => {
        for (const child of children(value)) next(child, document, found);
        return true;
      };
    case 'filter':
      return filtered(compileFilter(step.filter), strict, next);
    case 'indexes':
    case 'slice':
      return (value, document, found) => {
        if (!Array.isArray(value)) return !strict;
        for (const child of chosen(step, value)) next(child, document, found);
        return true;
      };
  }
}

function single(step: Extract<Step, { kind: 'property' | 'index' | 'length' }>, value: Json): Json {
  if (step.kind === 'property') return isObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : missing;
  if (step.kind === 'length') return sizeOf(value);
  if (!Array.isArray(value)) return missing;
  const index = step.index < 0 ? value.length + step.index : step.index;
  return index >= 0 && index < value.length ? value[index] : missing;
}

function sizeOf(value: Json): number | null {
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : null;
}

function chosen(step: Extract<Step, { kind: 'indexes' | 'slice' }>, value: readonly Json[]): readonly Json[] {
  if (step.kind === 'slice') return value.slice(step.from, step.to);
  return step.indexes.map((index) => single({ kind: 'index', index }, value)).filter((child) => child !== missing);
}

/** A filter picks among the elements of an array; an object is tested itself. */
function filtered(test: Test, strict: boolean, next: Walk): Walk {
  return (value, document, found) => {
    if (!Array.isArray(value) && !isObject(value)) return !strict;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (test(child, document)) next(child, document, found);
    }
    return true;
  };
}

/** The value and all values below it, parents first. */
function* everything(value: Json): Generator<Json> {
  yield value;
  for (const child of children(value)) yield* everything(child);
}

function children(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compileFilter(filter: Filter): Test {
  switch (filter.kind) {
    case 'or': {
      const [left, right] = [compileFilter(filter.left), compileFilter(filter.right)];
      return (value, document) => left(value, document) || right(value, document);
    }
    case 'and': {
      const [left, right] = [compileFilter(filter.left), compileFilter(filter.right)];
      return (value, document) => left(value, document) && right(value, document);
    }
    case 'not': {
      const operand = compileFilter(filter.operand);
      return (value, document) => !operand(value, document);
    }
    case 'exists': {
      const operand = compileOperand(filter.operand);
      return (value, document) => operand(value, document) !== missing;
    }
    case 'compare': {
      const [left, right] = [compileOperand(filter.left), compileOperand(filter.right)];
      return (value, document) => compare(filter.comparison, left(value, document), right(value, document));
    }
  }
}

function compileOperand(operand: Operand): (value: Json, document: Json) => Json {
  if (operand.kind === 'literal') return () => operand.value;
  const walk = compileWalk(operand.path);
  return (value, document) => {
    const found: Json[] = [];
    return walk(operand.from === '@' ? value : document, document, found) ? found[0] : missing;
  };
}

function compare(comparison: Comparison, left: Json, right: Json): boolean {
  if (comparison === '==') return same(left, right);
  if (comparison === '!=') return !same(left, right);
  const order = ordered(left, right);
  if (order === undefined) return false;
  if (comparison === '<') return order < 0;
  if (comparison === '<=') return order <= 0;
  return comparison === '>' ? order > 0 : order >= 0;
}

/** Jayway compares a text with a number in the way of whichever stands on the left. */
function same(left: Json, right: Json): boolean {
  if (left === missing || right === missing) return left === right;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && left === Number(right);
  return isDeepStrictEqual(left, right);
}

/** Numbers with numbers and texts with texts; everything else has no order. */
function ordered(left: Json, right: Json): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return left < right ? -1 : Number(left > right);
}

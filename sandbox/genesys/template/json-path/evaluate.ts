import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, NumberText } from '../json-text';
import { membersOf, objectOf } from '../member-order';
import type { JavaPattern } from '../pattern';
import type { Comparison, Filter, ListOperator, Operand, Path, Step } from './syntax';

/** A definite step found no value: the whole path does not resolve. */
const missing = Symbol('missing');
type Json = unknown;
type Test = (value: Json, document: Json) => boolean;
/** Adds the values that it finds from a value on. Returns false when the path does not resolve. */
type Walk = (value: Json, document: Json, found: Json[]) => boolean;

/** The walk over all steps of a path; it fills `found` in document order. */
export function compileWalk(path: Path): Walk {
  const start: Walk = (value, _document, found) => found.push(value) > 0;
  const firstLoose = path.steps.findIndex(({ kind }) => !['property', 'index', 'length'].includes(kind));
  return path.steps.reduceRight<Walk>((next, step, position) => {
    const strict = firstLoose === -1 || position <= firstLoose;
    const last = position === path.steps.length - 1;
    return compileStep(step, { strict, last, definite: path.definite }, next);
  }, start);
}

interface Place {
  /**
   * Whether every step before this one leads to one value, so that a miss here means that the path does not resolve.
   */
  readonly strict: boolean;
  readonly last: boolean;
  /** Whether the whole path leads to at most one value. */
  readonly definite: boolean;
}

function compileStep(step: Step, { strict, last, definite }: Place, next: Walk): Walk {
  switch (step.kind) {
    case 'property':
    case 'length':
      return (value, document, found) => {
        const child = single(step, value);
        return child === missing ? !strict : next(child, document, found);
      };
    case 'index':
      // Outside a list, an index of a path to many values finds none; without a list, the path does not resolve.
      return (value, document, found) => {
        const child = single(step, value);
        if (child !== missing) return next(child, document, found);
        return Array.isArray(value) ? !definite || !strict : !strict;
      };
    case 'properties':
      return (value, document, found) => {
        if (!isJsonObject(value)) return !strict;
        const present = step.names.filter((name) => Object.hasOwn(value, name));
        if (last) return next(objectOf(present.map((name) => [name, value[name]])), document, found);
        for (const name of present) next(value[name], document, found);
        return true;
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
    case 'scanFilter':
      return scanFiltered(compileFilter(step.filter), last, next);
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
  if (step.kind === 'property')
    return isJsonObject(value) && Object.hasOwn(value, step.name) ? value[step.name] : missing;
  if (step.kind === 'length') return sizeOf(value);
  if (!Array.isArray(value)) return missing;
  const index = step.index < 0 ? value.length + step.index : step.index;
  return index >= 0 && index < value.length ? value[index] : missing;
}

function sizeOf(value: Json): number | null {
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : null;
}

function chosen(step: Extract<Step, { kind: 'indexes' | 'slice' }>, value: readonly Json[]): readonly Json[] {
  if (step.kind === 'slice') return value.slice(step.from, step.to);
  return step.indexes.map((index) => single({ kind: 'index', index }, value)).filter((child) => child !== missing);
}

/** A filter selects elements of an array. An object is tested itself. */
function filtered(test: Test, strict: boolean, next: Walk): Walk {
  return (value, document, found) => {
    if (!Array.isArray(value) && !isJsonObject(value)) return !strict;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (test(child, document)) next(child, document, found);
    }
    return true;
  };
}

/** Objects are tested themselves. The elements of a list are visited only where the list passes the test. */
function scanFiltered(test: Test, last: boolean, next: Walk): Walk {
  return (value, document, found) => {
    for (const below of everything(value)) {
      if ((!isJsonObject(below) && !Array.isArray(below)) || !test(below, document)) continue;
      if (isJsonObject(below)) next(below, document, found);
      else for (const child of below) if (!last || test(child, document)) next(child, document, found);
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
  return isJsonObject(value) ? membersOf(value).map(([, member]) => member) : [];
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
    case 'matches': {
      const left = compileOperand(filter.left);
      return (value, document) => anyMatches(filter.pattern, left(value, document));
    }
    case 'in':
    case 'contains': {
      const [left, right] = [compileOperand(filter.left), compileOperand(filter.right)];
      return filter.kind === 'in'
        ? (value, document) => holds(right(value, document), left(value, document))
        : (value, document) => contains(left(value, document), right(value, document));
    }
    case 'subsetof':
    case 'anyof':
    case 'noneof':
    case 'all': {
      const [left, right] = [compileOperand(filter.left), compileOperand(filter.right)];
      return (value, document) => listwise(filter.kind, left(value, document), right(value, document));
    }
    case 'size': {
      const left = compileOperand(filter.left);
      return (value, document) => lengthOf(left(value, document)) === filter.size;
    }
    case 'empty': {
      const left = compileOperand(filter.left);
      return (value, document) => {
        const length = lengthOf(left(value, document));
        return length !== null && (length === 0) === filter.expected;
      };
    }
    case 'compare': {
      const [left, right] = [compileOperand(filter.left), compileOperand(filter.right)];
      return (value, document) => compare(filter.comparison, left(value, document), right(value, document));
    }
  }
}

function compileOperand(operand: Operand): (value: Json, document: Json) => Json {
  if (operand.kind === 'literal') return () => operand.value;
  if (operand.kind === 'list') return () => operand.items;
  const walk = compileWalk(operand.path);
  return (value, document) => {
    const found: Json[] = [];
    if (!walk(operand.from === '@' ? value : document, document, found)) return missing;
    return plain(found[0]);
  };
}

function compare(comparison: Comparison, left: Json, right: Json): boolean {
  if (comparison === '==') return same(left, right);
  if (comparison === '!=') return !same(left, right);
  if (comparison === '===') return typeof left === typeof right && same(left, right);
  if (comparison === '!==') return typeof left !== typeof right || !same(left, right);
  const order = ordered(left, right);
  if (order === undefined) return false;
  if (comparison === '<') return order < 0;
  if (comparison === '<=') return order <= 0;
  return comparison === '>' ? order > 0 : order >= 0;
}

/** Jayway treats a value that is neither a text, a number nor a boolean as an empty text. */
function anyMatches(pattern: JavaPattern, value: Json): boolean {
  if (Array.isArray(value)) return value.some((item) => !Array.isArray(item) && anyMatches(pattern, item));
  if (value instanceof NumberText) return pattern.matches(value.text);
  return pattern.matches(['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '');
}

function holds(list: Json, item: Json): boolean {
  return Array.isArray(list) && list.some((element) => same(plain(element), item));
}

function listwise(operator: ListOperator, left: Json, right: Json): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return false;
  if (operator === 'all') return right.every((item) => holds(left, plain(item)));
  const isInRight = (item: Json) => holds(right, plain(item));
  if (operator === 'subsetof') return left.every(isInRight);
  return left.some(isInRight) === (operator === 'anyof');
}

function plain(value: Json): Json {
  return value instanceof NumberText ? Number(value.text) : value;
}

function contains(holder: Json, part: Json): boolean {
  if (typeof holder === 'string') return typeof part === 'string' && holder.includes(part);
  return holds(holder, part);
}

function lengthOf(value: Json): number | null {
  return typeof value === 'string' ? value.length : sizeOf(value);
}

/**
 * Jayway compares a text with a number by the type of the left one. A missing value equals nothing, not even another
 * missing value.
 */
function same(left: Json, right: Json): boolean {
  if (left === missing || right === missing) return false;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && left === Number(right);
  return isDeepStrictEqual(left, right);
}

/** Orders numbers among numbers and texts among texts. Other values have no order. */
function ordered(left: Json, right: Json): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  return left < right ? -1 : Number(left > right);
}

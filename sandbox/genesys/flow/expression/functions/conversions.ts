import type { Compiled, Scope } from '../compiled';
import { numberOutOfRange } from '../flow-failure';
import { readNumber } from '../read-number';
import {
  isInRange,
  readBoolean,
  readDecimal,
  readInteger,
  readPhoneNumber,
  writeDecimal,
  writeList,
  writeText,
} from '../text-forms';
import { type ExpressionType, isCollection, itemType, type Value, valueTypes } from '../types';
import { type Call, converting, type FunctionDefinition, type Result, refused } from './function-definition';
import { digitCount } from './numbers';

/**
 * Functions that change the type of a value. NOT_SET gives NOT_SET. A text that cannot be read gives NOT_SET too,
 * unless the settings of the runner make an unreadable number a failure.
 */
export const conversions: Readonly<Record<string, FunctionDefinition>> = {
  ToString(args, call) {
    return args.length < 2 ? plainToString(args, call) : formatted(args, call);
  },
  ToDisplayString: converting(
    'string',
    eachType((type) => (value: Value) => writeText(type, value)),
  ),
  ToInt: converting('integer', {
    boolean: Number,
    string: (text: string, scope: Scope) => readNumber(text, readInteger, scope),
    integer: (value: number) => value,
    decimal: truncated,
    duration: (milliseconds: number) => milliseconds,
    json: (value: Value, scope: Scope) => fromJson(value, truncated, (text) => readNumber(text, readInteger, scope)),
  }),
  ToDecimal: converting('decimal', {
    boolean: Number,
    string: (text: string, scope: Scope) => readNumber(text, readDecimal, scope),
    integer: (value: number) => value,
    decimal: (value: number) => value,
    json: (value: Value, scope: Scope) => fromJson(value, inRange, (text) => readNumber(text, readDecimal, scope)),
  }),
  ToPhoneNumber: converting('phoneNumber', { string: readPhoneNumber, phoneNumber: itself }),
  ToScheduleGroup: converting('scheduleGroup', { scheduleGroup: itself }),
  ToUser: converting('user', { user: itself }),
  ToSkill: converting('skill', { skill: itself }),
  ToLanguageSkill: converting('languageSkill', { languageSkill: itself }),
  ToQueue: converting('queue', { queue: itself }),
  ToGroup: converting('group', { group: itself }),
  ToBool: converting('boolean', {
    string: readBoolean,
    integer: (value: number) => value !== 0,
    decimal: (value: number) => value !== 0,
    boolean: (value: boolean) => value,
    json: (value: Value) => (typeof value === 'boolean' ? value : fromJson(value, () => undefined, readBoolean)),
  }),
};

const plainToString = converting(
  'string',
  eachType((type) => (value: Value) => writeText(type, value)),
);

/** Writes a collection with a delimiter, decimals with a number of digits after the point, or both. */
function formatted(args: readonly Compiled[], call: Call): Result {
  const [value, second, third] = args;
  const item = value && (itemType(value.type) ?? value.type);
  const many = value !== undefined && isCollection(value.type);
  const delimiter = second?.type === 'string' ? second : undefined;
  const digits = delimiter === undefined ? second : third;
  const fits = digits === undefined ? many : digits.type === 'integer' && item === 'decimal';
  if (!value || !fits || args.length > (delimiter === undefined ? 2 : 3) || (delimiter !== undefined && !many))
    throw refused(call, args, [...valueTypes.slice(0, 3), 'a collection, string', 'decimal, integer', '...']);
  return {
    type: 'string',
    evaluate: (scope) => {
      const given = value.evaluate(scope);
      if (given === undefined) return undefined;
      const count = digits?.evaluate(scope) as number | undefined;
      const write = (one: Value) =>
        count === undefined
          ? writeText(item ?? 'string', one)
          : writeDecimal(one as number, digitCount(call.name, count));
      const between = delimiter === undefined ? '\n' : ((delimiter.evaluate(scope) as string | undefined) ?? '');
      return many ? writeList(value.type, given as readonly Value[], between, write) : write(given);
    },
  };
}

function itself(name: string): string {
  return name;
}

function truncated(value: number): number {
  return Math.trunc(inRange(value));
}

function inRange(value: number): number {
  if (!isInRange(value)) throw numberOutOfRange();
  return value;
}

function fromJson(value: Value, fromNumber: (value: number) => Value, fromText: (text: string) => Value): Value {
  if (typeof value === 'number') return fromNumber(value);
  return typeof value === 'string' ? fromText(value) : undefined;
}

function eachType(write: (type: ExpressionType) => (value: Value) => string) {
  return Object.fromEntries(valueTypes.map((type) => [type, write(type)]));
}

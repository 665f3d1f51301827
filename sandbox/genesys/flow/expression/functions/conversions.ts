import { numberOutOfRange } from '../flow-failure';
import { isInRange, readBoolean, readDecimal, readInteger, readPhoneNumber, writeText } from '../text-forms';
import { type ExpressionType, type Value, valueTypes } from '../types';
import { converting, type FunctionDefinition } from './function-definition';

/** Functions that change a value's type. A value that is not set, or a text that cannot be read, gives NOT_SET. */
export const conversions: Readonly<Record<string, FunctionDefinition>> = {
  ToString: converting(
    'string',
    eachType((type) => (value: Value) => writeText(type, value)),
  ),
  ToDisplayString: converting(
    'string',
    eachType((type) => (value: Value) => writeText(type, value)),
  ),
  ToInt: converting('integer', {
    string: readInteger,
    integer: (value: number) => value,
    decimal: truncated,
    duration: (milliseconds: number) => milliseconds,
    json: (value: Value) => fromJson(value, (number) => truncated(number), readInteger),
  }),
  ToDecimal: converting('decimal', {
    string: readDecimal,
    integer: (value: number) => value,
    decimal: (value: number) => value,
    json: (value: Value) => fromJson(value, (number) => number, readDecimal),
  }),
  ToPhoneNumber: converting('phoneNumber', { string: readPhoneNumber, phoneNumber: (number: string) => number }),
  ToScheduleGroup: converting('scheduleGroup', { scheduleGroup: (group: string) => group }),
  ToBool: converting('boolean', {
    string: readBoolean,
    boolean: (value: boolean) => value,
    json: (value: Value) => (typeof value === 'boolean' ? value : fromJson(value, () => undefined, readBoolean)),
  }),
};

function truncated(value: number): number {
  if (!isInRange(value)) throw numberOutOfRange();
  return Math.trunc(value);
}

function fromJson(value: Value, fromNumber: (value: number) => Value, fromText: (text: string) => Value): Value {
  if (typeof value === 'number') return fromNumber(value);
  return typeof value === 'string' ? fromText(value) : undefined;
}

function eachType(write: (type: ExpressionType) => (value: Value) => string) {
  return Object.fromEntries(valueTypes.map((type) => [type, write(type)]));
}

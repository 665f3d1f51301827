import { withArticle } from '../../../../input/with-article';
import type { YamlNode } from '../../../../input/yaml-node';
import { isInRange, readDateTime, readJson, readPhoneNumber } from '../expression/text-forms';
import { isObjectType, type ObjectType, type ScalarType, type Value } from '../expression/types';
import * as errors from './errors';
import { Fields } from './fields';
import type { Reporter } from './reporter';

const durationUnits = { ms: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** The value of a `lit`. A literal that does not fit its type is reported and counts as NOT_SET. */
export function readLiteral(node: YamlNode, type: ScalarType, reporter: Reporter): Value {
  if (type === 'duration') return readDurationLiteral(node, reporter);
  if (isObjectType(type)) return readNameLiteral(node, reporter, withArticle(type));
  const value = node.kind === 'scalar' ? node.value : undefined;
  const read = scalarValue(value, type);
  if (read === undefined) reporter.report(node, errors.notOfKind('lit', literalForms[type], node));
  return read;
}

/** The milliseconds of a duration literal such as `{ minutes: 1, seconds: 30 }`. */
export function readDurationLiteral(node: YamlNode, reporter: Reporter): number | undefined {
  return Fields.read(node, reporter, 'a duration', (fields) => {
    let total = 0;
    let units = 0;
    for (const [unit, size] of Object.entries(durationUnits)) {
      const amount = fields.optional(unit);
      if (amount === undefined) continue;
      units++;
      if (amount.kind === 'scalar' && Number.isInteger(amount.value) && (amount.value as number) >= 0) {
        total += (amount.value as number) * size;
      } else reporter.report(amount, errors.notOfKind(unit, 'a whole number of at least 0', amount));
    }
    if (units === 0) reporter.report(node, errors.emptyDuration(Object.keys(durationUnits)));
    return total;
  });
}

/** The name in `{ name: X }`. */
export function readNameLiteral(node: YamlNode, reporter: Reporter, what: string): string | undefined {
  return Fields.read(node, reporter, what, (fields) => {
    fields.required('name');
    fields.ignore('id');
    return fields.text('name');
  });
}

function scalarValue(value: unknown, type: PlainType): Value {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'integer':
      return Number.isInteger(value) && isInRange(value as number) ? value : undefined;
    case 'decimal':
      return typeof value === 'number' && isInRange(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'dateTime':
      return typeof value === 'string' ? readDateTime(value) : undefined;
    case 'json':
      return typeof value === 'string' ? readJson(value) : undefined;
    case 'phoneNumber':
      return typeof value === 'string' ? readPhoneNumber(value) : undefined;
    default:
      return undefined;
  }
}

type PlainType = Exclude<ScalarType, 'duration' | ObjectType>;

const noLiteral = 'left out: no literal of this type is known, use exp';

const literalForms: Readonly<Record<PlainType, string>> = {
  string: 'a text (quote it)',
  integer: 'a whole number of at most 15 digits',
  decimal: 'a number of at most 15 digits before its point',
  boolean: 'true or false',
  dateTime: 'a text like 2026-01-31T09:00:00Z',
  json: 'a JSON text (quote it)',
  date: noLiteral,
  time: noLiteral,
  currency: noLiteral,
  phoneNumber: 'a phone number like "+442079460123" (quote it)',
  emailAddress: noLiteral,
  externalContact: noLiteral,
  agentScorePair: noLiteral,
};

import { readPlainJson, writeJson } from '../../template/json-text';
import { isTooDeep, joined } from './sizes';
import { type ExpressionType, isCollection, itemType, type Value } from './types';

// How values are read from text and written as text. A text that cannot be read is NOT_SET.

const largestInteger = 999_999_999_999_999;
const integerText = /^\s*[+-]?\d{1,15}\s*$/;
const decimalText = /^\s*[+-]?\d{1,15}(\.\d+)?\s*$/;
const dateTimeText = /^(\d{4}-\d\d-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,7})?)(?:Z|([+-])(\d\d):(\d\d))$/;
const telephoneText = /^(?:tel:)?(\+?[1-9]\d{2,14})$/i;
const sipText = /^sips?:[^\s@]+@[^\s@]+$/i;
const phonePunctuation = /[\s().-]/g;
const durationText = /^(-)?P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export function readInteger(text: string): number | undefined {
  return integerText.test(text) ? Number(text) : undefined;
}

export function readDecimal(text: string): number | undefined {
  return decimalText.test(text) ? Number(text) : undefined;
}

export function readBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 't', '1'].includes(word)) return true;
  return ['false', 'f', '0'].includes(word) ? false : undefined;
}

/**
 * Reads `2026-01-31T09:00:00Z`, also with an offset such as `+02:00`, in the years 1800 to 2200. Seconds may have a
 * fraction.
 */
export function readDateTime(text: string): number | undefined {
  const [, local, day, sign, hours = 0, minutes = 0] = dateTimeText.exec(text) ?? [];
  if (local === undefined) return undefined;
  const atUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(atUtc) || new Date(atUtc).getUTCDate() !== Number(day)) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const moment = atUtc - (sign === '-' ? -offset : offset);
  return isDate(moment) ? moment : undefined;
}

/** Reads days, hours, minutes and seconds of ISO 8601, such as `PT30S`. */
export function readDuration(text: string): number | undefined {
  const parts = durationText.exec(text);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part) => Number(part ?? 0));
  const milliseconds = Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  return parts[1] === '-' ? -milliseconds : milliseconds;
}

/** The value of a JSON text. `null`, and a text that cannot be read or is nested too deep, is NOT_SET. */
export function readJson(text: string): Value {
  try {
    const value = (readPlainJson(text) as Value) ?? undefined;
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The URI of `+1 (555) 0100`, `tel:+15550100` or `sip:ada@example.com`. */
export function readPhoneNumber(text: string): string | undefined {
  if (sipText.test(text.trim())) return text.trim();
  const number = telephoneText.exec(text.replace(phonePunctuation, ''))?.[1];
  return number === undefined ? undefined : `tel:${number}`;
}

/** The E.164 number in the URI of a phone number; undefined for one without a plus. */
export function e164Of(uri: string): string | undefined {
  return uri.startsWith('tel:+') ? uri.slice('tel:'.length) : undefined;
}

export function isTelephone(uri: string): boolean {
  return uri.startsWith('tel:');
}

/** The text that `ToString` makes of a value that is set. A dateTime is cut to whole seconds. */
export function writeText(type: ExpressionType, value: Value): string {
  switch (type) {
    case 'dateTime':
      return `${new Date(value as number).toISOString().slice(0, 19)}Z`;
    case 'duration':
      return writeDuration(value as number);
    case 'decimal':
      return writeDecimal(value as number);
    case 'json':
      return typeof value === 'string' ? value : writeJson(value);
    case 'externalContact':
      return (value as { readonly id?: string }).id ?? '';
    default:
      return isCollection(type) ? writeList(type, value as readonly Value[], '\n') : String(value);
  }
}

/** The items of a collection, joined. An item that is not set is an empty text. */
export function writeList(
  type: ExpressionType,
  items: readonly Value[],
  delimiter: string,
  write: (item: Value) => string = (item) => writeText(itemType(type) ?? 'string', item),
): string {
  return joined(
    items.map((item) => (item === undefined ? '' : write(item))),
    delimiter,
  );
}

/** A decimal without an exponent. Without `digits` it has as many digits after the point as it needs, at least one. */
export function writeDecimal(value: number, digits?: number): string {
  if (digits !== undefined) return roundTo(value, digits).toFixed(digits);
  const text = plain(value);
  return text.includes('.') ? text : `${text}.0`;
}

/** Rounds to a number of digits after the point, halves away from zero, in decimal: 1.125 to 2 digits is 1.13. */
export function roundTo(value: number, digits: number): number {
  const shifted = Number(`${plain(Math.abs(value))}e${digits}`);
  // A number this large has no digits left to round, and would be written with an exponent.
  return shifted >= 2 ** 53 ? value : Math.sign(value) * Number(`${Math.round(shifted)}e-${digits}`);
}

function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text;
}

function writeDuration(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const seconds = (size % 60_000) / 1000;
  const minutes = Math.floor(size / 60_000) % 60;
  const hours = Math.floor(size / 3_600_000) % 24;
  const days = Math.floor(size / 86_400_000);
  const date = days > 0 ? `${days}D` : '';
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`;
  const parts = time === '' ? date : `${date}T${time}`;
  return `${milliseconds < 0 ? '-' : ''}P${parts === '' ? 'T0S' : parts}`;
}

/** Whether a moment is in the years that Architect accepts, 1800 to 2200. */
export function isDate(moment: number): boolean {
  return moment >= Date.UTC(1800, 0, 1) && moment < Date.UTC(2201, 0, 1);
}

/** Whether a number is in the range that Architect keeps. */
export function isInRange(value: number): boolean {
  return Math.abs(value) <= largestInteger;
}

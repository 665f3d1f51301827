import type { ExpressionType, Value } from './types';

// How values are read from text and written as text. What cannot be read is NOT_SET.

const largestInteger = 999_999_999_999_999;
const integerText = /^\s*[+-]?\d{1,15}\s*$/;
const decimalText = /^\s*[+-]?\d{1,15}(\.\d+)?\s*$/;
const dateTimeText = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,7})?Z$/;
const phoneText = /^(?:tel:)?(\+[1-9]\d{6,14})$/;
const durationText = /^(-)?P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export function readInteger(text: string): number | undefined {
  return integerText.test(text) ? Number(text) : undefined;
}

export function readDecimal(text: string): number | undefined {
  return decimalText.test(text) ? Number(text) : undefined;
}

export function readBoolean(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** From `2026-01-31T09:00:00Z`, years 1800 to 2200; seconds may have a fraction. */
export function readDateTime(text: string): number | undefined {
  const parts = dateTimeText.exec(text);
  if (parts === null) return undefined;
  const moment = Date.parse(text);
  return !Number.isNaN(moment) && isDate(moment) && new Date(moment).getUTCDate() === Number(parts[3])
    ? moment
    : undefined;
}

/** From ISO 8601 days, hours, minutes and seconds, such as `PT30S`. */
export function readDuration(text: string): number | undefined {
  const parts = durationText.exec(text);
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part) => Number(part ?? 0));
  const milliseconds = Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  return parts[1] === '-' ? -milliseconds : milliseconds;
}

/** The E.164 form of `+15550100` or `tel:+15550100`. */
export function readPhoneNumber(text: string): string | undefined {
  return phoneText.exec(text.trim())?.[1];
}

/** The text that `ToString` makes of a value that is set. A dateTime shows whole seconds. */
export function writeText(type: ExpressionType, value: Value): string {
  switch (type) {
    case 'dateTime':
      return `${new Date(value as number).toISOString().slice(0, 19)}Z`;
    case 'duration':
      return writeDuration(value as number);
    case 'json':
      return typeof value === 'string' ? value : JSON.stringify(value);
    default:
      return Array.isArray(value) ? JSON.stringify(value) : String(value);
  }
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

/** Whether a moment lies in the years that Architect knows, 1800 to 2200. */
export function isDate(moment: number): boolean {
  return moment >= Date.UTC(1800, 0, 1) && moment < Date.UTC(2201, 0, 1);
}

/** Whether a number lies in the range that Architect keeps. */
export function isInRange(value: number): boolean {
  return Math.abs(value) <= largestInteger;
}

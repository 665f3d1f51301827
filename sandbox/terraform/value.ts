import { PlatformError } from '../genesys/org/platform-error';
import type { Libraries } from './libraries';

/** A value that Terraform learns while it applies. */
export const unknown: unique symbol = Symbol('unknown');

/** A value of Terraform: null where nothing is given. Lists, sets and blocks are arrays; maps and objects are records. */
export type Value = null | typeof unknown | string | number | boolean | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** The JSON in a text; an empty object where there is none. @throws PlatformError 400 for a text that is not JSON */
export function jsonOf(value: Value | undefined, attribute: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(textOf(value) || '{}');
  } catch (error) {
    throw new PlatformError(400, `${attribute} is not JSON (${(error as Error).message})`);
  }
}

/** The texts of a map; empty where there is none. */
export function textsOf(value: Value | undefined): Readonly<Record<string, string>> {
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, textOf(text)])) : {};
}

/** The element of a block that is there at most once. */
export function blockOf(value: Value | undefined): ObjectValue | undefined {
  const [block] = Array.isArray(value) ? (value as readonly Value[]) : [];
  return isObject(block) ? block : undefined;
}

export function holdsUnknown(value: Value): boolean {
  if (value === unknown) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return isObject(value) && Object.values(value).some(holdsUnknown);
}

export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return one !== unknown;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((element, index) => sameValue(element, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return names.length === others.length && names.every((name) => sameValue(one[name], other[name]));
}

/** Reads and writes the bytes of values, as MessagePack. */
export interface Codec {
  decode(bytes: Uint8Array): Value;
  encode(value: Value): Uint8Array;
}

export function codecOf({ msgpack }: Libraries): Codec {
  const { decode, encode, ExtData } = msgpack;
  const revived = (value: unknown): Value => {
    if (value instanceof ExtData) return unknown;
    if (Array.isArray(value)) return value.map(revived);
    if (typeof value !== 'object' || value === null) return (value ?? null) as Value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, revived(member)]));
  };
  const written = (value: Value): unknown => {
    if (value === unknown) return new ExtData(0, new Uint8Array([0]));
    if (Array.isArray(value)) return value.map(written);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, written(member)]));
  };
  return { decode: (bytes) => revived(decode(bytes)), encode: (value) => encode(written(value)) };
}

import type { Scope } from './compiled';
import { noSuchProperty } from './errors';
import { kindOf } from './org-names';
import { e164Of, isTelephone } from './text-forms';
import { type ExpressionType, isObjectType, type Value } from './types';

/** A property that values of a type have, such as the id of a queue. */
export interface Property {
  readonly type: ExpressionType;
  /** Receives a value that is set. */
  readonly read: (value: Value, scope: Scope) => Value;
}

/** The property of a name. Case matters only in json. Throws ExpressionMistake at `at`. */
export function propertyOf(type: ExpressionType, name: string, at: number): Property {
  if (type === 'json') return { type, read: (value) => ownValue(value, name) };
  // The columns of a contact list are not known; all of them are texts.
  if (type === 'contact') return field('string', name);
  const known = propertiesOf(type);
  const found = Object.entries(known).find(([property]) => property.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw noSuchProperty(type, name, Object.keys(known), at);
  return found[1];
}

/** One own property of an object; NOT_SET if it is missing or null. */
export function ownValue(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Record<string, Value>)[name] ?? undefined;
}

function propertiesOf(type: ExpressionType): Readonly<Record<string, Property>> {
  const kind = isObjectType(type) ? kindOf[type] : undefined;
  if (kind === undefined) return structures[type] ?? {};
  return {
    id: { type: 'string', read: (value, { settings }) => settings.objectId(kind, value as string) },
    name: { type: 'string', read: (value) => value },
  };
}

function field(type: ExpressionType, name: string): Property {
  return { type, read: (value) => ownValue(value, name) };
}

function fields(type: ExpressionType, ...names: readonly string[]): Record<string, Property> {
  return Object.fromEntries(names.map((name) => [name, field(type, name)]));
}

/** Properties in the words of the Architect core's data types, without those of social media accounts. */
const structures: Readonly<Partial<Record<ExpressionType, Readonly<Record<string, Property>>>>> = {
  phoneNumber: {
    e164: { type: 'string', read: (uri) => e164Of(uri as string) },
    uri: { type: 'string', read: (uri) => uri },
    isTel: { type: 'boolean', read: (uri) => isTelephone(uri as string) },
    isSip: { type: 'boolean', read: (uri) => !isTelephone(uri as string) },
  },
  externalContact: {
    ...fields('string', 'id', 'kind', 'firstName', 'middleName', 'lastName', 'salutation', 'title'),
    ...fields('string', 'workEmail', 'personalEmail', 'otherEmail', 'externalSystemUrl'),
    ...fields('externalPhoneNumber', 'workPhone', 'cellPhone', 'homePhone', 'otherPhone'),
    ...fields('externalAddress', 'address'),
    ...fields('boolean', 'surveyOptOut'),
  },
  externalPhoneNumber: {
    ...fields('string', 'display', 'extension', 'userInput', 'e164', 'countryCode'),
    ...fields('boolean', 'acceptsSMS'),
  },
  externalAddress: fields('string', 'address1', 'address2', 'city', 'state', 'postalCode', 'countryCode'),
};

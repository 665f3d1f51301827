/** The types of variables, in Archy's words: `<type>Variable` declares one, `<type>` is its key in `updateData`. */
export const scalarTypes = [
  'string',
  'integer',
  'decimal',
  'boolean',
  'dateTime',
  'duration',
  'json',
  'date',
  'time',
  'currency',
  'phoneNumber',
  'emailAddress',
  'externalContact',
  'agentScorePair',
  'queue',
  'user',
  'group',
  'skill',
  'languageSkill',
  'schedule',
  'scheduleGroup',
  'emergencyGroup',
  'prompt',
  'grammar',
] as const;

/** Types whose values are objects of the org. A literal names one: `{ name: X }`. */
const objectTypes = [
  'queue',
  'user',
  'group',
  'skill',
  'languageSkill',
  'schedule',
  'scheduleGroup',
  'emergencyGroup',
  'prompt',
  'grammar',
] as const satisfies readonly ScalarType[];

export type ObjectType = (typeof objectTypes)[number];

export type ScalarType = (typeof scalarTypes)[number];
export type CollectionType = `${ScalarType}Collection`;
export type ValueType = ScalarType | CollectionType;

/**
 * The type of an expression. Besides the types of variables: audio, the bare `NOT_SET`, `MakeList()` whose items have
 * no type yet, the row of a contact list of an outbound call, and the parts of an external contact.
 */
export type ExpressionType =
  | ValueType
  | 'audio'
  | 'notSet'
  | 'emptyCollection'
  | 'contact'
  | 'externalPhoneNumber'
  | 'externalAddress';

/** One part of audio. Silence has a length and no text; the runner determines the length of speech. */
export type AudioPart = { readonly text: string } | { readonly silentMs: number };

export interface Audio {
  readonly parts: readonly AudioPart[];
  /** Whether all queued audio is played at once. */
  readonly flush: boolean;
}

/**
 * A value while a flow runs; `undefined` is NOT_SET. Types are checked when the flow is published, so values carry
 * none: a dateTime is milliseconds since 1970, a duration milliseconds, an object of the org its name, a phoneNumber
 * its URI, json the result of `JSON.parse`, an externalContact and its parts an object of their properties.
 */
export type Value = unknown;

export const valueTypes: readonly ValueType[] = [
  ...scalarTypes,
  ...scalarTypes.map((type): CollectionType => `${type}Collection`),
];

export function isValueType(word: string): word is ValueType {
  return (valueTypes as readonly string[]).includes(word);
}

export function isObjectType(type: ExpressionType): type is ObjectType {
  return (objectTypes as readonly ExpressionType[]).includes(type);
}

export function isCollection(type: ExpressionType): type is CollectionType | 'emptyCollection' {
  return type.endsWith('Collection');
}

/** The type of the items of a collection; undefined for anything else. */
export function itemType(type: ExpressionType): ScalarType | undefined {
  return isCollection(type) && type !== 'emptyCollection'
    ? (type.slice(0, -'Collection'.length) as ScalarType)
    : undefined;
}

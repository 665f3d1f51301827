import type { ObjectKind } from '../genesys/org/entities';

/** The key of each kind of object that is only named. */
export const objectKeys = {
  schedule: 'schedules',
  'schedule group': 'scheduleGroups',
  'emergency group': 'emergencyGroups',
  script: 'scripts',
  'wrap-up code': 'wrapupCodes',
  flow: 'flows',
  'bot flow': 'botFlows',
  'digital bot flow': 'digitalBotFlows',
  'contact list': 'contactLists',
  user: 'users',
  group: 'groups',
  skill: 'skills',
  'language skill': 'languageSkills',
  prompt: 'prompts',
} as const satisfies Readonly<Record<ObjectKind, string>>;

type ObjectKey = (typeof objectKeys)[ObjectKind];

/** Keys of a schema, one for each kind. */
export function ofEachKind<S>(schema: (kind: ObjectKind) => S): Readonly<Record<ObjectKey, S>> {
  const entries = Object.entries(objectKeys).map(([kind, key]) => [key, schema(kind as ObjectKind)]);
  return Object.fromEntries(entries) as Record<ObjectKey, S>;
}

/** Such as `schedules` or `wrap-up codes`. */
export function pluralOf(kind: ObjectKind): string {
  return `${kind}s`;
}

import type { NamedKind } from '../../org/entities';
import type { ObjectType } from './types';

/** The names that an expression can find in an org. */
export interface OrgNames {
  has(kind: NamedKind, name: string): boolean;
  /** Names of all objects of a kind. */
  all(kind: NamedKind): readonly string[];
}

/** The kind of object that the values of a type name. */
export const kindOf: Readonly<Partial<Record<ObjectType, NamedKind>>> = {
  queue: 'queue',
  user: 'user',
  group: 'group',
  skill: 'skill',
  languageSkill: 'language skill',
  schedule: 'schedule',
  scheduleGroup: 'schedule group',
  emergencyGroup: 'emergency group',
};

const systemPrompt = /^PromptSystem\.\w+$/i;
const userPrompt = /^Prompt\.(\w+)$/i;

/** Whether a name such as `Prompt.Welcome` is a prompt. Prompts of the system are assumed to exist. */
export function isPrompt(name: string, org: OrgNames): boolean {
  const own = userPrompt.exec(name)?.[1];
  return systemPrompt.test(name) || (own !== undefined && org.has('prompt', own));
}

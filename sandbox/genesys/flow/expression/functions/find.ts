import type { Compiled, Scope } from '../compiled';
import { isPrompt, kindOf, type OrgNames } from '../org-names';
import type { ObjectType } from '../types';
import { type Call, type FunctionDefinition, type Result, refused } from './function-definition';

type Search = (wanted: string, org: OrgNames, scope: Scope) => string | undefined;

/**
 * Functions that look for an object of the org. An object that is not found is NOT_SET; so is the result for NOT_SET.
 */
export const findFunctions: Readonly<Record<string, FunctionDefinition>> = {
  FindQueue: finding('queue', byNameOrId('queue')),
  FindQueueById: finding('queue', byId('queue')),
  FindUser: finding('user', byNameInAnyCase('user')),
  FindUserById: finding('user', byId('user')),
  FindSkill: finding('skill', byNameOrId('skill')),
  FindLanguageSkill: finding('languageSkill', byNameOrId('languageSkill')),
  FindEmergencyGroup: finding('emergencyGroup', byName('emergencyGroup')),
  FindSystemPrompt: finding('prompt', (name, org) => prompt('PromptSystem', name, org)),
  FindUserPrompt: finding('prompt', (name, org) => prompt('Prompt', name, org)),
};

function finding(type: ObjectType, search: Search): FunctionDefinition {
  return (args: readonly Compiled[], call: Call): Result => {
    const [wanted] = args;
    if (args.length !== 1 || !wanted || (wanted.type !== 'string' && wanted.type !== 'notSet'))
      throw refused(call, args, ['string']);
    const { evaluate } = wanted;
    const { org } = call;
    const find = (scope: Scope) => {
      const text = evaluate(scope) as string | undefined;
      return text === undefined ? undefined : search(text, org, scope);
    };
    return { type, evaluate: find };
  };
}

function byName(type: ObjectType): Search {
  const kind = kindOf[type];
  return (name, org) => (kind !== undefined && org.has(kind, name) ? name : undefined);
}

function byId(type: ObjectType): Search {
  const kind = kindOf[type];
  return (id, org, { settings }) =>
    kind && org.all(kind).find((name) => settings.objectId(kind, name).toLowerCase() === id.toLowerCase());
}

function byNameOrId(type: ObjectType): Search {
  const [named, identified] = [byName(type), byId(type)];
  return (text, org, scope) => named(text, org, scope) ?? identified(text, org, scope);
}

function byNameInAnyCase(type: ObjectType): Search {
  const kind = kindOf[type];
  const named = byName(type);
  return (text, org, scope) =>
    named(text, org, scope) ?? (kind && org.all(kind).find((name) => name.toLowerCase() === text.toLowerCase()));
}

/** Finds a prompt by its name, with or without the prefix. */
function prompt(prefix: string, text: string, org: OrgNames): string | undefined {
  const own = text.toLowerCase().startsWith(`${prefix.toLowerCase()}.`) ? text.slice(prefix.length + 1) : text;
  const name = `${prefix}.${own}`;
  return isPrompt(name, org) ? name : undefined;
}

import type { Message, Mistake } from '../../../input/mistake';
import type { DataAction, Integration } from '../org/entities';
import { isJsonObject } from '../template/json-text';
import { referenceMistakes } from '../template/velocity/references';
import type { Reference } from '../template/velocity/syntax';
import { absentObject, memberNeeded, signInCredentials, unknownName } from './errors';
import { requestTemplates } from './request-template';

/** The value of a name in a template: an object with these members, with any members, or no value for this reason. */
type Holder = { readonly members: readonly string[] } | 'anyMembers' | { readonly absent: Message };
type Holders = ReadonlyMap<string, Holder>;

/** Mistakes in a request: names of `$input`, `$credentials` and `$authResponse` that no execution has. */
export function actionNameMistakes(action: DataAction, integration: Integration, where: string): readonly Mistake[] {
  const { credential, name } = integration;
  const signsIn = credential?.type === 'userDefinedOAuth';
  return nameMistakes(action.request, where, [
    ['input', inputsOf(action.inputSchema)],
    ['credentials', signsIn ? { absent: signInCredentials(name) } : credentialsOf(integration)],
    ['authResponse', signsIn ? 'anyMembers' : { absent: absentObject(name, 'no custom auth') }],
  ]);
}

/** The same for a custom auth action, which has no inputs. */
export function signInNameMistakes(
  request: DataAction['request'],
  integration: Integration,
  where: string,
): readonly Mistake[] {
  const absent = absentObject(integration.name, 'no such value for its sign-in');
  return nameMistakes(request, where, [
    ['input', { absent }],
    ['credentials', { members: Object.keys(integration.credential?.fields ?? {}) }],
    ['authResponse', { absent }],
  ]);
}

/** A schema that is refused as no object says nothing about the names of the inputs. */
function inputsOf({ type, properties = {} }: DataAction['inputSchema']): Holder {
  if (type !== 'object' || !isJsonObject(properties)) return 'anyMembers';
  return { members: [...Object.keys(properties), 'rawRequest'] };
}

function credentialsOf({ credential, name }: Integration): Holder {
  if (credential === undefined) return { absent: absentObject(name, 'no credential') };
  if (credential.type === 'userDefined') return { members: Object.keys(credential.fields) };
  return { absent: absentObject(name, `a credential of the type ${credential.type}, which no template can read`) };
}

function nameMistakes(
  request: DataAction['request'],
  where: string,
  holders: Iterable<readonly [string, Holder]>,
): readonly Mistake[] {
  const known: Holders = new Map(holders);
  return requestTemplates(request, where).flatMap(({ place, template }) =>
    referenceMistakes(template, place, (reference, printed) => refusal(reference, printed, known)),
  );
}

function refusal({ root, steps }: Reference, printed: boolean, holders: Holders): Message | undefined {
  const holder = holders.get(root);
  if (holder === undefined) return undefined;
  if (typeof holder === 'object' && 'absent' in holder) return holder.absent;
  const [step] = steps;
  const members = holder === 'anyMembers' ? undefined : holder.members;
  if (step?.kind !== 'property') return step !== undefined || printed ? memberNeeded(root, members) : undefined;
  return members === undefined || members.includes(step.name) ? undefined : unknownName(`$${root}`, step.name, members);
}

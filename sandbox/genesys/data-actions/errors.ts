import { nearest } from '../../nearest';

/** A template reads a name that does not exist. */
export function unknownName(holder: string, name: string, known: readonly string[]): string {
  const shown = known.length === 0 ? '; nothing is known there' : `; known are ${[...known].sort().join(', ')}`;
  return `${holder} has nothing called ${JSON.stringify(name)}${nearest(name, known)}${shown}`;
}

export function memberNeeded(holder: string, known: readonly string[] = []): string {
  const shown = known.length === 0 ? '' : `; known are ${[...known].sort().join(', ')}`;
  return `$${holder} is an object without methods and indexes; name a member, as in $${holder}.${known[0] ?? 'name'}${shown}`;
}

export function absentObject(integration: string, what: string): string {
  return `the integration ${JSON.stringify(integration)} has ${what}; remove the reference or change the integration`;
}

export function signInCredentials(integration: string): string {
  return `the credential of the integration ${JSON.stringify(integration)} is userDefinedOAuth, whose fields its custom auth action alone reads; use $authResponse`;
}

export function unmappedDefault(where: string, name: string, known: readonly string[]): string {
  return `${where}, translation map default: ${unknownName('the translation map', name, known)}`;
}

export function constantNoJson(where: string): string {
  return `${where}: is no JSON and refers to nothing, so that every execution fails; write a JSON text, or \${rawResult}`;
}

export function missingOutputs(where: string, names: readonly string[]): string {
  return `${where}: never makes ${names.join(', ')}, which contract.output.successSchema requires`;
}

/** The name of a data action in messages. */
export function actionPlace({ category, name }: { readonly category: string; readonly name: string }): string {
  return `data action ${JSON.stringify(`${category} / ${name}`)}`;
}

/** The name of the custom auth action of an integration in messages. */
export function authPlace(integration: string): string {
  return `custom auth action of integration ${JSON.stringify(integration)}`;
}

export function shadowedName(where: string, name: string): string {
  return `${where}: $${name} means something else in a success template; choose another name`;
}

export function duplicateHeader(where: string, name: string): string {
  return `${where}, header ${name}: stands twice, in other letters; remove one`;
}

export function refusedAccept(where: string): string {
  return `${where}, header Accept: INVALID_SCHEMA, the platform takes JSON media types only, such as application/json`;
}

export function contractProblem(where: string, mistake: string): string {
  return `${where}: ${mistake}`;
}

export function duplicateAction(where: string): string {
  return `${where}: another action has the same category and name; flows find an action by both, rename one`;
}

export function unknownIntegration(where: string, id: string): string {
  return `${where}: there is no integration ${JSON.stringify(id)}; declare it or correct integration_id`;
}

export function invalidTimeout(where: string, given: number): string {
  return `${where}: the timeout is ${given} seconds; accepted are whole seconds from 1 to 60`;
}

export function missingCustomAuth(integration: string): string {
  return `integration ${JSON.stringify(integration)}: its credential is userDefinedOAuth and no custom auth action is declared, whose first configuration is not documented; declare a genesyscloud_integration_custom_auth_action`;
}

export function unknownActionIntegration(where: string): string {
  return `${where}: is not part of this org; take the action from the same org as the engine`;
}

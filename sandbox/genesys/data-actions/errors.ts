import { didYouMean } from '../../../input/did-you-mean';
import { oneOfText } from '../../../input/errors';
import type { Message, Mistake } from '../../../input/mistake';
import { shown } from '../../../input/shown';

// Places.

/** The name of a data action in messages. */
export function actionPlace({ category, name }: { readonly category: string; readonly name: string }): string {
  return `data action ${JSON.stringify(`${category} / ${name}`)}`;
}

/** The name of the custom auth action of an integration in messages. */
export function authPlace(integration: string): string {
  return `custom auth action of integration ${JSON.stringify(integration)}`;
}

// Names in templates.

/**
 * A template reads a name that does not exist.
 *
 * @param others that could be meant but are not of the holder. @default - none
 */
export const unknownName = (
  holder: string,
  name: string,
  known: readonly string[],
  others: readonly string[] = [],
): Message => ({
  given: `${JSON.stringify(name)} of ${holder}`,
  expected: known.length === 0 ? 'nothing, since no name is known there' : oneOfText([...known].sort()),
  next: didYouMean(name, [...known, ...others]),
});

export const memberNeeded = (holder: string, known: readonly string[] = []): Message => ({
  given: `$${holder}, which is an object without methods and indexes`,
  expected: known.length === 0 ? 'a member of it' : oneOfText([...known].sort()),
  next: `write $${holder}.${known[0] ?? 'name'}`,
});

export const absentObject = (integration: string, what: string): Message => ({
  problem: `the integration ${JSON.stringify(integration)} has ${what}`,
  next: 'remove the reference or change the integration',
});

export const signInCredentials = (integration: string): Message => ({
  problem: `the credential of the integration ${JSON.stringify(integration)} is userDefinedOAuth, so only its custom auth action reads the fields`,
  next: 'use $authResponse',
});

export const shadowedName = (name: string): Message => ({
  problem: `$${name} means something else in a success template`,
  next: 'choose another name',
});

// Success templates.

export const constantNoJson = (): Message => ({
  given: 'a text that is not JSON and refers to nothing, so every execution fails',
  expected: 'a JSON text, or ${rawResult}',
});

export const missingOutputs = (names: readonly string[]): Message => ({
  problem: `it never makes ${names.join(', ')}, which contract.output.successSchema requires`,
  next: 'add them, or make them optional',
});

// Requests.

export const duplicateHeader = (name: string): Mistake => ({
  path: `header ${name}`,
  problem: 'given twice, with other capitals',
  next: 'remove one',
});

export const refusedAccept = (): Mistake => ({
  path: 'header Accept',
  problem: 'INVALID_SCHEMA, the platform takes JSON media types only, such as application/json',
});

// Contracts.

export const tooManyLevels = (path: string, most: number): Mistake => ({
  path,
  given: `more than ${most} levels`,
  expected: `at most ${most}`,
});

export const notAnObject = (path: string, type: unknown): Mistake => ({
  path: `${path}.type`,
  given: shown(type),
  expected: '"object"',
});

export const listAtRoot = (path: string): Mistake => ({
  path: `${path}.type`,
  given: '"array"',
  problem: 'the vendor does not say whether the platform takes a list at the root, and this sandbox does not run it',
  next: 'put the list into a property of an object',
});

export const notASchema = (path: string, problem: string): Mistake => ({
  path,
  problem: `not a JSON schema of draft-04: ${problem}`,
});

export const nullInSchema = (path: string): Mistake => ({ path, given: 'null', next: 'leave it out' });

export const referenceInSchema = (path: string): Mistake => ({
  path,
  given: 'a $ref',
  expected: 'the schema itself',
  next: 'write it in place',
});

export const badInputName = (path: string, name: string, pattern: string): Mistake => ({
  path,
  given: `the name ${shown(name)}`,
  expected: `a name that matches ${pattern}`,
});

export const reservedInput = (path: string, reserved: readonly string[]): Mistake => ({
  path,
  problem: `the names ${reserved.join(', ')} are reserved`,
  next: 'choose another name',
});

export const badInputType = (path: string, type: unknown, accepted: readonly string[]): Mistake => ({
  path: `${path}.type`,
  given: shown(type),
  expected: oneOfText(accepted),
});

export const nestedArray = (path: string): Mistake => ({
  path,
  given: 'an array inside an array',
  next: 'flatten it in the success template',
});

export const crossedBounds = (path: string, low: string, least: number, high: string, most: number): Mistake => ({
  path,
  problem: `${low} is ${least} and ${high} is ${most}, so no value fits both`,
  next: 'correct one',
});

export const excludedBound = (path: string, bound: number): Mistake => ({
  path,
  problem: `minimum and maximum are ${bound} and exclusive, so no value fits both`,
  next: 'correct one',
});

export const undeclaredRequired = (path: string, name: unknown): Mistake => ({
  path: `${path}.required`,
  given: shown(name),
  expected: 'a name of the properties',
});

export const valueOfOtherType = (path: string, value: unknown, type: unknown): Mistake => ({
  path,
  given: shown(value),
  expected: `a value of type ${JSON.stringify(type)}`,
});

export const notAPattern = (path: string, pattern: string): Mistake => ({
  path,
  given: shown(pattern),
  expected: 'a regular expression',
});

// The org.

export const duplicateAction = (): Message => ({
  problem: 'another action has the same category and name, by which flows find an action',
  next: 'rename one',
});

export const unknownIntegration = (id: string): Message => ({
  given: `the integration ${JSON.stringify(id)}`,
  expected: 'one that is declared',
  next: 'declare it or correct integration_id',
});

export const invalidTimeout = (given: number): Mistake => ({
  path: 'timeout',
  given: `${given} seconds`,
  expected: 'whole seconds from 1 to 60',
});

export const missingCustomAuth = (integration: string): Mistake => ({
  path: `integration ${JSON.stringify(integration)}`,
  problem:
    'its credential is userDefinedOAuth and no custom auth action is declared, whose first configuration is not documented',
  next: 'declare a genesyscloud_integration_custom_auth_action',
});

export const unknownActionIntegration = (): Message => ({
  given: 'a data action of another org',
  expected: 'one of the org of the engine',
});

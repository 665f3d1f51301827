import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { ValueType } from './value-type';

// The mistakes in a flow definition, each with the part that it is about. `Place` puts the rest of the place in front.

// Texts

export const blank = (path: string): Mistake => ({ path, given: 'a blank text', expected: 'a text' });

export const tooLong = (path: string, length: number, limit: number): Mistake => ({
  path,
  given: `${length} characters`,
  expected: `at most ${limit}`,
});

export const substitutionMark = (path: string, text: string): Mistake => ({
  path,
  given: shown(text),
  expected: 'a text without "{{": publishing replaces what is between double braces',
});

export const unwritable = (path: string, text: string): Mistake => ({
  path,
  given: shown(text),
  expected: 'a text without NUL and without half of a surrogate pair',
});

// The flow

export const flowName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'a name without "/" that does not end in "-debug"',
});

export const languageTag = (given: string): Mistake => ({
  path: 'language',
  given: shown(given),
  expected: 'a tag in lower case, such as en-us',
});

export const callsOnly = (path: string, type: string): Mistake => ({
  path,
  problem: `only flows for calls have it, and this flow is ${type}`,
  next: 'leave it out',
});

export const noConversation = (type: string): Mistake => ({
  path: 'onError.queue',
  problem: `${type} flows have no conversation to transfer`,
  next: 'leave it out',
});

export const noSequences = (path: string): Mistake => ({
  path,
  given: 'none',
  expected: 'at least one; the first starts the flow',
});

export const sequenceName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'a letter, then letters, digits and spaces',
});

export const duplicate = (what: string, name: string): Message => ({
  given: `the ${what} ${shown(name)} twice`,
  next: 'rename one',
});

// Variables

export const variableName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: `"Flow." and then a letter with letters, digits and underscores, such as ${exampleName(name)}`,
});

export const noInput = (type: string): Mistake => ({
  path: 'isInput',
  problem: `${type} flows take no inputs`,
  next: 'read a built-in variable or participant data',
});

export const noOutput = (type: string): Mistake => ({
  path: 'isOutput',
  problem: `${type} flows give no outputs`,
  next: 'write participant data',
});

export const undeclarable = (type: string): Mistake => ({
  path: 'type',
  given: type,
  expected: 'a type of a variable',
  next: 'make audio where it is played',
});

export const undeclared = (name: string, declared: readonly string[]): Message => ({
  given: `the variable ${name}`,
  expected: 'a declared variable',
  next: steps('add it to the variables of the flow', didYouMean(name, declared)),
});

export const declaredOtherwise = (name: string, declared: ValueType, used: ValueType): Message => ({
  given: `the variable ${name}, used as ${used}`,
  expected: `the declared type, ${declared}`,
});

export const noSuchBuiltIn = (name: string, type: string, roots: readonly string[]): Message => ({
  given: `the built-in variable ${shown(name)}`,
  expected: `one of ${type} flows, which begin with ${roots.map((root) => `${root}.`).join(' or ')}`,
});

export const notAVariable = (path: string, given: unknown): Mistake => ({
  path,
  given: shown(given),
  expected: 'a variable that the flow declares',
});

// Actions

export const unknownKind = (kind: string, known: readonly string[]): Message => ({
  given: `the action ${shown(kind)}`,
  expected: oneOfText(known),
  next: didYouMean(kind, known),
});

export const notAvailable = (kind: string, type: string, instead: string): Message => ({
  problem: `${kind} does not exist in ${type} flows`,
  next: instead,
});

export const noStatements = (): Mistake => ({ path: 'statements', given: 'none', expected: 'at least one' });

export const noValueAssigned = (path: string): Mistake => ({
  path,
  given: 'noValue, which updateData does not take',
  next: 'use unset(variable), which writes NOT_SET',
});

export const readsEarlierStatement = (path: string, name: string, writer: string): Mistake => ({
  path,
  problem: `it reads ${name}, which ${writer} of the same updateData writes, and whether it sees the new value is not documented`,
  next: 'put it into an updateData of its own',
});

export const noAttributes = (): Mistake => ({ path: 'attributes', given: 'none', expected: 'at least one' });

export const caseCount = (count: number): Mistake => ({ path: 'cases', given: String(count), expected: '1 to 64' });

export const loopCount = (count: unknown): Mistake => ({
  path: 'count',
  given: shown(count),
  expected: 'a whole number, 1 to 99',
});

export const emptyLoop = (): Mistake => ({
  path: 'body',
  given: 'no actions',
  expected: 'at least one',
  next: 'add it or remove the loop',
});

export const endlessLoopBody = (): Mistake => ({
  path: 'body',
  problem: 'it ends the flow on every path, so it never runs twice',
  next: 'let one path go on, or remove the loop',
});

export const loopExitOutside = (): Message => ({
  problem: 'loopExit is outside any loop',
  next: 'remove it or move it into the body of one',
});

export const conversationIdNeeded = (): Mistake => ({
  path: 'conversationId',
  problem: 'missing, and a workflow has no conversation of its own',
  next: 'name one',
});

export const conversationIdUnused = (type: string): Mistake => ({
  path: 'conversationId',
  problem: `${type} flows use their own conversation`,
  next: 'leave it out',
});

export const transferFailureNeeded = (): Mistake => ({
  path: 'onFailure',
  problem: 'missing, and the transfer of a call can fail',
  next: 'say what happens then',
});

export const noTransferFailure = (path: string, type: string): Mistake => ({
  path,
  problem: `a transfer in ${type} flows has no failure exit`,
  next: 'leave it out',
});

export const unreachable = (): Message => ({
  problem: 'this never runs, since every path ends before it',
  next: 'remove it or move it',
});

export const pathRunsOff = (endings: string): Message => ({
  problem: 'a path stops here without an ending',
  next: `finish it with ${endings}`,
});

// Call Data

export const secureAction = (name: string): Message => ({
  given: `the data action ${shown(name)}, which is secure`,
  expected: 'one that callData can call',
  next: 'declare it with secure: false',
});

export const timeout = (given: unknown): Mistake => ({
  path: 'timeoutSeconds',
  given: shown(given),
  expected: 'a whole number of seconds, at least 1',
});

export const inputNeeded = (name: string): Mistake => ({
  path: `input ${shown(name)}`,
  problem: 'missing, and it is required',
  next: 'give it a value',
});

export const unknownField = (what: string, name: string, known: readonly string[]): Message => ({
  given: `the ${what} ${shown(name)}`,
  expected: oneOfText(known),
  next: didYouMean(name, known),
});

export const noFailureOutputs = (type: string): Mistake => ({
  path: 'failureOutputs',
  problem: `${type} flows cannot read why a data action failed`,
  next: 'leave them out and use the failure exit alone',
});

function exampleName(name: string): string {
  const letters = name.replace(/^\w*\./, '').replace(/\W/g, '');
  return `Flow.${/^[A-Za-z]/.test(letters) ? letters : 'token'}`;
}

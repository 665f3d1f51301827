import { didYouMean, steps } from '../../../../input/did-you-mean';
import * as input from '../../../../input/errors';
import type { Message, Mistake } from '../../../../input/mistake';
import { cut, shown } from '../../../../input/shown';
import { withArticle } from '../../../../input/with-article';
import type { YamlNode } from '../../../../input/yaml-node';
import type { ExpressionMistake } from '../expression/expression-mistake';
import type { ExpressionType } from '../expression/types';

/** The known names, for a name that is not one of them. @param others that exist too: a near one is suggested as well */
export const oneOf = (name: string, known: readonly string[], others: readonly string[] = []): Message => ({
  expected: input.oneOfText(known),
  next: didYouMean(name, [...known, ...others]),
});

export const quoted = (name: string) => `"${name}"`;
export const createFirst = 'create it before the flow is published, or correct the name';

// The file.

export const fileTooLarge = (size: number): Message => ({
  given: `${size} bytes`,
  expected: 'at most 6 MiB, as much as Architect takes in one flow',
});

export const leftoverMark = (mark: string): Message => ({
  given: `the mark ${mark}`,
  problem: 'it was not replaced',
  next: 'give the flow resource a substitution for it',
});

// Shapes.

export const notOfKind = (part: string, expected: string, node: YamlNode): Mistake => ({
  path: part,
  given: shownNode(node),
  expected,
});

export const missingKey = (part: string): Mistake => ({ path: part, problem: 'missing', next: 'add the key' });

export const unknownKey = (key: string, accepted: readonly string[]): Mistake => ({
  path: key,
  ...input.unknownKey(key, accepted),
});

export const oneKeyNeeded = (what: string, given: readonly string[]): Message => ({
  given: `the keys ${given.join(', ') || 'none'}`,
  expected: `exactly one key, ${what}`,
});

export const oneFormNeeded = (part: string): Mistake => ({
  path: part,
  expected: 'exactly one of exp, lit, noValue: true',
});

export const oneAudioNeeded = (part: string): Mistake => ({
  path: part,
  expected: 'exactly one of tts, exp, prompt, noValue: true',
});

export const variableNeeded = (part: string): Mistake => ({
  path: part,
  expected: 'exactly one of var, noValue: true',
});

export const emptyDuration = (units: readonly string[]): Message => ({
  given: 'a duration without units',
  expected: `at least one of ${units.join(', ')}`,
});

export const badExpression = (text: string, { at, mistake }: ExpressionMistake): Mistake => ({
  path: `character ${at + 1} of ${cut(text)}`,
  ...mistake,
});

// The flow and its sequences.

export const unknownRoot = (given: string, accepted: readonly string[]): Message => ({
  given: `the root key ${quoted(given)}`,
  ...oneOf(given, accepted),
});

export const badFlowName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'a name that is not blank, holds no "/" and does not end in "-debug"',
});

export const noSequences = (accepted: readonly string[]): Message => ({
  problem: `no ${accepted.join(' or ')}`,
  expected: 'at least one',
});

export const wrongWrapper = (given: string, expected: string): Mistake => ({
  path: given,
  problem: 'unknown key',
  expected,
});

export const duplicateName = (kind: string, name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  problem: `another ${kind} has this name`,
  next: 'rename one',
});

export const duplicateRefId = (refId: string): Mistake => ({
  path: 'refId',
  given: shown(refId),
  problem: 'another part has this refId',
  next: 'change one',
});

export const badRefId = (refId: string): Mistake => ({
  path: 'refId',
  given: shown(refId),
  expected: 'a text that is not empty and holds none of [ ] # ~ /',
});

export const badReference = (text: string, type: string, kinds: readonly string[]): Message => ({
  given: shown(text),
  expected: kinds.map((kind) => `/${type}/${kind}s/${kind}[refId]`).join(' or '),
});

export const unknownReference = (text: string, refIds: readonly string[]): Message => ({
  given: shown(text),
  expected: `a reference with one of the refIds ${refIds.join(', ')}`,
});

export const wrongReference = (text: string, kinds: readonly string[]): Message => ({
  given: shown(text),
  expected: `a reference to ${kinds.map(withArticle).join(' or ')}`,
});

export const pathNeverEnds = (kind: string, accepted: readonly string[]): Message => ({
  problem: `a path of this ${kind} runs off its end`,
  next: `end every path with one of ${accepted.join(', ')}`,
});

// Variables.

export const unknownType = (given: string, accepted: readonly string[]): Message => ({
  given: `the type ${quoted(given)}`,
  ...oneOf(given, accepted),
});

export const badVariableName = (name: string, prefixes: readonly string[]): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: `${prefixes.map((prefix) => `${prefix}.name`).join(' or ')} with letters, digits and underscores`,
});

export const duplicateVariable = (name: string): Message => ({
  problem: `the variable ${name} is declared twice`,
  next: 'keep one',
});

export const unknownVariable = (name: string, known: readonly string[]): Message => ({
  given: `the variable ${name}`,
  expected: 'a declared variable',
  next: steps('declare it in the flow', didYouMean(name, known)),
});

export const builtInWritten = (name: string): Message => ({
  given: `the variable ${name}`,
  problem: 'Architect provides it, so a flow cannot write it',
  next: 'write to a variable of the flow',
});

export const wrongVariableType = (name: string, given: ExpressionType, expected: ExpressionType): Message => ({
  given: `the variable ${name}, which is ${given}`,
  expected: `${expected}, without a cast`,
});

export const inputRefused = (name: string, type: string): Message => ({
  problem: `${name} cannot be an input: ${type} flows have none`,
  next: 'remove isInput',
});

export const outputRefused = (name: string, type: string): Message => ({
  problem: `${name} cannot be an output: ${type} flows have none`,
  next: 'remove isOutput',
});

export const secureRefused = (name: string, type: string): Message => ({
  problem: `${name} cannot be secure: ${type} flows have no secure variables`,
  next: 'remove isSecure',
});

export const secureLaunchVariable = (name: string): Message => ({
  problem: `${name} is secure and cannot be an input or an output`,
  next: 'remove isSecure, or isInput and isOutput',
});

export const literalNeeded = (part: string): Mistake => ({
  path: part,
  problem: 'it cannot be computed',
  expected: '{ lit: ... }',
});

// Settings of menus.

export const wrongRepeatCount = (given: number, most: number): Mistake => ({
  path: 'repeatCount',
  given: String(given),
  expected: `1 to ${most}`,
});

// Common modules.

export const unknownFlowType = (given: string, accepted: readonly string[]): Message => ({
  given: `the flow type ${quoted(given)}`,
  ...oneOf(given, accepted),
});

export const typeNotRun = (type: string): Message => ({
  problem: `the sandbox does not run ${type} flows: whether they have what this module uses is not checked`,
});

// Actions.

export const unknownObject = (kind: string, name: string): Message => ({
  given: `the ${kind} ${quoted(name)}`,
  expected: 'one that the org has',
  next: createFirst,
});

export const unknownAction = (given: string, accepted: readonly string[], notRun: readonly string[]): Message => ({
  given: `the action ${quoted(given)}`,
  ...oneOf(given, accepted, notRun),
});

export const actionRefused = (kind: string, type: string, alternative: string | undefined): Message => ({
  problem: `${kind} does not exist in ${type} flows`,
  next: alternative,
});

export const actionNameTooLong = (length: number): Mistake => ({
  path: 'name',
  given: `${length} characters`,
  expected: 'at most 200',
});

export const unreachable = (): Message => ({
  problem: 'this action is never reached',
  next: 'remove it or move it',
});

export const queueNeeded = (): Message => ({ given: 'noValue for the queue of a transfer', expected: 'a queue' });

export const errorHandlingRefused = (given: string, type: string, accepted: readonly string[]): Mistake => ({
  path: 'errorHandling',
  given: quoted(given),
  problem: `it does not exist in ${type} flows`,
  expected: input.oneOfText(accepted),
});

export const jumpUnproven = (kind: string): Message => ({
  problem: `${kind} as error handling is documented, but no public file shows its keys: those of the action are assumed`,
});

export const actionNotRun = (kind: string, why: string): Message => ({
  problem: `the sandbox does not run the action ${kind}: ${why}`,
});

export const rootNotRun = (type: string, why: string): Message => ({
  problem: `the sandbox does not run ${type} flows: ${why}`,
});

export const wrongNoEntryTimeout = (ms: number): Mistake => ({
  path: 'noEntryTimeout',
  given: `${ms} ms`,
  expected: '1 to 99 seconds',
});

function shownNode(node: YamlNode): string {
  return node.kind === 'scalar' ? shown(node.value) : `a ${node.kind}`;
}

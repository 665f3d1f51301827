import type { Message, Mistake } from '../../../../input/mistake';
import { cut } from '../../../../input/shown';
import { createFirst, oneOf, quoted } from '../publish/errors';

// The mistakes in actions of one kind. Those that parts of several kinds share are in `publish/errors.ts`.

export const noValueAssigned = (variable: string): Mistake => ({
  path: `the value of ${variable}`,
  given: 'noValue: true',
  expected: 'exp or lit: updateData does not take noValue',
  next: 'to unset the variable, write exp: NOT_SET',
});

export const unknownModule = (name: string): Message => ({
  given: `the common module ${quoted(name)}`,
  expected: 'one that is published beside this flow',
  next: 'publish the file that holds it together with this one, or correct the name',
});

export const incompatibleModule = (name: string, type: string, callers: readonly string[]): Message => ({
  given: `a call of common module ${quoted(name)} in ${type} flows`,
  expected: `a call in flows of type ${callers.join(', ') || 'none'}`,
});

export const unknownVersion = (given: string): Message => ({
  given: `the version ${quoted(given)}`,
  expected: 'ver_latestPublished',
});

export const unknownModuleVariable = (kind: 'input' | 'output', name: string, known: readonly string[]): Message => ({
  given: `the ${kind} ${quoted(name)} of the common module`,
  ...oneOf(name, known),
});

export const unknownColumn = (table: string, name: string, known: readonly string[]): Message => ({
  given: `the column ${quoted(name)} of data table ${quoted(table)}`,
  ...oneOf(name, known),
});

export const notSupported = (part: string, given: string, expected: string): Mistake => ({
  path: part,
  given: cut(given),
  expected: `${expected} (the sandbox knows no other)`,
});

export const wrongDigits = (least: number, most: number): Message => ({
  given: `${least} to ${most} digits`,
  expected: '1 to 40 digits, the least not above the most',
});

export const unknownDataAction = (category: string, name: string): Message => ({
  given: `the data action ${quoted(name)} in category ${quoted(category)}`,
  expected: 'one that the org has',
  next: createFirst,
});

export const secureDataAction = (category: string, name: string): Message => ({
  given: `the data action ${quoted(name)} in category ${quoted(category)}, which is secure`,
  expected: 'one that Call Data can call',
  next: 'set secure to false',
});

export const plainDataAction = (category: string, name: string): Message => ({
  given: `the data action ${quoted(name)} in category ${quoted(category)}, which is not secure`,
  expected: 'one that Call Secure Data can call',
  next: 'use callData',
});

export const unknownInput = (name: string, known: readonly string[]): Message => ({
  given: `the input ${quoted(name)} of the data action`,
  ...oneOf(name, known),
});

export const requiredInputEmpty = (name: string): Message => ({
  given: `noValue for the input ${quoted(name)}`,
  expected: 'a value, since the input is required',
});

export const unknownOutput = (part: string, name: string, known: readonly string[]): Mistake => ({
  path: part,
  given: quoted(name),
  ...oneOf(name, known),
});

export const failureOutputsRefused = (type: string): Mistake => ({
  path: 'failureOutputs',
  problem: `${type} flows cannot read why a data action failed`,
  next: 'remove it and branch on the exits alone',
});

export const literalTimeoutNeeded = (): Mistake => ({
  path: 'timeout',
  expected: 'a literal duration such as { lit: { seconds: 4 } }',
});

export const timeoutTooShort = (): Mistake => ({ path: 'timeout', given: '0 ms', expected: 'at least 1 ms' });

export const wrongLoopCount = (given: number | undefined, most: number): Mistake => ({
  path: 'loopCount',
  given: String(given ?? 'NOT_SET'),
  expected: `1 to ${most}`,
});

export const loopAlwaysEnds = (): Message => ({
  problem: 'the body of the loop ends the flow on every path, so it never loops',
  next: 'add a path that goes on',
});

export const outsideLoop = (): Message => ({
  problem: 'this action is outside any loop',
  next: 'move it into the body of one',
});

export const wrongCaseCount = (given: number, most: number): Message => ({
  given: `${given} cases`,
  expected: `1 to ${most}`,
});

export const nothingUpdated = (): Message => ({
  problem: 'this action updates nothing',
  next: 'add a statement or remove it',
});

export const attributeEmpty = (): Message => ({
  given: 'noValue for an attribute',
  expected: 'a value, such as { lit: "" }',
});

export const outsideTask = (): Message => ({
  problem: 'endTask ends a task, and this action is not in one',
  next: 'use another action that ends the path',
});

export const unknownOutputPath = (name: string, known: readonly string[]): Message => ({
  given: `the output path ${quoted(name)} of the task`,
  ...oneOf(name, known),
});

export const intervalsRefused = (mode: string): Mistake => ({
  path: 'specificRoundingIntervals',
  problem: `they do not exist with playbackMode ${mode}`,
  expected: 'playbackMode about or lessThan',
});

import type { YamlNode } from '../../../../input/yaml-node';
import { nearest } from '../../../nearest';
import type { ExpressionType } from '../expression/types';

// Reading YAML.

export const fileTooLarge = (size: number) => `the file has ${size} bytes; Architect takes at most 6 MiB in one flow`;

export const leftoverMark = (mark: string) =>
  `the mark ${mark} was not replaced; give the flow resource a substitution for it`;

// Shapes.

export const notOfKind = (what: string, accepted: string, node: YamlNode) =>
  `${what} is ${shownNode(node)}; accepted: ${accepted}`;

export const missingKey = (key: string) => `the key "${key}" is missing`;

export const unknownKey = (key: string, accepted: readonly string[]) =>
  `unknown key "${key}"${nearest(key, accepted)}; accepted: ${accepted.join(', ')}`;

export const oneKeyNeeded = (what: string, given: readonly string[]) =>
  `exactly one key is needed, ${what}; given: ${given.join(', ') || 'none'}`;

export const oneFormNeeded = (what: string) => `${what} needs exactly one of exp, lit, noValue: true`;

export const oneAudioNeeded = (what: string) => `${what} needs exactly one of tts, exp, prompt, noValue: true`;

export const variableNeeded = (what: string) => `${what} needs exactly one of var, noValue: true`;

export const emptyDuration = (units: readonly string[]) => `a duration needs at least one of ${units.join(', ')}`;

export const badExpression = (text: string, at: number, message: string) =>
  `${message} (character ${at + 1} of ${shownText(text)})`;

// The flow and its sequences.

export const unknownRoot = (given: string, accepted: readonly string[]) =>
  `the root key "${given}" is no flow type that the sandbox runs${nearest(given, accepted)}; accepted: ${accepted.join(', ')}`;

export const badFlowName = (name: string) =>
  `the flow name ${shownText(name)} is not accepted; it may not be blank, hold "/" or end in "-debug"`;

export const noSequences = (accepted: readonly string[]) => `the flow has no ${accepted.join(' or ')}`;

export const wrongWrapper = (given: string, accepted: string) => `unknown key "${given}"; accepted: ${accepted}`;

export const duplicateName = (kind: string, name: string) => `two ${kind}s are called "${name}"; rename one`;

export const duplicateRefId = (refId: string) => `the refId "${refId}" stands twice; references need it once`;

export const badRefId = (refId: string) => `the refId "${refId}" may not be empty or hold [ ] # ~ or /`;

export const badReference = (text: string, type: string, kinds: readonly string[]) =>
  `${shownText(text)} is no reference; accepted: ${kinds.map((kind) => `/${type}/${kind}s/${kind}[refId]`).join(' or ')}`;

export const unknownReference = (text: string, refIds: readonly string[]) =>
  `${text} names nothing; the refIds are ${refIds.join(', ')}`;

export const wrongReference = (text: string, kinds: readonly string[]) => `${text} must name a ${kinds.join(' or a ')}`;

export const pathNeverEnds = (kind: string, accepted: readonly string[]) =>
  `a path of this ${kind} runs off its end; end every path with one of ${accepted.join(', ')}`;

// Variables.

export const unknownType = (given: string, accepted: readonly string[]) =>
  `unknown type "${given}"${nearest(given, accepted)}; accepted: ${accepted.join(', ')}`;

export const badVariableName = (name: string, prefixes: readonly string[]) =>
  `the variable name ${shownText(name)} is not accepted here; write ${prefixes.map((prefix) => `${prefix}.name`).join(' or ')} with letters, digits and underscores`;

export const duplicateVariable = (name: string) => `the variable ${name} is declared twice`;

export const unknownVariable = (name: string, known: readonly string[]) =>
  `unknown variable ${name}${nearest(name, known)}; declare it in the flow`;

export const builtInWritten = (name: string) => `${name} is provided by Architect and cannot be written`;

export const wrongVariableType = (name: string, given: ExpressionType, accepted: ExpressionType) =>
  `the variable ${name} is ${given}; accepted here, without a cast: ${accepted}`;

export const inputRefused = (name: string, type: string) => `${name} cannot be an input: ${type} flows have none`;

export const outputRefused = (name: string, type: string) => `${name} cannot be an output: ${type} flows have none`;

export const secureRefused = (name: string, type: string) =>
  `${name} cannot be secure: ${type} flows have no secure variables`;

export const secureLaunchVariable = (name: string) => `${name} is secure and cannot be an input or an output`;

export const literalNeeded = (what: string) => `${what} cannot be computed; write { lit: ... }`;

// Menus.

export const wrongRepeatCount = (given: number, most: number) => `repeatCount is ${given}; accepted: 1 to ${most}`;

export const badKey = (given: string) =>
  `"${given}" is no key of a phone; accepted: digit_0 to digit_9, digit_* and digit_#`;

export const duplicateKeyPress = (key: string) => `two choices of this menu have the key ${key}; change one`;

export const unknownChoice = (given: string, accepted: readonly string[]) =>
  `the sandbox knows no menu choice "${given}"${nearest(given, accepted)}; accepted: ${accepted.join(', ')}`;

export const badChoiceReference = (text: string) =>
  `${shownText(text)} names no choice of this menu; accepted: ./choices/<choice>[refId]`;

// Common modules.

export const unknownFlowType = (given: string, accepted: readonly string[]) =>
  `unknown flow type "${given}"${nearest(given, accepted)}; accepted: ${accepted.join(', ')}`;

export const typeNotRun = (type: string) =>
  `the sandbox does not run ${type} flows: whether they have what this module uses is not checked`;

export const unknownModule = (name: string) =>
  `no common module "${name}" is published beside this flow; publish the file that holds it together with this one, or correct the name`;

export const incompatibleModule = (name: string, type: string, callers: readonly string[]) =>
  `common module "${name}" is not compatible with ${type} flows; compatible: ${callers.join(', ') || 'none'}`;

export const unknownVersion = (given: string) => `unknown version "${given}"; accepted: ver_latestPublished`;

export const unknownModuleVariable = (kind: 'input' | 'output', name: string, known: readonly string[]) =>
  `the common module has no ${kind} "${name}"${nearest(name, known)}; its ${kind}s: ${known.join(', ') || 'none'}`;

// Actions.

export const unknownObject = (kind: string, name: string) =>
  `the org has no ${kind} "${name}"; create it before the flow is published, or correct the name`;

export const unknownTable = (name: string) =>
  `the org has no data table "${name}"; create it before the flow is published, or correct the name`;

export const unknownColumn = (table: string, name: string, known: readonly string[]) =>
  `data table "${table}" has no column "${name}"${nearest(name, known)}; its columns: ${known.join(', ') || 'none'}`;

export const notSupported = (what: string, given: string, accepted: string) =>
  `${what} ${shownText(given)} is not known to the sandbox; accepted: ${accepted}`;

export const wrongDigits = (least: number, most: number) =>
  `an input of ${least} to ${most} digits is impossible; accepted: 1 to 40, and the least not above the most`;

export const unknownAction = (given: string, accepted: readonly string[]) =>
  `unknown action "${given}"${nearest(given, accepted)}; accepted: ${accepted.join(', ')}`;

export const actionRefused = (kind: string, type: string, alternative: string | undefined) =>
  `${kind} does not exist in ${type} flows${alternative === undefined ? '' : `; ${alternative}`}`;

export const actionNameTooLong = (length: number) => `the name has ${length} characters; at most 200 are allowed`;

export const unreachable = () => 'this action is never reached';

export const unknownDataAction = (category: string, name: string) =>
  `the org has no data action "${name}" in category "${category}"; create it before the flow is published`;

export const secureDataAction = (category: string, name: string) =>
  `data action "${name}" of category "${category}" is secure, and Call Data cannot call it; set secure to false`;

export const plainDataAction = (category: string, name: string) =>
  `data action "${name}" of category "${category}" is not secure, and Call Secure Data cannot call it; use callData`;

export const unknownInput = (name: string, known: readonly string[]) =>
  `the data action has no input "${name}"${nearest(name, known)}; its inputs: ${known.join(', ') || 'none'}`;

export const requiredInputEmpty = (name: string) => `the input "${name}" is required; noValue is not accepted`;

export const unknownOutput = (list: string, name: string, known: readonly string[]) =>
  `${list} has no "${name}"${nearest(name, known)}; accepted: ${known.join(', ') || 'none'}`;

export const failureOutputsRefused = (type: string) =>
  `failureOutputs do not exist in ${type} flows: a call cannot read why a data action failed; branch on the exits alone`;

export const literalTimeoutNeeded = () => 'a timeout is a literal duration such as { lit: { seconds: 4 } }';

export const timeoutTooShort = () => 'a timeout is at least 1 ms';

export const wrongLoopCount = (given: number | undefined, most: number) =>
  `the loop count is ${given ?? 'not set'}; accepted: 1 to ${most}`;

export const loopAlwaysEnds = () =>
  'the body of the loop ends the flow on every path, so it never loops; add a path that goes on';

export const outsideLoop = () => 'there is no loop around this action';

export const wrongCaseCount = (given: number, most: number) => `a switch has 1 to ${most} cases, not ${given}`;

export const nothingUpdated = () => 'this action updates nothing';

export const attributeEmpty = () => 'the value of an attribute cannot be noValue; use { lit: "" }';

export const queueNeeded = () => 'a transfer needs a queue';

export const unknownQueue = (name: string) =>
  `the org has no queue "${name}"; create it before the flow is published, or correct the name`;

export const outsideTask = () => 'endTask ends a task, and this is none';

export const unknownOutputPath = (name: string, known: readonly string[]) =>
  `the task has no output path "${name}"${nearest(name, known)}; accepted: ${known.join(', ')}`;

export const errorHandlingRefused = (given: string, type: string, accepted: readonly string[]) =>
  `errorHandling "${given}" does not exist in ${type} flows; accepted: ${accepted.join(', ')}`;

export const jumpUnproven = (kind: string) =>
  `${kind} as error handling is documented, but no public file shows its keys: those of the action are assumed`;

export const actionNotRun = (kind: string, why: string) => `the sandbox does not run the action ${kind}: ${why}`;

export const rootNotRun = (type: string, why: string) =>
  `the root key "${type}" is no flow type that the sandbox runs: ${why}`;

export const wrongNoEntryTimeout = (ms: number) => `noEntryTimeout is ${ms} ms; accepted: 1 to 99 seconds`;

export const intervalsRefused = (mode: string) =>
  `specificRoundingIntervals do not exist with playbackMode ${mode}; accepted: with about and lessThan`;

function shownNode(node: YamlNode): string {
  return node.kind === 'scalar' ? shownText(JSON.stringify(node.value)) : `a ${node.kind}`;
}

function shownText(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

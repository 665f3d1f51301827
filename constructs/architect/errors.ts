import { didYouMean, shown } from '../../input/user-error';
import type { ValueType } from './value-type';

// The mistakes in a flow definition. `Place` puts the place in front.

// Texts

export const blank = (what: string) => `${what} is blank; give it a text`;

export const tooLong = (what: string, length: number, limit: number) =>
  `${what} has ${length} characters; at most ${limit} are accepted`;

export const substitutionMark = (what: string, text: string) =>
  `${what} contains "{{", got ${shown(text)}; publishing replaces what stands in double braces, so write it without them`;

export const unwritable = (what: string, text: string) =>
  `${what} holds a NUL or half of a surrogate pair, got ${shown(text)}; remove it`;

// The flow

export const flowName = (name: string) =>
  `name ${shown(name)} is not accepted; a flow's name has no "/" and does not end in "-debug"`;

export const languageTag = (given: string) =>
  `language ${shown(given)} is not accepted; expected a tag in lower case, such as en-us`;

export const callsOnly = (what: string, type: string) => `${what} is for calls, this flow is ${type}; leave it out`;

export const noConversation = (type: string) =>
  `onError.queue is not accepted, ${type} flows have no conversation to transfer; leave it out`;

export const noSequences = (what: string) => `no ${what} given; at least one is needed, and the first starts the flow`;

export const sequenceName = (name: string) =>
  `name ${shown(name)} is not accepted; use a letter, then letters, digits and spaces`;

export const duplicate = (what: string, name: string) => `${what} ${shown(name)} is there twice; rename one`;

// Variables

export const variableName = (name: string) =>
  `name is not accepted; expected "Flow." and then a letter with letters, digits and underscores, such as ${exampleName(name)}`;

export const noInput = (type: string) =>
  `isInput is not accepted, ${type} flows take no inputs; read a built-in variable or participant data`;

export const noOutput = (type: string) =>
  `isOutput is not accepted, ${type} flows give no outputs; write participant data`;

export const undeclarable = (type: string) => `type ${type} is not accepted; audio is made where it is played`;

export const initialValue = (type: ValueType, given: unknown) =>
  `initial value ${shown(given)} is not accepted; ${accepted[type]}`;

export const undeclared = (name: string, declared: readonly string[]) =>
  `variable ${name} is not declared; add it to the variables of the flow${didYouMean(name, declared)}`;

export const declaredOtherwise = (name: string, declared: ValueType, used: ValueType) =>
  `variable ${name} is declared as ${declared} and used as ${used}; use the declared one`;

export const noSuchBuiltIn = (name: string, type: string, roots: readonly string[]) =>
  `built-in variable ${shown(name)} does not exist in ${type} flows; those there begin with ${roots.map((root) => `${root}.`).join(' or ')}`;

export const notAVariable = (what: string, given: unknown) =>
  `${what} needs a variable that the flow declares, got ${shown(given)}`;

// Expressions

export const missing = (what: string) => `${what} is missing; give it a value`;

export const wrongType = (what: string, wanted: ValueType, given: ValueType, text: string) =>
  `${what} takes ${wanted}, got ${given} ${shown(text)}${conversion[wanted]}`;

export const tooDeep = (what: string, depth: number, limit: number) =>
  `${what} nests ${depth} deep; at most ${limit} is accepted, so split it with updateData`;

export const operandTypes = (operation: string, types: readonly string[]) =>
  `${operation} is given ${types.join(' and ')}; both must have one type`;

export const conditionType = (operation: string, type: ValueType, text: string) =>
  `${operation} needs a condition, got ${type} ${shown(text)}; compare it with something`;

export const misplacedAudio = (operation: string) => `${operation} takes no audio; audio is only for playAudio`;

export const misplacedOptions = () =>
  'AudioPlaybackOptions stands inside another function; it must be outermost, so wrap the whole audio with uninterrupted';

export const silenceLength = (text: string) =>
  `ToAudioBlank takes a literal of 0 to 10000 milliseconds, got ${text}; use several in a row for more`;

export const integerLiteral = (given: unknown) => `${given} is not accepted; ${accepted.integer}`;

export const misplacedList = () => 'an empty list stands inside an expression; it can only be assigned';

// Actions

export const unknownKind = (kind: string, known: readonly string[]) =>
  `there is no action ${shown(kind)}; known are ${known.join(', ')}${didYouMean(kind, known)}`;

export const notAvailable = (kind: string, type: string, instead: string) =>
  `${kind} does not exist in ${type} flows; ${instead}`;

export const noStatements = () => 'no statements given; at least one is needed';

export const noValueAssigned = (what: string) =>
  `${what} has no value, and updateData does not take noValue; use unset(variable), which writes NOT_SET`;

export const readsEarlierStatement = (what: string, name: string, writer: string) =>
  `${what} reads ${name}, which ${writer} of the same updateData writes; whether it sees the new value is not documented, so put it into an updateData of its own`;

export const noAttributes = () => 'no attributes given; at least one is needed';

export const caseCount = (count: number) => `${count} cases given; expected 1 to 64`;

export const loopCount = (count: unknown) =>
  `count ${shown(count)} is not accepted; expected a whole number from 1 to 99`;

export const emptyLoop = () => 'the body of the loop is empty; give it actions or remove it';

export const endlessLoopBody = () =>
  'the body of the loop ends the flow on every path, so it never runs twice; let one path go on, or remove the loop';

export const loopExitOutside = () => 'loopExit stands outside any loop; remove it or move it into the body of one';

export const conversationIdNeeded = () =>
  'conversationId is missing; a workflow has no conversation of its own, so name one';

export const conversationIdUnused = (type: string) =>
  `conversationId is not accepted, ${type} flows use their own conversation; leave it out`;

export const transferFailureNeeded = () =>
  'onFailure is missing; the transfer of a call can fail, so say what happens then';

export const noTransferFailure = (what: string, type: string) =>
  `${what} is not accepted, a transfer in ${type} flows has no failure exit; leave it out`;

export const unreachable = () => 'this never runs, since every path ends before it; remove it or move it';

export const pathRunsOff = (endings: string) => `a path stops here without an ending; finish it with ${endings}`;

// Call Data

export const secureAction = (name: string) =>
  `data action ${shown(name)} is marked secure and cannot be called by callData; declare it with secure: false`;

export const timeout = (given: unknown) =>
  `timeoutSeconds ${shown(given)} is not accepted; expected a whole number of seconds, at least 1`;

export const inputNeeded = (name: string) => `input ${shown(name)} is required and not given`;

export const unknownField = (what: string, name: string, known: readonly string[]) =>
  `${what} ${shown(name)} does not exist; known are ${known.join(', ') || 'none'}${didYouMean(name, known)}`;

export const noFailureOutputs = (type: string) =>
  `failureOutputs are not accepted, ${type} flows cannot read why a data action failed; leave them out and take the failure exit alone`;

const accepted: Readonly<Record<ValueType, string>> = {
  string: 'expected a text',
  integer: 'expected a whole number within 999999999999999 either side of 0',
  decimal: 'expected a number that is written without an exponent',
  boolean: 'expected true or false',
  stringCollection: 'expected a list of texts',
  dateTime: 'leave it out and assign it in the flow',
  duration: 'leave it out and assign it in the flow',
  audio: 'leave it out',
};

const conversion: Readonly<Record<ValueType, string>> = {
  string: '; convert it with asText',
  integer: '; convert it with toInteger',
  decimal: '; convert it with toDecimal',
  boolean: '',
  dateTime: '; convert it with toDateTime',
  duration: '',
  stringCollection: '',
  audio: '',
};

function exampleName(name: string): string {
  const letters = name.replace(/^\w*\./, '').replace(/\W/g, '');
  return `Flow.${/^[A-Za-z]/.test(letters) ? letters : 'token'}`;
}

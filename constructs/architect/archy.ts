import type { FlowType } from './flow-type';
import type { ValueType } from './value-type';

// Archy's YAML as types: the part of the format that flows are rendered to, in the vendor's names.
// Shapes: docs/platform-facts.md, Flow YAML by type; Actions and where they exist; Call Data and its failures.

/** The flows of each type, as files hold them. */
interface ArchyFlows {
  readonly inboundCall: ArchyCall;
  readonly inboundShortMessage: ArchyMessage;
  readonly workflow: ArchyWorkflow;
}

/** A whole file: one flow under the key of its type. */
export type ArchyDocument<F extends FlowType = FlowType> = { readonly [K in F]: Pick<ArchyFlows, K> }[F];

interface ArchyHeader {
  readonly name: string;
  readonly description: string;
  readonly division: string;
  /** Path of the task or state that runs first. */
  readonly startUpRef: string;
  readonly defaultLanguage: string;
}

export interface ArchyCall extends ArchyHeader {
  readonly supportedLanguages: Languages<{ readonly defaultLanguageSkill: NoValue }>;
  readonly initialGreeting: SpokenText;
  readonly variables?: readonly VariableDeclaration[];
  readonly settingsActionDefaults: ActionDefaults;
  readonly settingsErrorHandling: { readonly errorHandling: ErrorHandling; readonly preHandlingAudio: SpokenText };
  readonly settingsPrompts: PromptSettings;
  readonly tasks: readonly { readonly task: ArchySequence }[];
}

export interface ArchyMessage extends ArchyHeader {
  readonly supportedLanguages: Languages<{ readonly defaultLanguageSkill: NoValue }>;
  readonly variables?: readonly VariableDeclaration[];
  readonly settingsErrorHandling: { readonly errorHandling: ErrorHandling };
  readonly states: readonly { readonly state: ArchySequence }[];
}

export interface ArchyWorkflow extends ArchyHeader {
  readonly supportedLanguages: Languages<None>;
  readonly variables?: readonly VariableDeclaration[];
  readonly settingsErrorHandling: { readonly errorHandling: { readonly endWorkflow: None } };
  readonly states: readonly { readonly state: ArchySequence }[];
}

export interface ArchySequence extends Block {
  readonly name: string;
  /** Letters, digits and underscores; unique in its list. */
  readonly refId: string;
}

// Settings

type Languages<T> = Readonly<Record<string, T>>;
export type SpokenText = { readonly tts: string } | NoValue;
export type ErrorHandling = { readonly disconnect: None } | { readonly queue: { readonly targetQueue: NamedLiteral } };

/** Defaults of actions that set nothing themselves, as the editor writes them. */
export interface ActionDefaults {
  readonly playAudioOnSilence: { readonly timeout: Seconds };
  readonly detectSilence: { readonly timeout: Seconds };
  readonly callData: { readonly processingPrompt: NoValue };
  readonly collectInput: { readonly noEntryTimeout: Seconds };
  readonly dialByExtension: { readonly interDigitTimeout: Seconds };
  readonly transferToUser: { readonly connectTimeout: NoValue };
  readonly transferToNumber: { readonly connectTimeout: NoValue };
  readonly transferToGroup: { readonly connectTimeout: NoValue };
  readonly transferToFlowSecure: { readonly connectTimeout: Seconds };
}

export interface PromptSettings {
  readonly ensureAudioInPrompts: boolean;
  readonly promptMediaToValidate: readonly { readonly mediaType: 'audio' | 'tts' }[];
}

// Values

export interface NoValue {
  readonly noValue: true;
}

export interface None {
  readonly none: true;
}

export interface Exp {
  readonly exp: string;
}

export interface Literal<T> {
  readonly lit: T;
}

export type Seconds = Literal<{ readonly seconds: number }>;
export type NamedLiteral = Literal<{ readonly name: string }>;
export type PlainLiteral = string | number | boolean | readonly Literal<string>[];
export type AssignedValue = Literal<PlainLiteral> | Exp;
export type Value = AssignedValue | NoValue;
export type Target = { readonly var: string } | NoValue;

// Variables

type Declarable = Exclude<ValueType, 'audio'>;

/** One key, made of the type: `stringVariable`, `integerVariable` and so on. */
export type VariableDeclaration = { readonly [T in Declarable as `${T}Variable`]?: VariableBody };

export interface VariableBody {
  readonly name: string;
  readonly description?: string;
  readonly initialValue: Literal<PlainLiteral> | NoValue;
  readonly isInput?: boolean;
  readonly isOutput?: boolean;
}

// Actions

export interface Block {
  readonly actions: readonly ArchyAction[];
}

interface Named {
  readonly name: string;
}

/** The branches that have actions. A path through any other branch goes on to the next action. */
export type Branches<Exit extends string> = { readonly outputs?: { readonly [E in Exit]?: Block } };

/** One key: the kind of the action. */
export type ArchyAction =
  | { readonly callData: ArchyCallData }
  | { readonly decision: Named & { readonly condition: Exp } & Branches<'yes' | 'no'> }
  | { readonly disconnect: Named }
  | { readonly endWorkflow: Named & { readonly exitReason: Value } }
  | { readonly getConversationData: Named & Conversation & { readonly attributes: readonly ReadAttribute[] } }
  | { readonly getParticipantData: Named & { readonly attributes: readonly ReadAttribute[] } }
  | { readonly loop: ArchyLoop }
  | { readonly loopExit: Named }
  | { readonly playAudio: Named & { readonly audio: Exp } }
  | { readonly sendResponse: Named & { readonly messageBody: Value } }
  | { readonly setConversationData: Named & Conversation & { readonly attributes: readonly WrittenAttribute[] } }
  | { readonly setParticipantData: Named & { readonly attributes: readonly WrittenAttribute[] } }
  | { readonly switch: Named & { readonly evaluate: { readonly firstTrue: FirstTrue } } }
  | { readonly transferToAcd: ArchyTransfer }
  | { readonly updateData: Named & { readonly statements: readonly Statement[] } }
  | { readonly wait: Named & { readonly trimDurationNearMaxRunningTime: Literal<boolean>; readonly duration: Exp } };

export interface ArchyCallData extends Named, Branches<'success' | 'failure' | 'timeout'> {
  /** Calls only. */
  readonly processingPrompt?: NoValue;
  readonly timeout: Seconds;
  /** Category to data action, both by name. */
  readonly category: Readonly<Record<string, { readonly dataAction: Readonly<Record<string, DataActionBindings>> }>>;
}

export interface DataActionBindings {
  readonly inputs?: Readonly<Record<string, Value>>;
  readonly successOutputs?: Readonly<Record<string, Target>>;
  /** All keys or none: calls have none. */
  readonly failureOutputs?: FailureOutputTargets;
}

/** The variables that receive why a data action failed, in a flow that is not a call. */
export interface FailureOutputTargets {
  readonly errorCode: Target;
  readonly status: Target;
  readonly correlationId: Target;
  readonly entityId: Target;
  readonly entityName: Target;
  readonly userMessage: Target;
  readonly userParamsMessage: Target;
  readonly 'userParams.key': Target;
  readonly 'userParams.value': Target;
  readonly 'details.errorCode': Target;
  readonly 'details.fieldName': Target;
  readonly 'details.entityId': Target;
  readonly 'details.entityName': Target;
}

export interface ArchyLoop extends Named, Branches<'loop'> {
  readonly currentIndex: Target;
  readonly loopCount: Literal<number>;
}

export interface FirstTrue {
  readonly default?: Block;
  readonly cases: readonly { readonly case: { readonly value: Exp } & Block }[];
}

/** One key: the type of the variable. */
export type Statement = { readonly [T in Declarable]?: { readonly variable: string; readonly value: AssignedValue } };

export interface Conversation {
  readonly conversationId: Exp;
  readonly participantId: NoValue;
}

export interface ReadAttribute {
  readonly attribute: { readonly name: Literal<string>; readonly variable: string };
}

export interface WrittenAttribute {
  readonly attribute: { readonly name: Literal<string>; readonly value: Value };
}

export interface ArchyTransfer extends Named, Branches<'failure'> {
  readonly targetQueue: NamedLiteral;
  /** This, the next and `failureOutputs`: calls only. */
  readonly preTransferAudio?: NoValue;
  readonly failureTransferAudio?: NoValue;
  readonly priority: Literal<number>;
  readonly preferredAgents: NoValue;
  readonly languageSkill: NoValue;
  readonly failureOutputs?: { readonly errorType: Target; readonly errorMessage: Target };
}

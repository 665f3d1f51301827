import {
  and,
  append,
  assign,
  boolean,
  contains,
  count,
  type DataActionRef,
  decision,
  type Expression,
  equal,
  type FlowType,
  greater,
  type Inputs,
  ifElse,
  integer,
  isNotSetOrEmpty,
  itemAt,
  left,
  length,
  type Node,
  noStrings,
  not,
  or,
  right,
  text,
  trim,
  updateData,
} from '../architect';
import { auditAtEnd, auditBeforeSend, readEarlierRun } from './audit';
import type { Medium } from './dialect';
import { areDigits } from './digits';
import type { LookupAction } from './lookup-step';
import { callOperation, type Recipe } from './recipe';
import { memory, results } from './variables';

type RequiredText = { readonly type: 'string'; readonly required: true };
type TextList = { readonly type: 'stringList' };

/** Finds people by the end of a phone number. */
export type FindCallerAction = DataActionRef<
  { readonly phoneSuffix: RequiredText; readonly correlationId: RequiredText },
  { readonly sysIds: TextList }
>;

type CreateInputs = { readonly shortDescription: RequiredText; readonly correlationId: RequiredText };
type Text = { readonly type: 'string' };

/** Makes a record. What else it takes (`description`, `callerId`, `contactType`) is bound when the action has it. */
export type CreateAction = DataActionRef<CreateInputs, { readonly number: Text }>;

/** The same through an import set, which coalesces on the correlation id and says in `status` what it did. */
export type ImportAction = DataActionRef<CreateInputs, { readonly number: Text; readonly status: Text }>;

/** The data actions that a flow calls. */
export type RecordActions = {
  /** @default - the caller is not looked up */
  readonly findCaller?: FindCallerAction;
  readonly lookup: LookupAction;
} & (
  | { readonly createBy: 'table'; readonly create: CreateAction }
  | { readonly createBy: 'importSet'; readonly create: ImportAction }
);

/** What a flow knows of its conversation. */
export interface RecordSource {
  readonly shortDescription: Expression<'string'>;
  readonly description: Expression<'string'>;
  /** Phone number, or an address that may be one. */
  readonly phone: Expression<'string'>;
  /** How many last digits of the phone number must match. */
  readonly matchDigits: number;
  /** ServiceNow's contact type. */
  readonly contactType: string;
}

/** Longest id of a conversation; ServiceNow keeps 100 characters of a correlation id. */
const longestConversationId = 64;

/**
 * Makes one record for the conversation, whatever happens: reads what an earlier run left, looks the caller up, creates
 * with the conversation id (and the name of the operation) as correlation id, and writes the outcome to the data of the
 * conversation. A ServiceNow that cannot even be asked for the caller is not asked for more.
 */
export function makeRecord<F extends FlowType>(
  recipe: Recipe<F>,
  actions: RecordActions,
  source: RecordSource,
): readonly Node<F>[] {
  const { medium } = recipe;
  return [
    decision<F>({
      name: 'Usable conversation id?',
      condition: isUsableId(medium.conversationId),
      yes: [
        updateData(
          'Form the correlation id',
          assign(memory.correlationId, append(medium.conversationId, text(`-${suffixOf(actions.create)}`))),
        ),
        ...readEarlierRun(medium),
      ],
      no: [
        updateData(
          'Refuse',
          assign(results.outcome, text('refused')),
          assign(results.reason, text('no usable conversation id')),
          assign(memory.goOn, boolean(false)),
        ),
      ],
    }),
    ...(actions.findCaller ? [...findCaller(recipe, actions.findCaller, source), ...readAgain(medium)] : []),
    decision<F>({
      name: 'Create the record?',
      condition: memory.goOn,
      yes: [...createRecord(recipe, actions, source)],
    }),
    auditAtEnd(medium),
  ];
}

/** Another run of the same conversation may have begun while the caller was looked up. */
function readAgain<F extends FlowType>(medium: Medium<F>): readonly Node<F>[] {
  const mayHaveChanged = and(memory.goOn, not(memory.triedBefore));
  return [decision<F>({ name: 'Still alone?', condition: mayHaveChanged, yes: readEarlierRun(medium) })];
}

/** True when the record exists. */
export function hasRecord(): Expression<'boolean'> {
  return or(equal(results.outcome, text('created')), equal(results.outcome, text('found')));
}

/**
 * An id that several conversations would share, or that would not survive a query unchanged, cannot tell records apart:
 * `^` ends a query term, and ServiceNow evaluates a value that begins with `javascript:`.
 */
function isUsableId(id: Expression<'string'>): Expression<'boolean'> {
  return and(
    not(isNotSetOrEmpty(id)),
    not(greater(length(id), integer(longestConversationId))),
    not(contains(id, text('^'))),
    not(contains(id, text(':'))),
    equal(trim(id), id),
  );
}

function suffixOf(create: CreateAction): string {
  return create.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30);
}

/** Looks the caller up by the last digits of the number; a blank or a sign among them would find the numbers of others. */
function findCaller<F extends FlowType>(
  recipe: Recipe<F>,
  action: FindCallerAction,
  source: RecordSource,
): readonly Node<F>[] {
  const { phoneSuffix } = memory;
  const isOne = ifElse(isNotSetOrEmpty(memory.callerIds), boolean(false), equal(count(memory.callerIds), integer(1)));
  const unreachable = ifElse(memory.triedBefore, text('unconfirmed'), text('failed'));
  const look = decision<F>({
    name: 'Look the caller up?',
    condition: and(memory.goOn, areDigits(phoneSuffix, source.matchDigits)),
    yes: [
      ...callOperation(recipe, {
        title: 'Find caller',
        action,
        inputs: { phoneSuffix, correlationId: memory.correlationId },
        outputs: { sysIds: memory.callerIds },
        repeat: { kind: 'safe' },
        reset: [assign(memory.callerIds, noStrings())],
      }),
      decision<F>({
        name: 'Was ServiceNow out of reach?',
        condition: equal(results.outcome, text('failed')),
        yes: [updateData('Do not go on', assign(memory.goOn, boolean(false)), assign(results.outcome, unreachable))],
        no: [
          decision<F>({
            name: 'Exactly one caller?',
            condition: isOne,
            yes: [updateData('Keep the caller', assign(memory.callerId, itemAt(memory.callerIds, 0)))],
          }),
        ],
      }),
    ],
  });
  const suffix = right(append(text(''), source.phone), source.matchDigits);
  return [updateData('Take the last digits', assign(phoneSuffix, suffix)), look];
}

function createRecord<F extends FlowType>(
  recipe: Recipe<F>,
  actions: RecordActions,
  source: RecordSource,
): readonly Node<F>[] {
  const { create, lookup } = actions;
  const { correlationId } = memory;
  const optional = {
    description: source.description,
    callerId: memory.callerId,
    contactType: text(source.contactType),
  };
  const call = {
    title: create.name,
    inputs: {
      correlationId,
      shortDescription: cut(create.inputs, 'shortDescription', source.shortDescription),
      ...takenBy(create.inputs, optional),
    },
    reset: [assign(results.number, text(''))],
    beforeSend: [auditBeforeSend(recipe.medium)],
  };
  if (actions.createBy === 'table') {
    return callOperation(recipe, {
      ...call,
      action: actions.create,
      outputs: { number: results.number },
      repeat: { kind: 'lookup', lookup, correlationId },
    });
  }
  const status = memory.importStatus;
  return callOperation(recipe, {
    ...call,
    action: actions.create,
    outputs: { number: results.number, status },
    repeat: { kind: 'coalesced', lookup, correlationId, status },
    reset: [...call.reset, assign(status, text(''))],
  });
}

/** The values for inputs that the action has, cut to their lengths. */
function takenBy(inputs: Inputs, values: Readonly<Record<string, Expression<'string'>>>) {
  const taken = Object.entries(values).filter(([name]) => inputs[name] !== undefined);
  return Object.fromEntries(taken.map(([name, value]) => [name, cut(inputs, name, value)]));
}

function cut(inputs: Inputs, name: string, value: Expression<'string'>): Expression<'string'> {
  const limit = inputs[name]?.maxLength;
  return limit === undefined ? value : left(value, limit);
}

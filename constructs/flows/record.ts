import {
  assign,
  type DataActionRef,
  type Expression,
  expr,
  type FlowType,
  type Inputs,
  type Node,
  nodes,
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
    nodes.decision<F>({
      name: 'Usable conversation id?',
      condition: isUsableId(medium.conversationId),
      yes: [
        nodes.updateData(
          'Form the correlation id',
          assign(memory.correlationId, expr.append(medium.conversationId, expr.text(`-${suffixOf(actions.create)}`))),
        ),
        ...readEarlierRun(medium),
      ],
      no: [
        nodes.updateData(
          'Refuse',
          assign(results.outcome, expr.text('refused')),
          assign(results.reason, expr.text('no usable conversation id')),
          assign(memory.goOn, expr.boolean(false)),
        ),
      ],
    }),
    ...(actions.findCaller ? [...findCaller(recipe, actions.findCaller, source), ...readAgain(medium)] : []),
    nodes.decision<F>({
      name: 'Create the record?',
      condition: memory.goOn,
      yes: [...createRecord(recipe, actions, source)],
    }),
    auditAtEnd(medium),
  ];
}

/** Another run of the same conversation may have begun while the caller was looked up. */
function readAgain<F extends FlowType>(medium: Medium<F>): readonly Node<F>[] {
  const mayHaveChanged = expr.and(memory.goOn, expr.not(memory.triedBefore));
  return [nodes.decision<F>({ name: 'Still alone?', condition: mayHaveChanged, yes: readEarlierRun(medium) })];
}

/** True when the record exists. */
export function hasRecord(): Expression<'boolean'> {
  return expr.or(expr.equal(results.outcome, expr.text('created')), expr.equal(results.outcome, expr.text('found')));
}

/**
 * An id that several conversations would share, or that would not survive a query unchanged, cannot tell records apart:
 * `^` ends a query term, and ServiceNow evaluates a value that begins with `javascript:`.
 */
function isUsableId(id: Expression<'string'>): Expression<'boolean'> {
  return expr.and(
    expr.not(expr.isNotSetOrEmpty(id)),
    expr.not(expr.greater(expr.length(id), expr.integer(longestConversationId))),
    expr.not(expr.contains(id, expr.text('^'))),
    expr.not(expr.contains(id, expr.text(':'))),
    expr.equal(expr.trim(id), id),
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
  const isOne = expr.ifElse(
    expr.isNotSetOrEmpty(memory.callerIds),
    expr.boolean(false),
    expr.equal(expr.count(memory.callerIds), expr.integer(1)),
  );
  const unreachable = expr.ifElse(memory.triedBefore, expr.text('unconfirmed'), expr.text('failed'));
  const look = nodes.decision<F>({
    name: 'Look the caller up?',
    condition: expr.and(memory.goOn, areDigits(phoneSuffix, source.matchDigits)),
    yes: [
      ...callOperation(recipe, {
        title: 'Find caller',
        action,
        inputs: { phoneSuffix, correlationId: memory.correlationId },
        outputs: { sysIds: memory.callerIds },
        repeat: { kind: 'safe' },
        reset: [assign(memory.callerIds, expr.noStrings())],
      }),
      nodes.decision<F>({
        name: 'Was ServiceNow out of reach?',
        condition: expr.equal(results.outcome, expr.text('failed')),
        yes: [
          nodes.updateData(
            'Do not go on',
            assign(memory.goOn, expr.boolean(false)),
            assign(results.outcome, unreachable),
          ),
        ],
        no: [
          nodes.decision<F>({
            name: 'Exactly one caller?',
            condition: isOne,
            yes: [nodes.updateData('Keep the caller', assign(memory.callerId, expr.itemAt(memory.callerIds, 0)))],
          }),
        ],
      }),
    ],
  });
  const suffix = expr.right(expr.append(expr.text(''), source.phone), source.matchDigits);
  return [nodes.updateData('Take the last digits', assign(phoneSuffix, suffix)), look];
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
    contactType: expr.text(source.contactType),
  };
  const call = {
    title: create.name,
    inputs: {
      correlationId,
      shortDescription: cut(create.inputs, 'shortDescription', source.shortDescription),
      ...takenBy(create.inputs, optional),
    },
    reset: [assign(results.number, expr.text(''))],
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
    reset: [...call.reset, assign(status, expr.text(''))],
  });
}

/** The values for inputs that the action has, cut to their lengths. */
function takenBy(inputs: Inputs, values: Readonly<Record<string, Expression<'string'>>>) {
  const taken = Object.entries(values).filter(([name]) => inputs[name] !== undefined);
  return Object.fromEntries(taken.map(([name, value]) => [name, cut(inputs, name, value)]));
}

function cut(inputs: Inputs, name: string, value: Expression<'string'>): Expression<'string'> {
  const limit = inputs[name]?.maxLength;
  return limit === undefined ? value : expr.left(value, limit);
}

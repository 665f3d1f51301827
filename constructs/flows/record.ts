import { assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import type { DataActionRef, Inputs } from '../architect/data-action-ref';
import { auditAtEnd, auditBeforeSend, readEarlierRun } from './audit';
import { callOperation } from './call-operation';
import { correlationWord } from './correlation-word';
import { cut } from './cut';
import { areDigits } from './digits';
import { unusableId } from './reasons';
import type { Dialect, LookupAction, Recipe, RequiredText, TextList } from './recipe';
import { memory, results } from './variables';

/** Finds people by the end of a phone number. */
export type FindCallerAction = DataActionRef<
  { readonly phoneSuffix: RequiredText; readonly correlationId: RequiredText },
  { readonly sysIds: TextList }
>;

type CreateInputs = { readonly shortDescription: RequiredText; readonly correlationId: RequiredText };
type Text = { readonly type: 'string' };

/** Makes a record. The inputs `description`, `callerId` and `contactType` are bound where the action has them. */
export type CreateAction = DataActionRef<CreateInputs, { readonly number: Text }>;

/** The same through an import set, which coalesces on the correlation id and reports in `status` what it did. */
export type ImportAction = DataActionRef<CreateInputs, { readonly number: Text; readonly status: Text }>;

/** The data actions that a flow calls. */
export type RecordActions = {
  /** @default - the caller is not looked up */
  readonly findCaller?: FindCallerAction;
  /** Finds the record of the create again. */
  readonly lookup: LookupAction;
  /**
   * Ends the correlation id, at most 30 characters of it. It must stay the same when the create gets another version, so
   * that a conversation that comes back after a release finds its record.
   */
  readonly operation: string;
} & (
  | { readonly createBy: 'table'; readonly create: CreateAction }
  | { readonly createBy: 'importSet'; readonly create: ImportAction }
);

/** What a flow knows about its conversation. */
export interface RecordSource {
  readonly shortDescription: Expression<'string'>;
  readonly description: Expression<'string'>;
  /** Phone number, or an address that may be one. */
  readonly phone: Expression<'string'>;
  /** How many last digits of the phone number must match. */
  readonly matchDigits: number;
  /** ServiceNow's contact type. */
  readonly contactType: string;
  /** Inputs of the create that are the same in every record. */
  readonly fixedInputs: Readonly<Record<string, string>>;
}

/** Longest id of a conversation; ServiceNow keeps 100 characters of a correlation id. */
const longestConversationId = 64;

/**
 * Makes one record for the conversation: reads the notes of an earlier run, looks the caller up, creates with the
 * conversation id and the name of the operation as correlation id, and writes the outcome to the data of the
 * conversation. When the caller look-up cannot reach ServiceNow, the flow does not try to create.
 */
export function makeRecord<F extends FlowType>(
  recipe: Recipe<F>,
  actions: RecordActions,
  source: RecordSource,
): readonly Node<F>[] {
  const { dialect } = recipe;
  return [
    nodes.decision<F>({
      name: 'Usable conversation id?',
      condition: isUsableId(dialect.conversationId),
      yes: [
        nodes.updateData(
          'Form the correlation id',
          assign(memory.correlationId, expr.append(dialect.conversationId, `-${correlationWord(actions.operation)}`)),
        ),
        ...readEarlierRun(dialect),
      ],
      no: [
        nodes.updateData(
          'Refuse',
          assign(results.outcome, 'refused'),
          assign(results.reason, unusableId),
          assign(memory.goOn, false),
        ),
      ],
    }),
    ...(actions.findCaller ? [...findCaller(recipe, actions.findCaller, source), ...readAgain(dialect)] : []),
    nodes.decision<F>({
      name: 'Create the record?',
      condition: memory.goOn,
      yes: [...createRecord(recipe, actions, source)],
    }),
    auditAtEnd(dialect),
  ];
}

/** Another run of the same conversation may have begun while the caller was looked up. */
function readAgain<F extends FlowType>(dialect: Dialect<F>): readonly Node<F>[] {
  const mayHaveChanged = expr.and(memory.goOn, expr.not(memory.triedBefore));
  return [nodes.decision<F>({ name: 'Still alone?', condition: mayHaveChanged, yes: readEarlierRun(dialect) })];
}

/** True when the record exists. */
export function hasRecord(): Expression<'boolean'> {
  return expr.or(expr.equal(results.outcome, 'created'), expr.equal(results.outcome, 'found'));
}

/**
 * An id identifies a record only when no two conversations share it and a query leaves it unchanged: `^` ends a query
 * term, and ServiceNow evaluates a value that begins with `javascript:`.
 */
function isUsableId(id: Expression<'string'>): Expression<'boolean'> {
  return expr.and(
    expr.not(expr.isNotSetOrEmpty(id)),
    expr.not(expr.greater(expr.length(id), longestConversationId)),
    expr.not(expr.contains(id, '^')),
    expr.not(expr.contains(id, ':')),
    expr.equal(expr.trim(id), id),
  );
}

/**
 * Looks the caller up by the last digits of the number. A blank or a sign among them would match the numbers of others.
 */
function findCaller<F extends FlowType>(
  recipe: Recipe<F>,
  action: FindCallerAction,
  source: RecordSource,
): readonly Node<F>[] {
  const { phoneSuffix } = memory;
  const isOne = expr.ifElse(expr.isNotSetOrEmpty(memory.callerIds), false, expr.equal(expr.count(memory.callerIds), 1));
  const unreachable = expr.ifElse(memory.triedBefore, expr.text('unconfirmed'), 'failed');
  const lookUp = nodes.decision<F>({
    name: 'Look the caller up?',
    condition: expr.and(memory.goOn, areDigits(phoneSuffix, source.matchDigits)),
    yes: [
      ...callOperation(recipe, {
        title: 'Find caller',
        step: 'caller look-up',
        action,
        inputs: { phoneSuffix, correlationId: memory.correlationId },
        outputs: { sysIds: memory.callerIds },
        repeat: { kind: 'safe' },
        reset: [assign(memory.callerIds, [])],
      }),
      nodes.decision<F>({
        name: 'Was ServiceNow out of reach?',
        condition: expr.equal(results.outcome, 'failed'),
        yes: [nodes.updateData('Do not go on', assign(memory.goOn, false), assign(results.outcome, unreachable))],
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
  const suffix = expr.right(expr.append('', source.phone), source.matchDigits);
  return [nodes.updateData('Take the last digits', assign(phoneSuffix, suffix)), lookUp];
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
    ...Object.fromEntries(Object.entries(source.fixedInputs).map(([name, value]) => [name, expr.text(value)])),
  };
  const call = {
    title: create.name,
    step: 'create' as const,
    inputs: {
      correlationId,
      shortDescription: cut(create.inputs, 'shortDescription', source.shortDescription),
      ...takenBy(create.inputs, optional),
    },
    reset: [assign(results.number, '')],
    beforeSend: [auditBeforeSend(recipe.dialect)],
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
    reset: [...call.reset, assign(status, '')],
  });
}

/** The values whose inputs the action has, cut to the lengths of these inputs. */
function takenBy(inputs: Inputs, values: Readonly<Record<string, Expression<'string'>>>) {
  const taken = Object.entries(values).filter(([name]) => inputs[name] !== undefined);
  return Object.fromEntries(taken.map(([name, value]) => [name, cut(inputs, name, value)]));
}

import type { Evaluate } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import { isValueType, type ValueType, valueTypes } from '../expression/types';
import type { ActionContext } from '../publish/action-context';
import { oneKeyNeeded, unknownKey, unknownType } from '../publish/errors';
import { type Fields, wrapped } from '../publish/fields';
import { type GivenValue, nothingGiven } from '../publish/values';
import { type Behaviour, type Block, refusedBlock } from '../run/action';
import * as errors from './errors';

const mostCases = 64;

interface Case {
  readonly exit: string;
  readonly value: GivenValue;
  readonly block: Block;
}

/**
 * Takes the branch of the first case that is true (`firstTrue`) or that equals a value (`firstMatch`). The flow fails
 * if the value or a case is not set. Exits: case1, case2, ... and default.
 */
export function switchAction(context: ActionContext): Behaviour {
  const { fields, reporter } = context;
  const behaviour = fields.map(fields.required('evaluate'), 'evaluate', (evaluate) => {
    const [firstTrue, firstMatch] = [evaluate.optional('firstTrue'), evaluate.optional('firstMatch')];
    if (evaluate.node.entries.size !== 1)
      reporter.report(evaluate.node, oneKeyNeeded('firstTrue or firstMatch', [...evaluate.node.entries.keys()]));
    if (firstTrue !== undefined)
      return fields.map(firstTrue, 'firstTrue', (keys) => choosing(context, keys, 'boolean', isTrue));
    const typed = fields.map(firstMatch, 'firstMatch', (keys) => keys.only('the type of the value'));
    if (typed === undefined) return undefined;
    const type = typed.key;
    if (!isValueType(type)) {
      reporter.report(typed, unknownType(type, valueTypes));
      return undefined;
    }
    return fields.map(typed.value, type, (keys) => {
      const { evaluate: wanted } = context.values.value(keys.required('value'), type, 'value');
      return choosing(context, keys, type, wanted);
    });
  });
  return behaviour ?? { exits: { default: refusedBlock }, perform: () => 'default' };
}

const isTrue: Evaluate = () => true;

function choosing(context: ActionContext, keys: Fields, type: ValueType, wanted: Evaluate): Behaviour {
  const cases = readCases(context, keys, type);
  const exits: Record<string, Block> = Object.fromEntries(cases.map(({ exit, block }) => [exit, block]));
  exits['default'] = context.branch(keys, 'default');
  return {
    exits,
    when: Object.fromEntries(cases.map((one) => [one.exit, one.value.text])),
    perform: (run) => {
      const value = set(wanted(run), 'value');
      const taken = cases.find((one) => set(one.value.evaluate(run), one.exit) === value);
      return taken?.exit ?? 'default';
    },
  };
}

function readCases(context: ActionContext, keys: Fields, type: ValueType): readonly Case[] {
  const items = keys.items('cases', keys.required('cases'));
  if (items.length < 1 || items.length > mostCases)
    context.reporter.report(keys.node, errors.wrongCaseCount(items.length, mostCases));
  return items.flatMap((node, index) => {
    const body = wrapped(node, context.reporter, 'a case');
    if (body === undefined) return [];
    if (body.key !== 'case') {
      context.reporter.report(body, unknownKey(body.key, ['case']));
      return [];
    }
    const exit = `case${index + 1}`;
    let value = nothingGiven;
    const block = context.nested(body.value, exit, context.position.inLoop, (fields) => {
      value = context.values.value(fields.required('value'), type, `the value of ${exit}`);
    });
    return [{ exit, value, block }];
  });
}

function set(value: unknown, what: string): unknown {
  if (value === undefined) throw new FlowFailure(`${what} of a switch is not set; guard it with IsSet`);
  return value;
}

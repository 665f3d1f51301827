import type { YamlNode } from '../../../../input/yaml-node';
import type { Evaluate } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import { unknownKey } from '../publish/errors';
import { type Fields, wrapped } from '../publish/fields';
import type { FlowVariable } from '../publish/variables';
import type { Run } from '../run/run';
import * as errors from './errors';

/** Data of a conversation to read: the name of each attribute, and the variable that receives its text. */
export type Reads = readonly { readonly name: Evaluate; readonly variable: FlowVariable }[];

/** Data of a conversation to write. */
export type Writes = readonly { readonly name: Evaluate; readonly value: Evaluate }[];

/** `attributes` of the actions that read conversation data. */
export function readsOf(context: ActionContext): Reads {
  return each(context, (keys, node) => {
    const name = attributeName(context, keys);
    keys.required('variable');
    const variableName = keys.text('variable');
    const variable = variableName === undefined ? undefined : context.values.variable(variableName, 'string', node);
    return variable === undefined ? [] : [{ name, variable }];
  });
}

/** `attributes` of the actions that write conversation data. A value may be NOT_SET, but may not be left out. */
export function writesOf(context: ActionContext): Writes {
  return each(context, (keys) => {
    const name = attributeName(context, keys);
    const given = context.values.value(keys.required('value'), 'string', 'the value of an attribute');
    if (given.form === 'noValue') context.reporter.report(keys.node, errors.attributeEmpty());
    return [{ name, value: given.evaluate }];
  });
}

/** Sets each variable to the text of its attribute, or to NOT_SET if the conversation does not have it. */
export function readData(run: Run, conversationId: string, reads: Reads): void {
  const data = run.dataOf(conversationId);
  for (const { name, variable } of reads) run.values[variable.slot] = data.get(textOf(name(run)));
}

/** Writes attributes. A value that is not set becomes an empty text. */
export function writeData(run: Run, conversationId: string, writes: Writes): void {
  const entries = writes.map(({ name, value }) => [textOf(name(run)), (value(run) as string | undefined) ?? '']);
  run.writeData(conversationId, Object.fromEntries(entries));
}

function each<T>(
  { fields, reporter }: ActionContext,
  read: (keys: Fields, node: YamlNode) => readonly T[],
): readonly T[] {
  return fields.items('attributes', fields.required('attributes')).flatMap((node) => {
    const attribute = wrapped(node, reporter, 'an attribute');
    if (attribute === undefined) return [];
    if (attribute.key !== 'attribute') {
      reporter.report(attribute, unknownKey(attribute.key, ['attribute']));
      return [];
    }
    return fields.map(attribute.value, 'an attribute', (keys) => read(keys, attribute.value)) ?? [];
  });
}

function attributeName({ values }: ActionContext, keys: Fields): Evaluate {
  return values.value(keys.required('name'), 'string', 'the name of an attribute').evaluate;
}

function textOf(name: unknown): string {
  if (typeof name !== 'string' || name === '') throw new FlowFailure('the name of an attribute is not set or empty');
  return name;
}

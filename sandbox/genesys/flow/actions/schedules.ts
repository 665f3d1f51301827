import type { ObjectKind } from '../../org/entities';
import { constantValue, type Evaluate } from '../expression/compiled';
import type { ObjectType } from '../expression/types';
import type { ActionContext } from '../publish/action-context';
import type { Fields } from '../publish/fields';
import * as errors from './errors';

/** A key that names an object of the org. The org must have the object of a literal. */
export function namedObject(
  { fields, values, flow, reporter }: ActionContext,
  type: ObjectType,
  kind: ObjectKind,
  keys: Fields = fields,
  key: string = type,
): Evaluate {
  const node = keys.required(key);
  const { form, evaluate } = values.value(node, type, key);
  const name = form === 'lit' ? (constantValue({ evaluate }) as string | undefined) : undefined;
  if (node !== undefined && name !== undefined) flow.requireObject(kind, name, node, reporter);
  return evaluate;
}

/** `evaluate` of the actions that read a schedule. `now` is the only form that is documented. */
export function readNow({ reporter }: Fields, keys: Fields): void {
  const node = keys.required('evaluate');
  const now = keys.map(node, 'evaluate', (moment) => moment.flag('now'));
  if (node !== undefined && now === false)
    reporter.report(node, errors.notSupported('evaluate', 'without now', 'now: true'));
}

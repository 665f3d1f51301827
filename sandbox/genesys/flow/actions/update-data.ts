import { isValueType, valueTypes } from '../expression/types';
import type { ActionContext } from '../publish/action-context';
import { unknownType } from '../publish/errors';
import { wrapped } from '../publish/fields';
import type { Behaviour } from '../run/action';
import * as errors from './errors';
import { does } from './exits';

/**
 * Assigns values to variables, in order. Whether a statement sees the assignments before it is a setting: the platform
 * does not document it.
 */
export function updateData({ fields, values, reporter }: ActionContext): Behaviour {
  const statements = fields.items('statements', fields.required('statements')).flatMap((node) => {
    const statement = wrapped(node, reporter, 'a statement');
    if (statement === undefined) return [];
    const { key: type, value: body } = statement;
    if (!isValueType(type)) {
      reporter.report(statement, unknownType(type, valueTypes));
      return [];
    }
    const assignment = fields.map(body, 'a statement', (keys) => {
      keys.required('variable');
      const name = keys.text('variable');
      const value = keys.required('value');
      const { evaluate, form } = values.value(value, type, `the value of ${name ?? 'a variable'}`);
      if (form === 'noValue' && value?.kind === 'map' && value.entries.has('noValue'))
        reporter.report(value, errors.noValueAssigned(name ?? 'a variable'));
      const variable = name === undefined ? undefined : values.variable(name, type, body);
      return variable && { slot: variable.slot, evaluate };
    });
    return assignment === undefined ? [] : [assignment];
  });
  if (fields.node.entries.has('statements') && statements.length === 0)
    reporter.warn(fields.node, errors.nothingUpdated());
  return does((run) => {
    if (run.settings.updateDataStatements === 'sequence') {
      for (const { slot, evaluate } of statements) run.values[slot] = evaluate(run);
      return;
    }
    const evaluated = statements.map(({ slot, evaluate }) => ({ slot, value: evaluate(run) }));
    for (const { slot, value } of evaluated) run.values[slot] = value;
  });
}

import type { Evaluate } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';
import { namedObject, readNow } from './schedules';

/** Reads whether a schedule is active now. Time zones are ignored. Exits: active, inactive. */
export function evaluateSchedule(context: ActionContext): Behaviour {
  const { fields } = context;
  const read = fields.map(fields.required('evaluationType'), 'evaluationType', (type) =>
    fields.map(type.required('schedule'), 'schedule', (keys): Evaluate => {
      keys.ignore('name', 'evaluationTimeZone', 'scheduleTimeZone');
      readNow(fields, keys);
      return namedObject(context, 'schedule', 'schedule', keys, 'selectedSchedule');
    }),
  );
  return {
    exits: branchesOf(context, 'active', 'inactive'),
    perform: (run) => {
      const name = read?.(run) as string | undefined;
      if (name === undefined) throw new FlowFailure('the schedule is not set');
      return run.settings.scheduleState(name) === 'open' ? 'active' : 'inactive';
    },
  };
}

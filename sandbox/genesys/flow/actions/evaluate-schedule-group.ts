import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { branchesOf } from './exits';
import { namedObject, readNow } from './schedules';

/**
 * Reads the state of a schedule group now. An emergency group that is in force comes first. Exits: open, closed,
 * holiday, emergency.
 */
export function evaluateScheduleGroup(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const group = namedObject(context, 'scheduleGroup', 'schedule group');
  const emergency = namedObject(context, 'emergencyGroup', 'emergency group');
  readNow(fields, fields);
  values.target(fields.optional('inServiceSchedules'), 'scheduleCollection', 'inServiceSchedules');
  return {
    exits: branchesOf(context, 'open', 'closed', 'holiday', 'emergency'),
    perform: (run) => {
      const { scheduleState } = run.settings;
      const inForce = emergency(run) as string | undefined;
      if (inForce !== undefined && scheduleState(inForce) === 'emergency') return 'emergency';
      const name = group(run) as string | undefined;
      if (name === undefined) throw new FlowFailure('the schedule group is not set, and no emergency is in force');
      return scheduleState(name);
    },
  };
}

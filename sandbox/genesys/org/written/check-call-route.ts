import type { CallRouteRecord } from '../org-record';
import { PlatformError } from '../platform-error';
import type { RecordStore } from '../record-store';

type CallRouteInput = Omit<CallRouteRecord, 'id'>;

/**
 * Its division and its flows are there, and its numbers are numbers that no other route has.
 *
 * @param own the id of the route, where it is there already
 * @throws PlatformError 400, 404 or 409
 */
export function checkCallRoute(store: RecordStore, input: CallRouteInput, own?: string): void {
  store.find('divisions', input.divisionId);
  for (const flow of flowsOf(input)) store.find('flows', flow);
  for (const number of input.numbers) {
    if (!/^\+[1-9]\d{1,14}$/.test(number))
      throw new PlatformError(400, `the number ${JSON.stringify(number)} is not in E.164`);
    const other = store.record.callRoutes.find(({ id, numbers }) => id !== own && numbers.includes(number));
    if (other !== undefined)
      throw new PlatformError(409, `the number ${number} is in the call route ${JSON.stringify(other.name)} already`);
  }
}

/** Ids of the flows of a route. */
export function flowsOf({ openHoursFlow, closedHoursFlow, holidayHoursFlow }: CallRouteInput): readonly string[] {
  return [openHoursFlow, closedHoursFlow, holidayHoursFlow].filter((id) => id !== undefined);
}

import type { CallRouteRecord } from '../org-record';
import type { RecordStore } from '../record-store';
import { checkCallRoute } from './check-call-route';

type CallRouteInput = Omit<CallRouteRecord, 'id'>;

/** Call routes, as they are written. */
export class WrittenCallRoutes {
  constructor(private readonly store: RecordStore) {}

  /** @returns its id */
  add(input: CallRouteInput): string {
    checkCallRoute(this.store, input);
    return this.store.add('callRoutes', input);
  }

  change(id: string, input: CallRouteInput): void {
    this.store.find('callRoutes', id);
    checkCallRoute(this.store, input, id);
    this.store.change('callRoutes', id, input);
  }

  remove(id: string): void {
    this.store.remove('callRoutes', id);
  }
}

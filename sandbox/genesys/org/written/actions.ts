import { dataActionOf, integrationOf } from '../org-content';
import type { ActionRecord } from '../org-record';
import type { RecordStore } from '../record-store';
import type { WriteRules } from '../write-rules';
import { refuseIf, refuseStale } from './refuse';

/** The fields of a data action that a caller writes. */
export type ActionInput = Omit<ActionRecord, 'id' | 'version'>;

/** Data actions, as they are written. */
export class WrittenActions {
  constructor(
    private readonly store: RecordStore,
    private readonly rules: WriteRules,
  ) {}

  /** @returns its id */
  add(input: ActionInput): string {
    this.check(input);
    return this.store.add('actions', { ...input, version: 1 });
  }

  /**
   * Changes what can be changed of a published action: all but its contract, `secure` and its integration.
   *
   * @param known the version that the caller has read
   */
  change(
    id: string,
    input: Pick<ActionInput, 'name' | 'category' | 'request' | 'response' | 'timeoutSeconds'>,
    known?: number,
  ): void {
    const { id: _, version, ...before } = this.store.find('actions', id);
    refuseStale(known, version);
    const changed = { ...before, ...input };
    this.check(changed);
    this.store.change('actions', id, { ...changed, version: version + 1 });
  }

  remove(id: string): void {
    this.store.remove('actions', id);
  }

  private check(input: ActionInput): void {
    const integration = integrationOf(this.store, this.store.find('integrations', input.integrationId));
    refuseIf(this.rules.action(dataActionOf({ ...input, id: '', version: 1 }), integration));
  }
}

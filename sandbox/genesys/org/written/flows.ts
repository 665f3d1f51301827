import { contentOf } from '../org-content';
import type { FlowRecord, Publication } from '../org-record';
import { PlatformError } from '../platform-error';
import type { RecordStore } from '../record-store';
import type { WriteRules } from '../write-rules';
import { flowsOf } from './check-call-route';
import { refuseUnless } from './refuse';

/** Flows, as they are written. */
export class WrittenFlows {
  constructor(
    private readonly store: RecordStore,
    private readonly rules: WriteRules,
  ) {}

  /**
   * Publishes the YAML of a flow: a new version of the flow of that type and name, in place of its draft, or a new flow.
   *
   * @param by the client that publishes it, and when
   * @returns its id
   */
  publish(text: string, file: string, by?: Omit<Publication, 'version'>): string {
    const { flows } = this.store.record;
    const published = this.rules.flow(text, file, contentOf(this.store), flows);
    if (!('type' in published)) throw new PlatformError(400, published.join('\n'));
    const { type, name, ...found } = published;
    const known = flows.find((flow) => flow.type === type && flow.name === name);
    const owner = known?.lockedBy?.name;
    refuseUnless(owner === undefined, 409, `the flow ${JSON.stringify(name)} is locked by ${owner}`);
    const version = (known?.version ?? 0) + 1;
    const publications = [...(known?.publications ?? []), ...(by === undefined ? [] : [{ ...by, version }])];
    const content = { text, ...found, version, publications, draft: undefined };
    if (known === undefined) return this.store.add('flows', { type, name, ...content });
    this.store.change('flows', known.id, content);
    return known.id;
  }

  /** Checks the draft of a flow in, which unlocks the flow. @param at ISO 8601 */
  checkIn(id: string, at: string): void {
    const { name, draft } = this.store.find('flows', id);
    if (draft === undefined) throw new PlatformError(400, `the flow ${JSON.stringify(name)} has nothing to check in`);
    this.store.change('flows', id, { draft: { ...draft, checkedInAt: at }, lockedBy: undefined });
  }

  /** Takes the flow from the person who has it open in Architect. */
  unlock(id: string): void {
    this.store.change('flows', id, { lockedBy: undefined });
  }

  remove(id: string): void {
    const { name } = this.store.find('flows', id);
    const route = this.store.record.callRoutes.find((it) => flowsOf(it).includes(id));
    refuseUnless(
      route === undefined,
      409,
      `the flow ${JSON.stringify(name)} is used by the call route ${JSON.stringify(route?.name)}`,
    );
    this.store.remove('flows', id);
  }

  /** Flows that were published before a data action that they name was replaced or deleted. */
  get stale(): readonly FlowRecord[] {
    const { actions, flows } = this.store.record;
    const alive = new Set(actions.map(({ id }) => id));
    return flows.filter((flow) =>
      [flow, ...flow.modules].some((bound) => bound.actions.some(({ id }) => !alive.has(id))),
    );
  }
}

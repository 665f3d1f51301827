import type { OrgContent } from './entities';
import { contentOf } from './org-content';
import type { OrgRecord } from './org-record';
import { RecordStore } from './record-store';
import type { WriteRules } from './write-rules';
import { WrittenActions } from './written/actions';
import { WrittenCallRoutes } from './written/call-routes';
import { WrittenCredentials } from './written/credentials';
import { WrittenFlows } from './written/flows';
import { WrittenIntegrations } from './written/integrations';
import { WrittenSignIns } from './written/sign-ins';

/**
 * An org that can be written, with the rules of the platform at each write. Ids are UUIDs. `Org` is the side that runs:
 * it is made from `content()`.
 */
export class WrittenOrg {
  readonly credentials: WrittenCredentials;
  readonly integrations: WrittenIntegrations;
  readonly signIns: WrittenSignIns;
  readonly actions: WrittenActions;
  readonly flows: WrittenFlows;
  readonly callRoutes: WrittenCallRoutes;
  private readonly store: RecordStore;

  /** @param saved called after each write */
  constructor(record: OrgRecord, rules: WriteRules, saved: (record: OrgRecord) => void = () => undefined) {
    const store = new RecordStore(record, saved);
    this.store = store;
    this.credentials = new WrittenCredentials(store);
    this.integrations = new WrittenIntegrations(store);
    this.signIns = new WrittenSignIns(store, rules);
    this.actions = new WrittenActions(store, rules);
    this.flows = new WrittenFlows(store, rules);
    this.callRoutes = new WrittenCallRoutes(store);
  }

  get record(): OrgRecord {
    return this.store.record;
  }

  /** The object of an id. @throws PlatformError 404 */
  readonly find: RecordStore['find'] = (list, id) => this.store.find(list, id);

  /** The object of an id, if it is there. */
  readonly lookUp: RecordStore['lookUp'] = (list, id) => this.store.lookUp(list, id);

  /** The object of a name. @throws PlatformError 404 */
  readonly findNamed: RecordStore['findNamed'] = (list, name) => this.store.findNamed(list, name);

  /** What the org holds, for `Org`. */
  content(): OrgContent {
    return contentOf(this.store);
  }
}

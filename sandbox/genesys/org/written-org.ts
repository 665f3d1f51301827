import { checkCallRoute, flowsOf } from './check-call-route';
import type { Integration, OrgContent } from './entities';
import { followCredential } from './follow-credential';
import { contentOf, credentialKey, dataActionOf, integrationOf } from './org-content';
import type {
  ActionRecord,
  CallRouteRecord,
  CredentialRecord,
  CustomAuthRecord,
  FlowRecord,
  IntegrationConfig,
  IntegrationRecord,
  OrgRecord,
  Publication,
} from './org-record';
import { PlatformError } from './platform-error';
import { RecordStore } from './record-store';
import type { WriteRules } from './write-rules';

const integrationType = 'custom-rest-actions';
const credentialTypes = ['userDefined', 'userDefinedOAuth', 'basicAuth'];

/** The fields of a data action that a caller writes. */
export type ActionInput = Omit<ActionRecord, 'id' | 'version'>;

/**
 * An org that can be written, with the rules of the platform at each write. Ids are UUIDs. `Org` is the side that runs:
 * it is made from `content()`.
 */
export class WrittenOrg {
  private readonly store: RecordStore;

  /** @param saved called after each write */
  constructor(
    record: OrgRecord,
    private readonly rules: WriteRules,
    saved: (record: OrgRecord) => void = () => undefined,
  ) {
    this.store = new RecordStore(record, saved);
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

  addCredential(input: Omit<CredentialRecord, 'id'>): string {
    refuseUnless(input.name !== '', 400, 'a credential needs a name');
    this.checkCredentialType(input.type);
    return this.store.add('credentials', input);
  }

  changeCredential(id: string, input: Omit<CredentialRecord, 'id'>): void {
    this.checkCredentialType(input.type);
    this.store.change('credentials', id, input);
    for (const integration of this.integrationsWith(id)) followCredential(this.store, integration);
  }

  removeCredential(id: string): void {
    const [user] = this.integrationsWith(id);
    const name = this.store.find('credentials', id).name;
    refuseUnless(
      user === undefined,
      409,
      `the credential ${JSON.stringify(name)} is used by the integration ${JSON.stringify(user?.config.name)}`,
    );
    this.store.remove('credentials', id);
  }

  addIntegration(type: string, name = 'Web Services Data Actions'): string {
    refuseUnless(
      type === integrationType,
      400,
      `the sandbox has integrations of the type ${integrationType} only, and none of the type ${JSON.stringify(type)}`,
    );
    const config = { name, notes: '', properties: {}, advanced: {}, credentials: {} };
    return this.store.add('integrations', { type, state: 'DISABLED', config, version: 1 });
  }

  /**
   * Writes the whole configuration. An empty name keeps the one that is there.
   *
   * @param known the version that the caller has read
   */
  configureIntegration(id: string, config: IntegrationConfig, known?: number): void {
    const { config: before, version } = this.store.find('integrations', id);
    refuseStale(known, version);
    for (const [key, credential] of Object.entries(config.credentials)) {
      refuseUnless(key === credentialKey, 400, `the credential key ${JSON.stringify(key)} is not ${credentialKey}`);
      this.store.find('credentials', credential);
    }
    const named = { ...config, name: config.name || before.name };
    this.store.change('integrations', id, { config: named, version: version + 1 });
    followCredential(this.store, this.store.find('integrations', id));
  }

  setIntegrationState(id: string, state: string): void {
    this.store.change('integrations', id, { state });
  }

  /** Deletes the actions of the integration too. */
  removeIntegration(id: string): void {
    this.store.find('integrations', id);
    const kept = <T extends { readonly integrationId: string }>(records: readonly T[]) =>
      records.filter(({ integrationId }) => integrationId !== id);
    const { actions, customAuthActions, integrations } = this.record;
    this.store.write({
      actions: kept(actions),
      customAuthActions: kept(customAuthActions),
      integrations: integrations.filter((integration) => integration.id !== id),
    });
  }

  customAuthOf(integrationId: string): CustomAuthRecord {
    const integration = this.store.find('integrations', integrationId);
    const record = this.record.customAuthActions.find((auth) => auth.integrationId === integrationId);
    const wanted = `a credential of the type userDefinedOAuth under the key ${credentialKey}`;
    if (record === undefined)
      throw new PlatformError(400, `the integration ${JSON.stringify(integration.config.name)} needs ${wanted}`);
    return record;
  }

  /** @param known the version that the caller has read */
  changeCustomAuth(
    integrationId: string,
    { name, ...input }: Pick<CustomAuthRecord, 'name' | 'request' | 'response'>,
    known?: number,
  ): void {
    const record = this.customAuthOf(integrationId);
    refuseStale(known, record.version);
    refuseIf(this.rules.customAuth({ integrationId, ...input }, this.integrationOf(integrationId)));
    const version = record.version + 1;
    this.store.change('customAuthActions', record.id, { ...input, name: name || record.name, version });
  }

  addAction(input: ActionInput): string {
    this.checkAction(input);
    return this.store.add('actions', { ...input, version: 1 });
  }

  /**
   * Changes what can be changed of a published action: all but its contract, `secure` and its integration.
   *
   * @param known the version that the caller has read
   */
  changeAction(
    id: string,
    input: Pick<ActionInput, 'name' | 'category' | 'request' | 'response' | 'timeoutSeconds'>,
    known?: number,
  ): void {
    const { id: _, version, ...before } = this.store.find('actions', id);
    refuseStale(known, version);
    const changed = { ...before, ...input };
    this.checkAction(changed);
    this.store.change('actions', id, { ...changed, version: version + 1 });
  }

  removeAction(id: string): void {
    this.store.remove('actions', id);
  }

  /**
   * Publishes the YAML of a flow: a new version of the flow of that type and name, or a new flow.
   *
   * @param by the client that publishes it, and when
   * @returns its id
   */
  publishFlow(text: string, file: string, by?: Omit<Publication, 'version'>): string {
    const published = this.rules.flow(text, file, this.content(), this.record.flows);
    if (!('type' in published)) throw new PlatformError(400, published.join('\n'));
    const { type, name, ...found } = published;
    const known = this.record.flows.find((flow) => flow.type === type && flow.name === name);
    const owner = known?.lockedBy?.name;
    refuseUnless(owner === undefined, 409, `the flow ${JSON.stringify(name)} is locked by ${owner}`);
    const version = (known?.version ?? 0) + 1;
    const publications = [...(known?.publications ?? []), ...(by === undefined ? [] : [{ ...by, version }])];
    const content = { text, ...found, version, publications };
    if (known === undefined) return this.store.add('flows', { type, name, ...content });
    this.store.change('flows', known.id, content);
    return known.id;
  }

  /** Takes the flow from the person who has it open in Architect. */
  unlockFlow(id: string): void {
    this.store.change('flows', id, { lockedBy: undefined });
  }

  removeFlow(id: string): void {
    const { name } = this.store.find('flows', id);
    const route = this.record.callRoutes.find((it) => flowsOf(it).includes(id));
    refuseUnless(
      route === undefined,
      409,
      `the flow ${JSON.stringify(name)} is used by the call route ${JSON.stringify(route?.name)}`,
    );
    this.store.remove('flows', id);
  }

  /** Flows that were published before a data action that they name was replaced or deleted. */
  get staleFlows(): readonly FlowRecord[] {
    const alive = new Set(this.record.actions.map(({ id }) => id));
    return this.record.flows.filter(
      (flow) => ![flow, ...flow.modules].every(({ actions }) => actions.every(({ id }) => alive.has(id))),
    );
  }

  addCallRoute(input: Omit<CallRouteRecord, 'id'>): string {
    checkCallRoute(this.store, input);
    return this.store.add('callRoutes', input);
  }

  changeCallRoute(id: string, input: Omit<CallRouteRecord, 'id'>): void {
    this.store.find('callRoutes', id);
    checkCallRoute(this.store, input, id);
    this.store.change('callRoutes', id, input);
  }

  removeCallRoute(id: string): void {
    this.store.remove('callRoutes', id);
  }

  /** What the org holds, for `Org`. */
  content(): OrgContent {
    return contentOf(this.store);
  }

  private integrationOf(id: string): Integration {
    return integrationOf(this.store, this.store.find('integrations', id));
  }

  private integrationsWith(credential: string): readonly IntegrationRecord[] {
    return this.record.integrations.filter(({ config }) => config.credentials[credentialKey] === credential);
  }

  private checkCredentialType(type: string): void {
    refuseUnless(
      credentialTypes.includes(type),
      400,
      `the sandbox knows no credential of the type ${JSON.stringify(type)}: ${credentialTypes.join(', ')}`,
    );
  }

  private checkAction(input: ActionInput): void {
    refuseIf(
      this.rules.action(dataActionOf({ ...input, id: '', version: 1 }), this.integrationOf(input.integrationId)),
    );
  }
}

function refuseUnless(accepted: boolean, status: 400 | 409, message: string): void {
  if (!accepted) throw new PlatformError(status, message);
}

function refuseStale(known: number | undefined, version: number): void {
  refuseUnless(
    known === undefined || known === version,
    409,
    `version ${known} does not match the current version, which is ${version}`,
  );
}

function refuseIf(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw new PlatformError(400, mistakes.join('\n'));
}

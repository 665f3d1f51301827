import type { ApiClient, Sdk } from './load-sdk';
import type {
  ActionInOrg,
  ActionTest,
  Caller,
  CallRouteInOrg,
  CredentialInfo,
  FlowExecution,
  FlowInOrg,
  IntegrationInOrg,
  NamedObject,
  NewCredential,
  SignedIn,
} from './org-objects';
import { allPages, pageSize } from './pages';
import { publishedOf } from './published';

/** A Genesys Cloud org, as the client that signed in sees it. Every method throws a `Refusal` when the org refuses. */
export class Platform {
  private readonly architect;
  private readonly authorization;
  private readonly integrationsApi;
  private readonly routing;

  constructor(
    sdk: Sdk,
    client: ApiClient,
    readonly signedIn: SignedIn,
  ) {
    this.architect = new sdk.ArchitectApi(client);
    this.authorization = new sdk.AuthorizationApi(client);
    this.integrationsApi = new sdk.IntegrationsApi(client);
    this.routing = new sdk.RoutingApi(client);
  }

  /** The client itself, with the permissions of its roles in any division. */
  async caller(): Promise<Caller> {
    const { name, grants = [] } = await this.authorization.getAuthorizationSubjectsMe();
    const policies = grants.flatMap(({ role }) => role?.policies ?? []);
    const permissions = policies.flatMap(({ domain, entityName, actions = [] }) =>
      actions.map((action) => `${domain}:${entityName}:${action}`),
    );
    return { name, permissions: [...new Set(permissions)] };
  }

  /** Divisions of exactly this name. */
  async divisions(name: string): Promise<readonly NamedObject[]> {
    const all = await allPages((pageNumber) =>
      this.authorization.getAuthorizationDivisions({ name, pageSize, pageNumber }),
    );
    return named(all, name);
  }

  /** Queues of exactly this name. */
  async queues(name: string): Promise<readonly NamedObject[]> {
    const all = await allPages((pageNumber) => this.routing.getRoutingQueues({ name, pageSize, pageNumber }));
    return named(all, name);
  }

  /** All credentials, without their fields, which no client can read. */
  async credentials(): Promise<readonly CredentialInfo[]> {
    const found: CredentialInfo[] = [];
    for (;;) {
      const after = found.at(-1)?.id;
      const page = await this.integrationsApi.getIntegrationsCredentialsListing({
        pageSize: '200',
        ...(after !== undefined && { after }),
      });
      const entities = (page.entities ?? []).map(({ type, ...one }) => ({ ...objectOf(one), type: type?.name ?? '' }));
      if (entities.length === 0) return found;
      found.push(...entities);
    }
  }

  async createCredential(credential: NewCredential): Promise<void> {
    await this.integrationsApi.postIntegrationsCredentials({ body: credentialBody(credential) });
  }

  /** Replaces all fields of a credential. */
  async replaceCredential(id: string, credential: NewCredential): Promise<void> {
    await this.integrationsApi.putIntegrationsCredential(id, { body: credentialBody(credential) });
  }

  async integrations(): Promise<readonly IntegrationInOrg[]> {
    const all = await allPages((pageNumber) => this.integrationsApi.getIntegrations({ pageSize, pageNumber }));
    return all.map(({ intendedState, reportedState, ...one }) => ({
      ...objectOf(one),
      intendedState,
      reportedState: reportedState?.code ?? '',
    }));
  }

  /** All data actions, without the sign-ins that the platform makes. */
  async actions(): Promise<readonly ActionInOrg[]> {
    const all = await allPages((pageNumber) => this.integrationsApi.getIntegrationsActions({ pageSize, pageNumber }));
    return all.map(({ category = '', ...one }) => ({ ...objectOf(one), category }));
  }

  /** Runs a data action in test mode, which says more about a failure. */
  async testAction(id: string, inputs: Readonly<Record<string, unknown>>): Promise<ActionTest> {
    const { success, finalResult, error } = await this.integrationsApi.postIntegrationsActionTest(id, { ...inputs });
    if (success) return { outputs: { ...finalResult } };
    const { message = 'no message', status } = error ?? {};
    return { failure: status === undefined ? message : `${status}: ${message}` };
  }

  /**
   * The flow of a type and a name; undefined when there is none. To the platform, names in another case are the same.
   *
   * @param type as Archy writes it, such as `inboundCall`
   */
  async flow(type: string, name: string): Promise<FlowInOrg | undefined> {
    const all = await allPages((pageNumber) =>
      this.architect.getFlows({ name, type: [type.toLowerCase()], pageSize, pageNumber }),
    );
    const listed = all.find((flow) => flow.name.toLowerCase() === name.toLowerCase());
    if (listed?.id === undefined) return undefined;
    const flow = await this.architect.getFlow(listed.id);
    const { lockedUser, lockedClient, publishedVersion, publishedBy } = flow;
    const lockedBy = lockedUser ?? lockedClient;
    return {
      ...objectOf(flow),
      type,
      lockedBy: lockedBy && (lockedBy.name ?? lockedBy.id ?? ''),
      published: publishedVersion && publishedOf(publishedVersion, publishedBy?.name),
    };
  }

  async callRoutes(): Promise<readonly CallRouteInOrg[]> {
    const all = await allPages((pageNumber) => this.architect.getArchitectIvrs({ pageSize, pageNumber }));
    return all.map(({ dnis = [], openHoursFlow, ...one }) => ({
      ...objectOf(one),
      numbers: dnis,
      flow: openHoursFlow?.id,
    }));
  }

  /** The flows that call a data action, as they are published. */
  async callersOf(action: string): Promise<readonly (NamedObject & { readonly type: string })[]> {
    const all = await allPages((pageNumber) =>
      this.architect.getArchitectDependencytrackingConsumingresources(action, 'DATAACTION', { pageSize, pageNumber }),
    );
    return all.map(({ type = '', ...one }) => ({ ...objectOf(one), type }));
  }

  /** Launches the published version of a workflow. @returns the id of the execution */
  async launch(flowId: string, inputs: Readonly<Record<string, string>>): Promise<string> {
    const { id = '' } = await this.architect.postFlowsExecutions({
      flowId,
      // The type of an input is declared as an object, whatever it is.
      inputData: inputs as unknown as Record<string, object>,
    });
    return id;
  }

  async execution(id: string): Promise<FlowExecution> {
    const { status, outputData = {}, flowErrorInfo } = await this.architect.getFlowsExecution(id);
    return { status, outputs: outputData, failure: flowErrorInfo?.message };
  }
}

function objectOf({ id = '', name = '' }: { readonly id?: string; readonly name?: string }): NamedObject {
  return { id, name };
}

function named(all: readonly { readonly id?: string; readonly name?: string }[], name: string): readonly NamedObject[] {
  return all.map(objectOf).filter((one) => one.name === name);
}

function credentialBody({ name, type, fields }: NewCredential) {
  return { name, type: { name: type }, credentialFields: { ...fields } };
}

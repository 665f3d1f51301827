import type {
  CustomAuthAction,
  DataAction,
  DataTable,
  FlowSource,
  Integration,
  NamedKind,
  ObjectKind,
  OrgContent,
} from './entities';

/** One Genesys Cloud organisation: the objects that data actions and flows find there, by their names and ids. */
export class Org {
  readonly flows: readonly FlowSource[];
  readonly dataActions: readonly DataAction[];
  readonly integrations: readonly Integration[];
  private readonly integrationsById: ReadonlyMap<string, Integration>;
  private readonly customAuthByIntegration: ReadonlyMap<string, CustomAuthAction>;
  private readonly actionsById: ReadonlyMap<string, DataAction>;
  private readonly actionsByName: ReadonlyMap<string, DataAction>;
  private readonly queues: ReadonlySet<string>;
  private readonly dataTables: ReadonlyMap<string, DataTable>;
  private readonly objects: NonNullable<OrgContent['objects']>;

  constructor(content: OrgContent) {
    this.flows = content.flows ?? [];
    this.dataActions = content.dataActions;
    this.integrations = content.integrations;
    this.integrationsById = new Map(content.integrations.map((integration) => [integration.id, integration]));
    this.customAuthByIntegration = new Map((content.customAuthActions ?? []).map((auth) => [auth.integrationId, auth]));
    this.actionsById = new Map(content.dataActions.map((action) => [action.id, action]));
    this.actionsByName = new Map(content.dataActions.map((action) => [key(action.category, action.name), action]));
    this.queues = new Set(content.queues);
    this.dataTables = new Map(Object.entries(content.dataTables ?? {}));
    this.objects = content.objects ?? {};
  }

  dataAction(category: string, name: string): DataAction | undefined {
    return this.actionsByName.get(key(category, name));
  }

  actionById(id: string): DataAction | undefined {
    return this.actionsById.get(id);
  }

  queueExists(name: string): boolean {
    return this.queues.has(name);
  }

  dataTable(name: string): DataTable | undefined {
    return this.dataTables.get(name);
  }

  objectExists(kind: ObjectKind, name: string): boolean {
    return this.objects[kind]?.includes(name) ?? false;
  }

  /** Names of all objects of a kind, queues included. */
  objectNames(kind: NamedKind): readonly string[] {
    return kind === 'queue' ? [...this.queues] : (this.objects[kind] ?? []);
  }

  integration(id: string): Integration | undefined {
    return this.integrationsById.get(id);
  }

  customAuthAction(integrationId: string): CustomAuthAction | undefined {
    return this.customAuthByIntegration.get(integrationId);
  }
}

function key(category: string, name: string): string {
  return JSON.stringify([category, name]);
}

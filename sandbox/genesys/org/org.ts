import { readStack } from '../../declared-org';
import { SandboxError } from '../../errors';
import { compiledAction } from '../data-actions/compiled-action';
import { contractMistakes } from '../data-actions/contract';
import { compiledAuth } from '../data-actions/custom-auth';
import type { DataAction } from '../data-actions/data-action';
import {
  actionPlace,
  authPlace,
  contractProblem,
  duplicateAction,
  invalidTimeout,
  missingCustomAuth,
  refusedAccept,
  unknownIntegration,
} from '../data-actions/errors';
import { actionNameMistakes, signInNameMistakes } from '../data-actions/request-names';
import { refusesAccept } from '../data-actions/request-template';
import type { DataTable, NamedKind, ObjectKind } from '../flow';

export interface Credential {
  readonly name: string;
  /**
   * `userDefined`: the fields are `${credentials.x}` in every action. `userDefinedOAuth`: the fields are there for the
   * custom auth action only. `basicAuth`: `userName` and `password` become a Basic header of every request.
   */
  readonly type: 'userDefined' | 'userDefinedOAuth' | 'basicAuth';
  readonly fields: Readonly<Record<string, string>>;
}

export interface Integration {
  readonly id: string;
  readonly name: string;
  /** Actions of a disabled integration fail. */
  readonly state: 'ENABLED' | 'DISABLED';
  readonly credential?: Credential;
}

/** How the platform signs in for the actions of an integration whose credential is `userDefinedOAuth`. */
export interface CustomAuthAction {
  readonly integrationId: string;
  readonly request: DataAction['request'];
  readonly response: DataAction['response'];
}

export interface FlowSource {
  /** Address of the resource, such as `genesyscloud_flow.Main`. */
  readonly address: string;
  /** Where the text was read from. */
  readonly file: string;
  /** Raw YAML. */
  readonly text: string;
}

/** Everything that an org consists of here. */
export interface OrgContent {
  readonly integrations: readonly Integration[];
  readonly customAuthActions?: readonly CustomAuthAction[];
  readonly dataActions: readonly DataAction[];
  /** Names. */
  readonly queues?: readonly string[];
  /** By name. @default - none */
  readonly dataTables?: Readonly<Record<string, DataTable>>;
  /** Names of other objects that flows refer to. @default - none */
  readonly objects?: Readonly<Partial<Record<ObjectKind, readonly string[]>>>;
  readonly flows?: readonly FlowSource[];
}

export interface StackOptions {
  /** Values of Terraform variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Fields of a credential that the stack looks up by this name; undefined when there is none. @default - none exists */
  readonly existingCredentials?: (name: string) => Readonly<Record<string, string>> | undefined;
}

/** One Genesys Cloud organisation: what data actions and flows find there. Checked as a whole when it is made. */
export class Org {
  readonly flows: readonly FlowSource[];
  readonly dataActions: readonly DataAction[];
  readonly integrations: readonly Integration[];
  private readonly integrationsById: ReadonlyMap<string, Integration>;
  private readonly customAuthByIntegration: ReadonlyMap<string, CustomAuthAction>;
  private readonly actionsByName: ReadonlyMap<string, DataAction>;
  private readonly queues: ReadonlySet<string>;
  private readonly dataTables: ReadonlyMap<string, DataTable>;
  private readonly objects: NonNullable<OrgContent['objects']>;

  /**
   * Reads a synthesised stack: `cdk.tf.json` and the flow files that it names.
   *
   * @throws SandboxError that lists what is missing, cannot be read or cannot be resolved
   */
  static fromStack(stackFolder: string, options: StackOptions): Org {
    return new Org(readStack(stackFolder, options));
  }

  /** @throws SandboxError that lists every contract, template, name and link that the platform or this engine refuses */
  constructor(content: OrgContent) {
    this.flows = content.flows ?? [];
    this.dataActions = content.dataActions;
    this.integrations = content.integrations;
    this.integrationsById = new Map(content.integrations.map((integration) => [integration.id, integration]));
    this.customAuthByIntegration = new Map((content.customAuthActions ?? []).map((auth) => [auth.integrationId, auth]));
    this.actionsByName = new Map(content.dataActions.map((action) => [key(action.category, action.name), action]));
    this.queues = new Set(content.queues);
    this.dataTables = new Map(Object.entries(content.dataTables ?? {}));
    this.objects = content.objects ?? {};
    const mistakes = [...content.dataActions.flatMap((action) => this.actionMistakes(action)), ...this.authMistakes()];
    if (mistakes.length > 0) throw new SandboxError(mistakes.join('\n'));
  }

  dataAction(category: string, name: string): DataAction | undefined {
    return this.actionsByName.get(key(category, name));
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

  private actionMistakes(action: DataAction): readonly string[] {
    const where = actionPlace(action);
    const mistakes = contractMistakes(action).map((mistake) => contractProblem(where, mistake));
    mistakes.push(...mistakesOf(() => compiledAction(action)));
    if (refusesAccept(action.request.headers)) mistakes.push(refusedAccept(where));
    if (this.dataAction(action.category, action.name) !== action) mistakes.push(duplicateAction(where));
    const integration = this.integrationsById.get(action.integrationId);
    if (integration === undefined) mistakes.push(unknownIntegration(where, action.integrationId));
    else mistakes.push(...actionNameMistakes(action, integration, where));
    const { timeoutSeconds } = action;
    if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1 || timeoutSeconds > 60)
      mistakes.push(invalidTimeout(where, timeoutSeconds));
    return mistakes;
  }

  private authMistakes(): readonly string[] {
    return this.integrations.flatMap((integration) => {
      const action = this.customAuthByIntegration.get(integration.id);
      if (action !== undefined) return this.customAuthMistakes(action, integration);
      return integration.credential?.type === 'userDefinedOAuth' ? [missingCustomAuth(integration.name)] : [];
    });
  }

  private customAuthMistakes(action: CustomAuthAction, integration: Integration): readonly string[] {
    const mistakes = mistakesOf(() => compiledAuth(action, integration));
    const where = authPlace(integration.name);
    const signsIn = integration.credential?.type === 'userDefinedOAuth';
    return [
      ...mistakes,
      ...(signsIn ? signInNameMistakes(action.request, integration, where) : []),
      ...(refusesAccept(action.request.headers) ? [refusedAccept(where)] : []),
    ];
  }
}

function mistakesOf(compile: () => unknown): readonly string[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof SandboxError) return [error.message];
    throw error;
  }
}

function key(category: string, name: string): string {
  return JSON.stringify([category, name]);
}

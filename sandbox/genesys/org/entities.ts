export interface Credential {
  readonly name: string;
  /**
   * `userDefined`: every action reads the fields as `${credentials.x}`. `userDefinedOAuth`: only the custom auth action
   * reads them. `basicAuth`: `userName` and `password` become a Basic header of every request.
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

/** A data action as the platform stores it; its templates are Velocity, without Terraform's escapes. */
export interface DataAction {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly secure: boolean;
  readonly integrationId: string;
  /** JSON Schema draft-04 documents, parsed. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly successSchema: Readonly<Record<string, unknown>>;
  readonly request: {
    readonly type: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly urlTemplate: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Ignored for GET. */
    readonly template: string;
  };
  readonly response: {
    readonly translationMap: Readonly<Record<string, string>>;
    readonly translationMapDefaults: Readonly<Record<string, string>>;
    readonly successTemplate: string;
  };
  /** 1 to 60. */
  readonly timeoutSeconds: number;
}

/** A data action as a published flow is bound to it: by its id, with the name that it had and its contract, which never changes. */
export type BoundAction = Pick<DataAction, 'id' | 'category' | 'name' | 'secure' | 'inputSchema' | 'successSchema'>;

/** How the platform signs in for the actions of an integration whose credential is `userDefinedOAuth`. */
export interface CustomAuthAction {
  readonly integrationId: string;
  readonly request: DataAction['request'];
  readonly response: DataAction['response'];
}

/** A data table: the types of its columns, and its rows by their key. */
export interface DataTable {
  readonly columns: Readonly<Record<string, 'string' | 'integer' | 'decimal' | 'boolean'>>;
  /** A column that a row leaves out is not set. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
}

/** Objects that flows name. The sandbox knows only their names. */
export type ObjectKind =
  | 'schedule'
  | 'schedule group'
  | 'emergency group'
  | 'script'
  | 'wrap-up code'
  | 'flow'
  | 'bot flow'
  | 'digital bot flow'
  | 'contact list'
  | 'user'
  | 'group'
  | 'skill'
  | 'language skill'
  | 'prompt';

/** Every kind of object with a name and an id. */
export type NamedKind = ObjectKind | 'queue';

export interface FlowSource {
  /** Address of the resource, such as `genesyscloud_flow.Main`. */
  readonly address: string;
  /** Where the text was read from. */
  readonly file: string;
  /** YAML, with the substitutions of its resource. */
  readonly text: string;
}

/** A phone number, and the flow that its calls reach. */
export interface CallRoute {
  /** E.164. */
  readonly number: string;
  /** Address of the flow's resource. */
  readonly flow: string;
}

/** The content of an org, as far as the sandbox knows it. */
export interface OrgContent {
  readonly integrations: readonly Integration[];
  readonly customAuthActions?: readonly CustomAuthAction[];
  readonly dataActions: readonly DataAction[];
  /** Names. */
  readonly queues?: readonly string[];
  /** By name. @default - none */
  readonly dataTables?: Readonly<Record<string, DataTable>>;
  /** Names of the other objects that flows refer to. @default - none */
  readonly objects?: Readonly<Partial<Record<ObjectKind, readonly string[]>>>;
  readonly flows?: readonly FlowSource[];
  /** @default - none */
  readonly callRoutes?: readonly CallRoute[];
}

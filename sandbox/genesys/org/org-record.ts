import type { ApiClient } from '../permissions/api-client';
import type { BoundAction, DataAction, DataTable, ObjectKind } from './entities';

/** An object that exists in an org before anything is deployed to it, such as a queue. */
export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

export interface CredentialRecord extends NamedRecord {
  readonly type: string;
  /** Written by callers, and read by data actions only. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface IntegrationConfig {
  readonly name: string;
  readonly notes: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly advanced: Readonly<Record<string, unknown>>;
  /** Ids of credentials, by the key under which the integration type reads them. */
  readonly credentials: Readonly<Record<string, string>>;
}

export interface IntegrationRecord {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly config: IntegrationConfig;
  /** How often the configuration was written. */
  readonly version: number;
}

export interface ActionRecord extends Omit<DataAction, 'timeoutSeconds'> {
  /** @default - none was sent, and 60 holds */
  readonly timeoutSeconds?: number | undefined;
  readonly version: number;
}

/** The sign-in of an integration, made by the platform. Version 1 is as the platform made it. */
export interface CustomAuthRecord {
  readonly id: string;
  readonly integrationId: string;
  readonly name: string;
  readonly request: DataAction['request'];
  readonly response: DataAction['response'];
  readonly version: number;
}

/** Who published a version of a flow, and when. */
export interface Publication {
  readonly version: number;
  /** Set when a client of the platform API published it. */
  readonly client?: NamedRecord | undefined;
  /** Set when a person published it in Architect. */
  readonly user?: NamedRecord | undefined;
  /** ISO 8601. */
  readonly at: string;
}

/** A version that a person has saved in Architect after the published one. */
export interface FlowDraft {
  readonly text: string;
  readonly user: NamedRecord;
  /** ISO 8601. */
  readonly savedAt: string;
  /** ISO 8601. @default - it is not checked in */
  readonly checkedInAt?: string | undefined;
}

/** The YAML of a flow, and the data actions that it found by name when it was published. */
export interface BoundText {
  readonly text: string;
  readonly actions: readonly BoundAction[];
}

/** A flow as it was published last. */
export interface FlowRecord extends NamedRecord, BoundText {
  /** As Archy writes it, such as `inboundCall`. */
  readonly type: string;
  /** The common modules that it calls, as they were then. */
  readonly modules: readonly BoundText[];
  /** How often the flow was published. */
  readonly version: number;
  /** Those of which it is known who made them, the latest last. @default - none */
  readonly publications?: readonly Publication[] | undefined;
  /** @default - none, and the published version is the one that was saved last */
  readonly draft?: FlowDraft | undefined;
  /** The person who has the flow open in Architect. Only that person can publish it then. @default - none */
  readonly lockedBy?: NamedRecord | undefined;
}

export interface CallRouteRecord extends NamedRecord {
  readonly description?: string | undefined;
  readonly divisionId: string;
  /** E.164. */
  readonly numbers: readonly string[];
  readonly openHoursFlow?: string | undefined;
  readonly closedHoursFlow?: string | undefined;
  readonly holidayHoursFlow?: string | undefined;
  readonly scheduleGroup?: string | undefined;
}

/** Everything that a written org keeps, as JSON. */
export interface OrgRecord {
  readonly organization: NamedRecord;
  /** Terraform signs in as the first. @default - the client of the sandbox, which may do everything */
  readonly clients?: readonly ApiClient[] | undefined;
  readonly divisions: readonly NamedRecord[];
  readonly queues: readonly NamedRecord[];
  readonly credentials: readonly CredentialRecord[];
  readonly integrations: readonly IntegrationRecord[];
  readonly actions: readonly ActionRecord[];
  readonly customAuthActions: readonly CustomAuthRecord[];
  readonly flows: readonly FlowRecord[];
  readonly callRoutes: readonly CallRouteRecord[];
  readonly dataTables: Readonly<Record<string, DataTable>>;
  readonly objects: Readonly<Partial<Record<ObjectKind, readonly string[]>>>;
}

export interface NamedObject {
  readonly id: string;
  readonly name: string;
}

export interface SignedIn {
  readonly clientId: string;
  /** The region, or the host of the gateway. */
  readonly host: string;
  readonly organization: NamedObject;
}

/** A client, as the org knows it. */
export interface Caller {
  readonly name: string | undefined;
  /** Such as `architect:flow:view`; `*` is any entity or action. */
  readonly permissions: readonly string[];
}

export interface CredentialInfo extends NamedObject {
  /** Such as `userDefined`. */
  readonly type: string;
}

export interface NewCredential {
  readonly name: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface IntegrationInOrg extends NamedObject {
  /** What was asked for, such as `ENABLED`. */
  readonly intendedState: string;
  /** What the platform says about it, such as `ACTIVE`. */
  readonly reportedState: string;
}

export interface ActionInOrg extends NamedObject {
  readonly category: string;
}

/** The version of a flow that contacts reach. */
export interface Published {
  readonly version: string;
  /** Name or id of the person or client that published it. */
  readonly by: string | undefined;
  /** ISO 8601. */
  readonly at: string | undefined;
}

export interface FlowInOrg extends NamedObject {
  /** As Archy writes it, such as `inboundCall`. */
  readonly type: string;
  /** Name or id of the person or client that has it open in Architect. */
  readonly lockedBy: string | undefined;
  /** Undefined for a flow that was never published. */
  readonly published: Published | undefined;
}

export interface CallRouteInOrg extends NamedObject {
  /** E.164. */
  readonly numbers: readonly string[];
  /** Id of the flow that calls reach in open hours. */
  readonly flow: string | undefined;
}

/** How a data action went in test mode. */
export type ActionTest =
  | { readonly outputs: Readonly<Record<string, unknown>> }
  /** What the platform says. */
  | { readonly failure: string };

/** An execution of a workflow. */
export interface FlowExecution {
  /** Such as `RUNNING` or `COMPLETED`. */
  readonly status: string;
  /** By names of variables, such as `Flow.number`. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What the platform says. */
  readonly failure: string | undefined;
}

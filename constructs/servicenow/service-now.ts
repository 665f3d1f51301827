import { Construct } from 'constructs';
import { UserError } from '../../input/user-error';
import type { DataActionRef } from '../architect';
import { Credential, type DataAction, Integration, SecretRef } from '../genesys';
import { type ActionContract, contractOf } from './action-contract';
import { customAuth } from './custom-auth';
import { isRecognised } from './define-operation';
import { unknownOperation } from './errors';
import { type FlowGrant, flowGrant, type GrantChoice, grantFields } from './grants';
import { tokenUrl } from './instance-url';
import { namesOf } from './names';
import type { Operation } from './operation';
import { byImportSet, versioned } from './operation-names';
import { OperationSet } from './operation-set';
import { renderImport } from './render-import';
import { type AuthStrategy, renderOperation } from './render-operation';
import { type TokenInputs, type TokenOutputs, tokenAction } from './token-action';

/** Where the OAuth client of ServiceNow lives. */
export type ServiceNowCredential =
  /** Terraform owns it; its secrets come from sensitive variables. */
  | ({ readonly managed: true } & GrantChoice)
  /** Made outside Terraform, looked up by this name; its secrets never enter the state. */
  | ({ readonly existing: string } & GrantChoice);

export interface ServiceNowProps {
  /** Start of the names of all that is made for this ServiceNow, and the category of its operations. */
  readonly name: string;
  /** Origin of the instance, such as `https://acme.service-now.com`. */
  readonly instance: string;
  /** Path of the OAuth token endpoint, such as `/oauth_token.do`. */
  readonly tokenPath: string;
  /** Who gets and renews tokens: the flows (`chained`) or the platform. */
  readonly auth: AuthStrategy;
  /** The credential that holds the OAuth client of ServiceNow. */
  readonly credential: ServiceNowCredential;
  /** The operations that become data actions, in any order. */
  readonly operations: readonly Operation[];
  /**
   * Import set tables of the instance, by the table whose records their rows become. An operation that creates such
   * records, and can find them again, goes through the import set. @default - all records are created through their
   * tables
   */
  readonly importSetTables?: Readonly<Record<string, string>>;
  /** The longest wait for a token, 1 to 60. */
  readonly tokenSeconds: number;
  /** The longest wait for an operation, 1 to 60. */
  readonly actionSeconds: number;
}

/**
 * A ServiceNow instance as an org sees it: integrations, credential, the token action or the custom auth action, and a
 * data action for each operation.
 *
 * With `chained` auth the credential belongs to an integration that holds the token action only, so that no operation
 * can name the secret.
 *
 * @example
 * const serviceNow = new ServiceNow(this, 'ServiceNow', {
 *   name: 'ServiceNow',
 *   instance: 'https://acme.service-now.com',
 *   tokenPath: '/oauth_token.do',
 *   auth: 'chained',
 *   credential: { managed: true, grant: 'client_credentials' },
 *   operations: [addWorkNote],
 *   tokenSeconds: 3,
 *   actionSeconds: 4,
 * });
 */
export class ServiceNow extends Construct {
  /** All data actions, the token action among them. */
  readonly actions: readonly DataAction[];
  /** The contracts of the same data actions. */
  readonly contracts: readonly ActionContract[];
  /** The same data actions, as flows name them. */
  readonly refs: ServiceNowRefs;
  private readonly token: DataAction<TokenInputs, TokenOutputs> | undefined;
  private readonly declared: readonly (Definition & { readonly action: DataAction })[];

  /** @throws UserError for two operations of one name, or a grant that flows cannot use */
  constructor(scope: Construct, id: string, props: ServiceNowProps) {
    super(scope, id);
    const { all, names } = new OperationSet(props.operations);
    const grant = flowGrant(props.credential);

    const credential = this.addCredential(props, grant);
    const token = props.auth === 'chained' ? this.addTokenAction(props, grant, credential) : undefined;
    const { integration: name, signInIntegration } = namesOf(props.name);
    // Each strategy has an integration of its own, and so a category and addresses: live flows call the old actions.
    const integration = token
      ? new Integration(this, 'Integration', { name })
      : new Integration(this, 'SignInIntegration', { name: signInIntegration, credential });
    if (!token) integration.addCustomAuthAction('SignIn', customAuth(grant));

    this.token = token;
    this.declared = all
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((operation) => withPrevious(operation))
      .map((definition) => ({ ...definition, action: addOperation(integration, definition.operation, props) }));
    const operations = new Map(
      this.declared.flatMap(({ operation, isPrevious, action }) => {
        return isPrevious ? [] : [[operation.name, action] as const];
      }),
    );
    this.actions = this.actionsFor(names);
    this.contracts = [
      ...(token ? [contractOf(token.ref, props.name)] : []),
      ...this.declared.map(({ action, operation: { name: operationName, version = 1 }, isPrevious }) =>
        contractOf(action.ref, props.name, { name: operationName, version, isPrevious }),
      ),
    ];
    this.refs = new ServiceNowRefs(token?.ref, operations);
  }

  /** The data actions of operations, those of their previous versions and the token action among them. */
  actionsFor(operations: readonly string[]): readonly DataAction[] {
    const actions = this.declared.filter(({ operation }) => operations.includes(operation.name));
    return [...(this.token ? [this.token as DataAction] : []), ...actions.map(({ action }) => action)];
  }

  /** Names of the operations whose data actions these are; the token action has none. */
  operationsOf(actions: readonly Pick<DataActionRef, 'category' | 'name'>[]): readonly string[] {
    return this.declared.flatMap(({ operation, action: { ref } }) =>
      actions.some(({ category, name }) => category === ref.category && name === ref.name) ? [operation.name] : [],
    );
  }

  private addCredential(
    { name, auth, credential, instance, tokenPath }: ServiceNowProps,
    grant: FlowGrant,
  ): Credential {
    if ('existing' in credential) return Credential.existing(this, 'ExistingCredential', { name: credential.existing });
    const secrets = grantFields(grant).map(
      (field) => [field.name, SecretRef.variable(this, field.variable, { description: field.description })] as const,
    );
    // The platform cannot change the type of a credential in use, so each type has an address of its own.
    return Credential.managed(this, auth === 'chained' ? 'Credential' : 'SignInCredential', {
      name: auth === 'chained' ? namesOf(name).tokenCredential : namesOf(name).signInCredential,
      type: auth === 'chained' ? 'userDefined' : 'userDefinedOAuth',
      fields: Object.fromEntries(secrets),
      ...(auth === 'platform' ? { plainFields: { loginUrl: tokenUrl(instance, tokenPath) } } : {}),
    });
  }

  private addTokenAction(
    { name, instance, tokenPath, tokenSeconds }: ServiceNowProps,
    grant: FlowGrant,
    credential: Credential,
  ): DataAction<TokenInputs, TokenOutputs> {
    const integration = new Integration(this, 'TokenIntegration', { name: namesOf(name).tokenIntegration, credential });
    const definition = tokenAction({ instance, tokenPath, grant, timeoutSeconds: tokenSeconds });
    return integration.addDataAction('RefreshToken', definition);
  }
}

/** The data actions of an org by the names of their operations. */
export class ServiceNowRefs {
  constructor(
    /** Undefined with platform auth. */
    readonly refreshToken: DataActionRef<TokenInputs, TokenOutputs> | undefined,
    private readonly operations: ReadonlyMap<string, DataAction>,
  ) {}

  /** @throws UserError when the org does not have the operation */
  operation(name: string): DataActionRef {
    const action = this.operations.get(name);
    if (action === undefined) throw new UserError([unknownOperation(name, [...this.operations.keys()])]);
    return action.ref;
  }
}

/**
 * A new contract gives an operation a new name and a new address: its data action is made beside the old one. Blanks keep
 * the id apart from the names of other operations.
 */
function addOperation(
  integration: Integration,
  operation: Operation,
  { auth, instance, actionSeconds, importSetTables = {} }: ServiceNowProps,
): DataAction {
  const { name } = operation;
  const props = { auth, instance, timeoutSeconds: actionSeconds };
  const importSetTable = isRecognised(operation) ? importSetTables[operation.table] : undefined;
  return importSetTable === undefined
    ? integration.addDataAction(versioned(name, operation), renderOperation(operation, props))
    : integration.addDataAction(
        versioned(byImportSet(name), operation),
        renderImport(operation, { ...props, importSetTable }),
      );
}

interface Definition {
  readonly operation: Operation;
  /** Whether its data action only stays for executions in flight. */
  readonly isPrevious: boolean;
}

function withPrevious(operation: Operation, isPrevious = false): readonly Definition[] {
  const { previous } = operation;
  return [{ operation, isPrevious }, ...(previous ? withPrevious(previous, true) : [])];
}

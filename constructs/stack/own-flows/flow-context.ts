import { within } from '../../../input/mistake';
import { pathText } from '../../../input/path';
import { schemaFindings } from '../../../input/schema-findings';
import { UserError } from '../../../input/user-error';
import {
  type Assignment,
  assign,
  type DataActionRef,
  type Expression,
  type FlowType,
  type Inputs,
  type Node,
  type Outputs,
  type Variable,
} from '../../architect';
import type { InputBindings, OutputBindings } from '../../architect/data-action-ref';
import {
  callOperation,
  type Dialect,
  type LookupAction,
  type Recipe,
  type Repeat,
  recipeOf,
  results,
  type TokenAction,
  total,
  worstCase,
} from '../../flows';
import { cut } from '../../flows/cut';
import { memory } from '../../flows/variables';
import type { FlowConfig, OrgConfig } from '../../org';
import { retryOfFlow } from '../../org/schema/retry';
import type { Operation, RenderedOutputs, ServiceNowRefs } from '../../servicenow';
import type { OperationOutputs } from '../../servicenow/operation';
import { limitsOf } from '../release-limits';
import { budgetTooSmall, numberIsResult } from './own-flow-errors';

/** Operations by the names that a flow gives them. */
export type Uses = Readonly<Record<string, Operation>>;

/** What a flow in TypeScript is made from: the org that it is for, and the data actions that it may call there. */
export interface FlowContext<U extends Uses = Uses> {
  readonly org: OrgConfig;
  /** Name of the org's division. */
  readonly division: string;
  /** Names of the org's queues, by their keys in its file. */
  readonly queues: OrgConfig['queues'];
  /** The data actions of the operations in `uses`, by the same names. */
  readonly actions: { readonly [K in keyof U]: ActionOf<U[K]> };
  /** Gets a token. Undefined where the platform signs in (`auth: platform`). */
  readonly refreshToken: TokenAction | undefined;
  /**
   * The recipe of the release for a type of flow: its limits, its statuses and its way to a token.
   *
   * @param retry what differs for this flow, as in `retry` of a flow in a release. @default - nothing
   * @throws UserError for values that no release may have
   */
  recipe<F extends FlowType>(dialect: Dialect<F>, retry?: FlowConfig['retry']): Recipe<F>;
  /**
   * The actions that call one of the operations, with token, attempts, pauses and, for a create, look-ups; see
   * `callOperation`. Texts are cut to the lengths that the inputs take. A create leaves the number of its record in
   * `results.number`, whether it was made or found.
   *
   * @throws UserError when the operation may take longer than the budget of the recipe
   */
  call<F extends FlowType, K extends keyof U & string>(
    recipe: Recipe<F>,
    use: K,
    props: CallProps<F, InputsOf<U[K]>, RenderedOutputs<OutputsOf<U[K]>>>,
  ): readonly Node<F>[];
}

export interface CallProps<F extends FlowType, I extends Inputs, O extends Outputs> {
  /** The name that people read in the flow. @default - the title of the operation */
  readonly title?: string;
  /**
   * All inputs but the token. A create whose record can be found again is repeated under its `correlationId`, so no two
   * conversations may share one.
   */
  readonly inputs: InputBindings<I>;
  /** Variables that receive outputs; they are emptied before each attempt. @default - none */
  readonly outputs?: OutputBindings<O>;
  /** Runs just before each send. @default - nothing */
  readonly beforeSend?: readonly Node<F>[];
}

type InputsOf<P extends Operation> = P extends Operation<infer I, OperationOutputs> ? I : never;
type OutputsOf<P extends Operation> = P extends Operation<Inputs, infer O> ? O : never;

/** How a flow names the data action of an operation. It takes a token where the flow gets tokens (`auth: chained`). */
export type ActionOf<P extends Operation> = DataActionRef<
  InputsOf<P> & { readonly accessToken: { readonly type: 'string'; readonly required: boolean } },
  RenderedOutputs<OutputsOf<P>>
>;

export function contextOf(uses: Uses, org: OrgConfig, refs: ServiceNowRefs): FlowContext {
  const { release } = org;
  const { refreshToken } = refs;
  const actionOf: ActionOfName = (name) => refs.operation(name);
  const actions = Object.fromEntries(Object.entries(uses).map(([use, { name }]) => [use, actionOf(name)]));
  return {
    org,
    division: org.genesys.division,
    queues: org.queues,
    actions: actions as FlowContext['actions'],
    refreshToken,
    recipe: (dialect, retry = {}) => {
      refuseBadRetry(retry);
      return recipeOf(dialect, {
        limits: limitsOf(org, { type: dialect.type, retry }),
        ...(refreshToken ? { refreshToken } : {}),
        statuses: release.statuses,
        onUnknownFailure: retry.onUnknownFailure ?? release.retry.onUnknownFailure,
      });
    },
    call: (recipe, use, { title, inputs, outputs = {}, beforeSend }) => {
      const operation = uses[use] as Operation;
      const action = actionOf(operation.name);
      const repeat = repeatOf(operation, action, inputs['correlationId'] as Expression<'string'>, actionOf);
      const bound = { ...(outputs as Readonly<Record<string, Variable>>), ...outputsOf(repeat) };
      refuseMistakes(operation, recipe, repeat, outputs);
      return callOperation(recipe, {
        title: title ?? operation.title,
        action,
        inputs: shortened(action, inputs) as never,
        outputs: bound as never,
        repeat,
        reset: Object.values(bound).map(emptied),
        ...(beforeSend ? { beforeSend } : {}),
      });
    },
  };
}

function refuseBadRetry(retry: FlowConfig['retry']): void {
  const { error } = retryOfFlow.safeParse(retry);
  if (error === undefined) return;
  const findings = schemaFindings(error.issues, retry);
  throw new UserError(findings.map(({ at, ...message }) => ({ path: `recipe, ${pathText(at)}`, ...message })));
}

type ActionOfName = (operation: string) => DataActionRef;

function repeatOf(
  { repeat, outputs }: Operation,
  action: DataActionRef,
  correlationId: Expression<'string'>,
  actionOf: ActionOfName,
): Repeat {
  if (repeat.safe) return { kind: 'safe' };
  if (repeat.lookup === undefined) return { kind: 'never' };
  const lookup = actionOf(repeat.lookup.name) as LookupAction;
  const isByImportSet = Object.hasOwn(action.outputs, 'status') && !Object.hasOwn(outputs, 'status');
  return isByImportSet
    ? { kind: 'coalesced', lookup, correlationId, status: memory.importStatus }
    : { kind: 'lookup', lookup, correlationId };
}

/** The outputs that the recipe itself reads. */
function outputsOf(repeat: Repeat): Readonly<Record<string, Variable>> {
  if (repeat.kind === 'coalesced') return { number: results.number, status: repeat.status };
  return repeat.kind === 'lookup' ? { number: results.number } : {};
}

function refuseMistakes<F extends FlowType>(
  { name }: Operation,
  { limits, dialect, refreshToken }: Recipe<F>,
  { kind }: Repeat,
  outputs: object,
): void {
  const terms = worstCase(limits, { flowType: dialect.type, chained: refreshToken !== undefined, repeat: kind });
  const isKeyed = kind === 'lookup' || kind === 'coalesced';
  const mistakes = [
    ...(total(terms) > limits.budgetSeconds ? [budgetTooSmall(terms, limits.budgetSeconds)] : []),
    ...(isKeyed && Object.hasOwn(outputs, 'number') ? [numberIsResult()] : []),
  ];
  if (mistakes.length > 0) throw new UserError(mistakes.map((mistake) => within(`call of ${name}`, mistake)));
}

function shortened({ inputs }: DataActionRef, given: object): object {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      inputs[name]?.type === 'string' ? cut(inputs, name, value) : value,
    ]),
  );
}

function emptied(variable: Variable): Assignment {
  return variable.type === 'stringCollection'
    ? assign(variable as Variable<'stringCollection'>, [])
    : assign(variable as Variable<'string'>, '');
}

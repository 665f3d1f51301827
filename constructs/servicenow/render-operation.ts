import type { Inputs } from '../architect';
import type { DataActionDefinition, RequestDefinition } from '../genesys/definitions';
import { tableUrl } from './instance-url';
import type {
  Condition,
  CreateRecord,
  FindRecords,
  Operation,
  OperationOutputs,
  RequiredText,
  UpdateRecord,
} from './operation';
import { versioned } from './operation-names';
import { columnAt } from './output-path';
import { ifGiven, ifNoOperand, inJson, inQuery, inUri } from './velocity';

/** How an operation gets its bearer token: as an input, from the flow, or from the platform's custom auth action. */
export type AuthStrategy = 'chained' | 'platform';

export interface RenderOperationProps<A extends AuthStrategy> {
  /** How the operation gets its token. */
  readonly auth: A;
  /** Origin of the instance, such as `https://acme.service-now.com`. */
  readonly instance: string;
  /** The longest wait for the answer, 1 to 60. */
  readonly timeoutSeconds: number;
}

/** The inputs of the contract: with `chained` auth the token is one of them. */
export type RenderedInputs<I extends Inputs, A extends AuthStrategy> = A extends 'chained'
  ? I & { readonly accessToken: RequiredText }
  : I;

/** The outputs of the contract, without their paths. */
export type RenderedOutputs<O extends OperationOutputs> = {
  readonly [Name in keyof O]: { readonly type: O[Name]['type'] };
};

/**
 * The data action of an operation for one org.
 *
 * @throws UserError when the instance is not an https origin
 * @example
 * const rendering = { auth: 'platform', instance, timeoutSeconds: 4 } as const;
 * integration.addDataAction('FindTask', renderOperation(findTask, rendering));
 */
export function renderOperation<I extends Inputs, O extends OperationOutputs, A extends AuthStrategy>(
  operation: Operation<I, O>,
  { auth, instance, timeoutSeconds }: RenderOperationProps<A>,
): DataActionDefinition<RenderedInputs<I, A>, RenderedOutputs<O>> {
  const { title, inputs, outputs } = operation;
  const accessToken: RequiredText = { type: 'string', required: true };
  const types = Object.entries(outputs).map(([name, { type }]) => [name, { type }]);
  return {
    name: versioned(title, operation),
    inputs: (auth === 'chained' ? { ...inputs, accessToken } : inputs) as RenderedInputs<I, A>,
    outputs: Object.fromEntries(types) as RenderedOutputs<O>,
    request: requestOf(operation, tableUrl(instance, operation.table), authorization[auth]),
    response: responseOf(outputs),
    timeoutSeconds,
  };
}

const authorization: Readonly<Record<AuthStrategy, string>> = {
  chained: 'Bearer ${input.accessToken}',
  platform: 'Bearer ${authResponse.access_token}',
};

function requestOf({ request, inputs, outputs }: Operation, url: string, token: string): RequestDefinition {
  const answer = `sysparm_fields=${columnsOf(outputs).join(',')}`;
  const plainReferences = 'sysparm_exclude_reference_link=true';
  const headers = { Accept: 'application/json', Authorization: token, 'X-Correlation-Id': inUri('correlationId') };
  if (request.method === 'GET') {
    const query = `sysparm_query=${encodedQuery(request)}`;
    const parameters = [query, answer, `sysparm_limit=${request.limit}`, plainReferences];
    return { method: 'GET', url: `${url}?${parameters.join('&')}`, headers };
  }
  const record = request.method === 'PATCH' ? `/${inUri(request.record)}` : '';
  return {
    method: request.method,
    url: `${url}${record}?${answer}&${plainReferences}`,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: bodyOf(request, inputs),
  };
}

function columnsOf(outputs: OperationOutputs): readonly string[] {
  return [...new Set(Object.values(outputs).flatMap(({ path }) => columnAt(path)?.column ?? []))];
}

/**
 * The query, percent-encoded. An operand that is empty at run time adds a condition that holds for no record:
 * `caller_id=` or `phoneENDSWITH` alone would find the records of others.
 */
function encodedQuery({ query, latestBy }: FindRecords): string {
  const and = encodeURIComponent('^');
  const inputs = new Set(query.flatMap(({ input }) => input ?? []));
  const nobody = encodeURIComponent('^sys_id=none');
  const order = latestBy === undefined ? '' : encodeURIComponent(`^ORDERBYDESC${latestBy}`);
  return [
    query.map(encodedCondition).join(and),
    ...Array.from(inputs, (input) => ifNoOperand(input, nobody)),
    order,
  ].join('');
}

/** `^OR` ties an alternative to the condition right before it. */
function encodedCondition({ columns, operator, input, value }: Condition): string {
  const operand = input === undefined ? encodeURIComponent(value) : inQuery(input);
  const conditions = columns.map((column) => `${encodeURIComponent(`${column}${operator}`)}${operand}`);
  return conditions.join(encodeURIComponent('^OR'));
}

/** A line per column. Columns that are always sent come first, so that each optional column can bring its own comma. */
function bodyOf(request: CreateRecord | UpdateRecord, inputs: Inputs): string {
  const sent = Object.entries({
    ...(request.method === 'POST' ? { correlationId: 'correlation_id' } : {}),
    ...request.columns,
  }).map(([input, column]) => ({ input, member: `"${column}": "${inJson(input)}"` }));
  const fixed = Object.entries(request.values ?? {}).map(([column, value]) => `"${column}": ${JSON.stringify(value)}`);
  const always = sent.filter(({ input }) => inputs[input]?.required).map(({ member }) => member);
  const optional = sent.filter(({ input }) => !inputs[input]?.required);
  return [
    '{',
    [...always, ...fixed].map((member) => `  ${member}`).join(',\n'),
    ...optional.map(({ input, member }) => `  ${ifGiven(input, `,${member}`)}`),
    '}',
  ].join('\n');
}

function responseOf(outputs: OperationOutputs): DataActionDefinition['response'] {
  const all = Object.entries(outputs);
  const defaults = all.flatMap(([name, output]) => (output.default === undefined ? [] : [[name, output.default]]));
  return {
    values: Object.fromEntries(all.map(([name, { path }]) => [name, path])),
    defaults: Object.fromEntries(defaults),
    template: `{${all.map(([name]) => `"${name}": \${${name}}`).join(', ')}}`,
  };
}

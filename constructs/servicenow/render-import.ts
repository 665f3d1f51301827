import { within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { Inputs } from '../architect';
import type { DataActionDefinition } from '../genesys/definitions';
import { importOutput, operationPlace } from './errors';
import { importUrl } from './instance-url';
import type { Operation, OperationOutputs } from './operation';
import { byImportSet, versioned } from './operation-names';
import {
  type AuthStrategy,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
} from './render-operation';

export interface RenderImportProps<A extends AuthStrategy> extends RenderOperationProps<A> {
  /**
   * Import set table whose rows become records of the operation's table. Its columns are named like those of that
   * table.
   */
  readonly importSetTable: string;
}

/**
 * The outputs of the operation, and the status that ServiceNow reports: `inserted`, `updated`, `ignored`, `skipped` or
 * `error`.
 */
export type ImportOutputs<O extends OperationOutputs> = RenderedOutputs<O> & { readonly status: { type: 'string' } };

/**
 * Paths in the answer of the Table API, to the paths of the same values in the Import Set API (docs/import-set.md, The
 * answer).
 */
const importPaths: Readonly<Record<string, string>> = {
  '$.result.number': '$.result[0].display_value',
  '$.result.sys_id': '$.result[0].sys_id',
};

/**
 * The data action of a create operation that goes through an import set. Its inputs and its body are those of the Table
 * API. An answer without a record, such as that of a row with an error, fails: no output has a default.
 *
 * @throws UserError when the instance is not an https origin, the name of the import set table is not a possible one, or an
 *   output is neither the number nor the sys_id of the record
 */
export function renderImport<I extends Inputs, O extends OperationOutputs, A extends AuthStrategy>(
  operation: Operation<I, O>,
  { importSetTable, ...props }: RenderImportProps<A>,
): DataActionDefinition<RenderedInputs<I, A>, ImportOutputs<O>> {
  const { name, outputs } = operation;
  const unknown = Object.entries(outputs).filter(([, { path }]) => importPaths[path] === undefined);
  if (unknown.length > 0) {
    throw new UserError(unknown.map(([output, { path }]) => within(operationPlace(name), importOutput(output, path))));
  }
  const direct = renderOperation(operation, props);
  const paths = Object.entries(outputs).map(([output, { path }]) => [output, importPaths[path] as string] as const);
  const values = { ...Object.fromEntries(paths), status: '$.result[0].status' };
  return {
    ...direct,
    name: versioned(byImportSet(operation.title), operation),
    outputs: { ...direct.outputs, status: { type: 'string' } },
    request: { ...direct.request, url: importUrl(props.instance, importSetTable) },
    response: {
      values,
      defaults: {},
      template: `{${Object.keys(values)
        .map((value) => `"${value}": \${${value}}`)
        .join(', ')}}`,
    },
  };
}

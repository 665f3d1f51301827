import type { DataTable } from '../../org/entities';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import { unknownObject } from '../publish/errors';
import type { Fields } from '../publish/fields';
import type { FlowVariable } from '../publish/variables';
import type { Behaviour } from '../run/action';
import * as errors from './errors';
import { branchesOf } from './exits';

interface Lookup {
  readonly name: string;
  readonly table: DataTable | undefined;
  readonly columns: readonly { readonly column: string; readonly variable: FlowVariable }[];
  readonly errorType: FlowVariable | undefined;
  readonly errorMessage: FlowVariable | undefined;
}

/**
 * Reads the row of a data table that has a key. A column that the row leaves out makes its variable NOT_SET. Exits:
 * found, notFound, and failure, with errorType `lookupFailed`.
 */
export function dataTableLookup(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const key = values.value(fields.required('lookupValue'), 'string', 'lookupValue').evaluate;
  const lookup = fields.map(fields.required('dataTable'), 'dataTable', (map) => readLookup(context, map));
  return {
    exits: branchesOf(context, 'found', 'notFound', 'failure'),
    perform: (run) => {
      const { name, table, columns, errorType, errorMessage } = lookup as Lookup;
      const wanted = key(run) as string | undefined;
      if (wanted === undefined) throw new FlowFailure('the value to look up is not set; guard it with IsSet');
      if (run.settings.failLookups(name)) {
        if (errorType !== undefined) run.values[errorType.slot] = 'lookupFailed';
        if (errorMessage !== undefined) run.values[errorMessage.slot] = `data table "${name}" could not be read`;
        return 'failure';
      }
      const rows = table?.rows ?? {};
      if (!Object.hasOwn(rows, wanted)) return 'notFound';
      for (const { column, variable } of columns) run.values[variable.slot] = rows[wanted]?.[column];
      return 'found';
    },
  };
}

function readLookup(context: ActionContext, map: Fields): Lookup | undefined {
  const { flow, values, reporter, fields } = context;
  const named = map.only('the name of the data table');
  if (named === undefined) return undefined;
  const { key: name } = named;
  const table = flow.org.dataTable?.(name);
  if (table === undefined) reporter.report(named, unknownObject('data table', name));
  return fields.map(named.value, `data table "${name}"`, (body): Lookup => {
    const columns = body.each('foundOutputs', (node, column) => {
      const type = table && Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
      if (table !== undefined && type === undefined)
        reporter.report(node, errors.unknownColumn(name, column, Object.keys(table.columns)));
      const variable = type && values.target(node, type, `column "${column}"`);
      return variable === undefined ? [] : { column, variable };
    });
    const reports = fields.map(body.optional('failureOutputs'), 'failureOutputs', (outputs) => ({
      errorType: values.target(outputs.optional('errorType'), 'string', 'errorType'),
      errorMessage: values.target(outputs.optional('errorMessage'), 'string', 'errorMessage'),
    }));
    return {
      name,
      table,
      columns,
      errorType: reports?.errorType,
      errorMessage: reports?.errorMessage,
    };
  });
}

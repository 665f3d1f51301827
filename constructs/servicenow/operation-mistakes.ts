import type { Mistake } from '../../input/mistake';
import type { Inputs } from '../architect';
import {
  badColumn,
  badDefault,
  badFieldName,
  badFixedValue,
  badLimit,
  badMaxLength,
  badOperationName,
  badOutput,
  badPrevious,
  badTable,
  badTitle,
  badVersion,
  columnTwice,
  defaultOfList,
  emptyBody,
  listOutput,
  maxLengthOfNonText,
  noColumns,
  noDescription,
  noOutputs,
  noQuery,
  notAlwaysText,
  onlyDefaults,
  recordOutput,
  reservedInput,
  undeclaredInput,
  unusedInput,
} from './errors';
import type { CreateRecord, FindRecords, Operation, OperationOutput, UpdateRecord } from './operation';
import { columnAt } from './output-path';
import { repeatMistakes } from './repeat-mistakes';

const longestTitle = 256;
const mostRecords = 100;
const reservedInputs = ['correlationId', 'accessToken', 'orgId', 'integrationId', 'rawRequest'];
const column = /^[a-z][a-z0-9_]*$/;
const dottedColumn = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** The mistakes in an operation to whose inputs `correlationId` is not added yet. */
export function operationMistakes(operation: Operation): readonly Mistake[] {
  const { name, title, version = 1, previous, description, table, inputs, request } = operation;
  return [
    ...(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? [] : [badOperationName(name)]),
    ...(title !== '' && title === title.trim() && title.length <= longestTitle ? [] : [badTitle(title, longestTitle)]),
    ...(description.trim() === '' ? [noDescription()] : []),
    ...(Number.isInteger(version) && version >= 1 ? [] : [badVersion(version)]),
    ...(previous === undefined || (previous.name === name && (previous.version ?? 1) < version)
      ? []
      : [badPrevious(previous.name, previous.version ?? 1)]),
    ...(column.test(table) ? [] : [badTable(table)]),
    ...inputMistakes(inputs),
    ...sentMistakes(operation),
    ...(request.method === 'GET' ? queryMistakes(request, inputs) : bodyMistakes(request, inputs)),
    ...outputMistakes(operation),
    ...repeatMistakes(operation),
  ];
}

function inputMistakes(inputs: Inputs): readonly Mistake[] {
  return Object.entries(inputs).flatMap(([name, { type, maxLength }]) => [
    ...(isFieldName(name) ? [] : [badFieldName('input', name)]),
    ...(reservedInputs.includes(name) ? [reservedInput(name, reservedInputs)] : []),
    ...(maxLength !== undefined && type !== 'string' ? [maxLengthOfNonText(name, type)] : []),
    ...(maxLength === undefined || (Number.isInteger(maxLength) && maxLength > 0)
      ? []
      : [badMaxLength(name, maxLength)]),
  ]);
}

function sentMistakes({ inputs, request }: Operation): readonly Mistake[] {
  const sent = new Set(
    request.method === 'GET'
      ? request.query.flatMap(({ input }) => input ?? [])
      : [...Object.keys(request.columns), ...(request.method === 'PATCH' ? [request.record] : [])],
  );
  const declared = [...Object.keys(inputs), 'correlationId'];
  return [
    ...Object.keys(inputs)
      .filter((name) => !sent.has(name))
      .map(unusedInput),
    ...[...sent].filter((name) => !declared.includes(name)).map((name) => undeclaredInput(name, declared)),
  ];
}

function queryMistakes({ query, latestBy, limit }: FindRecords, inputs: Inputs): readonly Mistake[] {
  return [
    ...(query.some(({ input }) => input !== undefined) ? [] : [noQuery()]),
    ...query.flatMap(({ columns, input, value }, index) => [
      ...(columns.length === 0 ? [noColumns(index)] : []),
      ...columns.filter((name) => !dottedColumn.test(name)).map((name) => badColumn('query', name)),
      ...(input === undefined ? [] : textMistakes('query', input, inputs)),
      ...(value?.includes('^') ? [badFixedValue(`condition ${index + 1} of the query`, value, '"^"')] : []),
    ]),
    ...(latestBy === undefined || dottedColumn.test(latestBy) ? [] : [badColumn('latestBy', latestBy)]),
    ...(Number.isInteger(limit) && limit >= 1 && limit <= mostRecords ? [] : [badLimit(limit, mostRecords)]),
  ];
}

function bodyMistakes(request: CreateRecord | UpdateRecord, inputs: Inputs): readonly Mistake[] {
  const { columns, values = {} } = request;
  const own = request.method === 'POST' ? ['correlation_id'] : [];
  const sent = Object.entries(columns).flatMap(([input, name]) => (name === undefined ? [] : [{ input, name }]));
  const all = [...own, ...sent.map(({ name }) => name), ...Object.keys(values)];
  const isNeverEmpty =
    own.length > 0 || Object.keys(values).length > 0 || sent.some(({ input }) => inputs[input]?.required);
  return [
    ...(request.method === 'PATCH' ? textMistakes('path', request.record, inputs) : []),
    ...sent.filter(({ name }) => !column.test(name)).map(({ input, name }) => badColumn(`input "${input}"`, name)),
    ...Object.keys(values)
      .filter((name) => !column.test(name))
      .map((name) => badColumn('fixed value', name)),
    ...new Set(all.filter((name, index) => all.indexOf(name) !== index).map(columnTwice)),
    ...Object.entries(values)
      .filter(([, value]) => /[$#]/.test(value))
      .map(([name, value]) => badFixedValue(`column "${name}"`, value, '"$" or "#", which templates read')),
    ...(isNeverEmpty ? [] : [emptyBody()]),
  ];
}

/** Without such an input, a query would find the records of others and a path would name the whole table. */
function textMistakes(where: 'query' | 'path', input: string, inputs: Inputs): readonly Mistake[] {
  const field = inputs[input];
  return field === undefined || (field.type === 'string' && field.required) ? [] : [notAlwaysText(where, input)];
}

function outputMistakes({ outputs, request }: Operation): readonly Mistake[] {
  const isList = request.method === 'GET';
  const all = Object.entries(outputs);
  return [
    ...(all.length === 0 ? [noOutputs()] : []),
    ...all.flatMap(([name, output]) => [
      ...(isFieldName(name) ? [] : [badFieldName('output', name)]),
      ...(isList ? listMistakes(name, output) : recordMistakes(name, output)),
    ]),
    ...(!isList && all.length > 0 && all.every(([, output]) => output.default !== undefined) ? [onlyDefaults()] : []),
  ];
}

function listMistakes(name: string, output: OperationOutput): readonly Mistake[] {
  const { type, path } = output;
  return [
    ...(type === 'stringList' && columnAt(path)?.isList === true ? [] : [badOutput(name, type, path, listOutput)]),
    ...(output.default === undefined ? [] : [defaultOfList(name)]),
  ];
}

function recordMistakes(name: string, output: OperationOutput): readonly Mistake[] {
  const { type, path } = output;
  return [
    ...(type === 'string' && columnAt(path)?.isList === false ? [] : [badOutput(name, type, path, recordOutput)]),
    ...(output.default === undefined || isJsonString(output.default) ? [] : [badDefault(name, output.default)]),
  ];
}

function isFieldName(name: string): boolean {
  return /^[a-z][a-zA-Z0-9]*$/.test(name);
}

function isJsonString(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'string';
  } catch {
    return false;
  }
}

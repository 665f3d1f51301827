import { creates, findsCallers } from '../../../constructs/project/rules/operation-roles';
import type { Operation, OperationSet } from '../../../constructs/servicenow';
import { code, page, table } from './markdown';
import { tableRights } from './table-rights';

/** The page about the operations of a project, with what they need in ServiceNow. */
export function operationsPage({ all }: OperationSet): string {
  return page(
    'Operations',
    'The operations that come with this package; [operations.md](../operations.md) adds one of your own. A data action is called like the title of its operation. Each operation has the input `correlationId` too, a required text.',
    table(
      ['Operation', 'Data action', 'Table', 'May be repeated', 'What it does'],
      all.map((operation) => {
        const { name, title, table: of, description } = operation;
        return [`[${code(name)}](#${name})`, title, code(of), repeats(operation), description];
      }),
    ),
    '## What they need in ServiceNow',
    'The user of the OAuth client needs these rights. The roles are those of the base system, as ServiceNow documents them; an instance may have other access rules. [getting-started.md](../getting-started.md) says how to make the user.',
    table(
      ['Table', 'Rights', 'Roles', 'Plugin'],
      [...new Set(all.map((operation) => operation.table))].map((name) => {
        const { roles, plugin } = tableRights[name] ?? { roles: 'those of the table', plugin: '' };
        return [code(name), rightsOn(name, all), roles, plugin];
      }),
    ),
    ...all.map(section),
  );
}

function repeats({ repeat }: Operation): string {
  if (repeat.safe) return 'yes';
  return repeat.lookup === undefined ? 'no; nothing shows whether it ran' : `after ${code(repeat.lookup.name)}`;
}

function rightsOn(name: string, all: readonly Operation[]): string {
  const methods = new Set(all.filter((operation) => operation.table === name).map(({ request }) => request.method));
  const words = { GET: 'read', POST: 'create', PATCH: 'write' } as const;
  return Object.entries(words)
    .flatMap(([method, word]) => (methods.has(method as keyof typeof words) ? [word] : []))
    .join(', ');
}

function section(operation: Operation): string {
  const { name, description, inputs, outputs, version = 1 } = operation;
  const uses = [
    ...(creates.fits(operation) ? ['`create`'] : []),
    ...(findsCallers.fits(operation) ? ['`findCaller`'] : []),
  ];
  const given = Object.entries(inputs).filter(([input]) => input !== 'correlationId');
  return [
    `## ${name}`,
    [
      description,
      version > 1 ? `Version ${version}.` : '',
      uses.length > 0 ? `A flow of a release may use it as ${uses.join(' and ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
    `${code(requestOf(operation))}${sentOf(operation)}`,
    given.length === 0
      ? 'No input but `correlationId`.'
      : table(
          ['Input', 'Type', 'Required', 'Characters', 'Sent as'],
          given.map(([input, { type, required, maxLength }]) => [
            code(input),
            type === 'string' ? 'text' : type,
            required ? 'yes' : '',
            maxLength === undefined ? '' : `at most ${maxLength.toLocaleString('en-US')}`,
            sentAs(operation, input),
          ]),
        ),
    table(
      ['Output', 'Type', 'From'],
      Object.entries(outputs).map(([output, { type, path }]) => [
        code(output),
        type === 'stringList' ? 'list of texts' : 'text',
        code(path),
      ]),
    ),
  ].join('\n\n');
}

function requestOf({ request, table: of }: Operation): string {
  const record = request.method === 'PATCH' ? `/{${request.record}}` : '';
  return `${request.method} /api/now/table/${of}${record}`;
}

function sentOf({ request }: Operation): string {
  if (request.method === 'GET') {
    const fixed = request.query.filter(({ value }) => value !== undefined).map(condition);
    const order = request.latestBy === undefined ? '' : `, latest ${code(request.latestBy)} first`;
    const most = `, at most ${request.limit} ${request.limit === 1 ? 'record' : 'records'}`;
    return `${fixed.length === 0 ? '' : `, where ${fixed.join(' and ')}`}${order}${most}.`;
  }
  const values = Object.entries(request.values ?? {}).map(([column, value]) => code(`${column}: ${value}`));
  return values.length === 0 ? '.' : `, with ${values.join(', ')}.`;
}

type Condition = Extract<Operation['request'], { readonly method: 'GET' }>['query'][number];

function condition({ columns, operator, value, input }: Condition): string {
  return columns.map((column) => code(`${column} ${operator} ${value ?? input}`)).join(' or ');
}

function sentAs({ request }: Operation, input: string): string {
  if (request.method === 'GET') {
    return request.query
      .filter((one) => one.input === input)
      .map(condition)
      .join(' and ');
  }
  if (request.method === 'PATCH' && request.record === input) return 'the sys_id of the record';
  const columns: Readonly<Record<string, string | undefined>> = request.columns;
  return code(columns[input] ?? '');
}

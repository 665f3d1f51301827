/** The types of columns, each with what its columns have besides `ColumnTraits`. */
interface ColumnTypes {
  readonly string: unknown;
  readonly integer: unknown;
  readonly boolean: unknown;
  readonly dateTime: unknown;
  readonly journal: unknown;
  /** Value to label. ServiceNow silently ignores other values, and an empty one. */
  readonly choice: { readonly choices: Readonly<Record<string, string>> };
  /** Holds the sys_id of a record of `target`. */
  readonly reference: { readonly target: string };
}

export type ColumnType = keyof ColumnTypes;

/**
 * A column of a table. Every value is a string; an empty one means no value. In this form, the compiler knows that a
 * column and the row of its type in a table of types belong together.
 */
export type Column<T extends ColumnType = ColumnType> = {
  readonly [P in T]: ColumnTraits & ColumnTypes[P] & { readonly type: P };
}[T];

interface ColumnTraits {
  /** Characters that are kept; further ones are cut. */
  readonly maxLength: number;
  readonly initial: string;
  /** Set by ServiceNow alone; written values are ignored. */
  readonly readOnly: boolean;
  /** Equality look-ups need no scan. */
  readonly indexed: boolean;
}

export interface Table {
  readonly name: string;
  /** Its own name first, then the tables that it extends. A record is visible in all of them. */
  readonly lineage: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  /** The column that is displayed where another record refers to this one. */
  readonly display: string;
  /** Of the first number: INC0010001 has the prefix INC and first 10001. */
  readonly numbering?: { readonly prefix: string; readonly first: number };
}

/** A record: column name to value. `sys_class_name` names the table that it was created in. */
export type Row = Record<string, string>;

const traits = { maxLength: 40, initial: '', readOnly: false, indexed: false };

const text = (maxLength: number): Column => ({ ...traits, type: 'string', maxLength });
const key = (maxLength: number): Column => ({ ...traits, type: 'string', maxLength, indexed: true });
const flag = (initial: 'true' | 'false'): Column => ({ ...traits, type: 'boolean', initial });
const moment: Column = { ...traits, type: 'dateTime' };
const journal: Column = { ...traits, type: 'journal', maxLength: 4000 };
const reference = (target: string): Column => ({ ...traits, type: 'reference', target, maxLength: 32 });
const choice = (initial: string, choices: Readonly<Record<string, string>>): Column => ({
  ...traits,
  type: 'choice',
  initial,
  choices,
});
const system = (column: Column): Column => ({ ...column, readOnly: true });

const levels = { '1': '1 - High', '2': '2 - Medium', '3': '3 - Low' };
const priorities = {
  '1': '1 - Critical',
  '2': '2 - High',
  '3': '3 - Moderate',
  '4': '4 - Low',
  '5': '5 - Planning',
};
const contactTypes = {
  chat: 'Chat',
  email: 'Email',
  monitoring: 'Monitoring',
  phone: 'Phone',
  'self-service': 'Self-service',
  social: 'Social',
  virtual_agent: 'Virtual Agent',
  'walk-in': 'Walk-in',
  web: 'Web',
};
const taskStates = {
  '-5': 'Pending',
  '1': 'Open',
  '2': 'Work in Progress',
  '3': 'Closed Complete',
  '4': 'Closed Incomplete',
  '7': 'Closed Skipped',
};

const everyTable: Readonly<Record<string, Column>> = {
  sys_id: system(key(32)),
  sys_class_name: system(text(80)),
  sys_created_by: system(text(40)),
  sys_created_on: system(moment),
  sys_mod_count: system({ ...traits, type: 'integer', initial: '0' }),
  sys_updated_by: system(text(40)),
  sys_updated_on: system(moment),
};

interface TableSource {
  readonly extends?: string;
  readonly display: string;
  readonly numbering?: { readonly prefix: string; readonly first: number };
  /** Whether operations create a record of a contact there. Scenarios, explorations and storms count these. */
  readonly holdsContacts: boolean;
  readonly columns: Readonly<Record<string, Column>>;
}

const numbered = (prefix: string, first: number) => ({ display: 'number', numbering: { prefix, first } });

const sources: Readonly<Record<string, TableSource>> = {
  sys_user: {
    display: 'name',
    holdsContacts: false,
    columns: {
      user_name: key(40),
      name: text(151),
      first_name: text(50),
      last_name: text(50),
      email: key(100),
      phone: text(40),
      mobile_phone: text(40),
      home_phone: text(40),
      employee_number: key(40),
      title: text(60),
      vip: flag('false'),
      active: flag('true'),
      locked_out: flag('false'),
      web_service_access_only: flag('false'),
    },
  },
  customer_contact: {
    extends: 'sys_user',
    display: 'name',
    holdsContacts: false,
    columns: { account: reference('customer_account') },
  },
  csm_consumer: {
    display: 'name',
    numbering: { prefix: 'CSMR', first: 1 },
    holdsContacts: false,
    columns: {
      number: key(40),
      name: text(152),
      first_name: text(50),
      last_name: text(50),
      email: key(100),
      business_phone: text(40),
      home_phone: text(40),
      mobile_phone: text(40),
      active: flag('true'),
    },
  },
  customer_account: {
    display: 'name',
    holdsContacts: false,
    columns: { name: text(80), number: key(40), phone: text(40) },
  },
  sys_user_group: {
    display: 'name',
    holdsContacts: false,
    columns: { name: key(80), description: text(1000), active: flag('true') },
  },
  task: {
    ...numbered('TASK', 10001),
    holdsContacts: false,
    columns: {
      number: key(40),
      active: flag('true'),
      assigned_to: reference('sys_user'),
      assignment_group: reference('sys_user_group'),
      close_notes: text(4000),
      closed_at: moment,
      comments: journal,
      contact_type: choice('', contactTypes),
      correlation_display: text(100),
      correlation_id: key(100),
      description: text(4000),
      impact: choice('3', levels),
      opened_at: moment,
      opened_by: reference('sys_user'),
      parent: reference('task'),
      priority: choice('4', priorities),
      short_description: text(160),
      state: choice('1', taskStates),
      urgency: choice('3', levels),
      work_notes: journal,
    },
  },
  incident: {
    extends: 'task',
    ...numbered('INC', 10001),
    holdsContacts: true,
    columns: {
      caller_id: { ...reference('sys_user'), indexed: true },
      category: text(40),
      subcategory: text(40),
      close_code: choice('', {
        Duplicate: 'Duplicate',
        'Known error': 'Known error',
        'No resolution provided': 'No resolution provided',
        'Resolved by caller': 'Resolved by caller',
        'Resolved by change': 'Resolved by change',
        'Resolved by problem': 'Resolved by problem',
        'Resolved by request': 'Resolved by request',
        'Solution provided': 'Solution provided',
        'User error': 'User error',
        'Workaround provided': 'Workaround provided',
      }),
      resolved_at: moment,
      state: choice('1', {
        '1': 'New',
        '2': 'In Progress',
        '3': 'On Hold',
        '6': 'Resolved',
        '7': 'Closed',
        '8': 'Canceled',
      }),
    },
  },
  sn_customerservice_case: {
    extends: 'task',
    ...numbered('CS', 1001),
    holdsContacts: true,
    columns: {
      account: reference('customer_account'),
      category: text(40),
      contact: { ...reference('customer_contact'), indexed: true },
      state: choice('1', { '1': 'New', '10': 'Open', '18': 'Awaiting Info', '6': 'Resolved', '3': 'Closed' }),
    },
  },
  sc_req_item: {
    extends: 'task',
    ...numbered('RITM', 10001),
    holdsContacts: false,
    columns: {
      requested_for: reference('sys_user'),
      stage: text(80),
      quantity: { ...traits, type: 'integer', initial: '1' },
    },
  },
  interaction: {
    ...numbered('IMS', 1),
    holdsContacts: true,
    columns: {
      number: key(40),
      active: flag('true'),
      assigned_to: reference('sys_user'),
      channel: text(40),
      closed_at: moment,
      direction: choice('inbound', { inbound: 'Inbound', outbound: 'Outbound' }),
      opened_at: moment,
      opened_for: reference('sys_user'),
      parent: reference('task'),
      short_description: text(160),
      state: choice('new', {
        new: 'New',
        work_in_progress: 'Work in Progress',
        on_hold: 'On Hold',
        wrap_up: 'Wrap Up',
        closed_complete: 'Closed Complete',
        closed_abandoned: 'Closed Abandoned',
      }),
      type: text(40),
      work_notes: journal,
    },
  },
  sys_journal_field: {
    display: 'element',
    holdsContacts: false,
    columns: { element: text(80), element_id: key(32), name: text(80), value: text(4000) },
  },
};

/** Names of the tables in which operations create records of contacts. */
export const contactTables: readonly string[] = Object.keys(sources).filter((name) => sources[name]?.holdsContacts);

/**
 * The tables of the embedded instance: the part of the base system that contact centres use.
 *
 * @param custom columns that an instance adds, by table; each holds up to 100 characters and is indexed
 */
export function tables(custom: Readonly<Record<string, readonly string[]>> = {}): ReadonlyMap<string, Table> {
  return Object.keys(custom).length === 0 ? baseTables : tablesWith(custom);
}

function tablesWith(custom: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, Table> {
  return new Map(Object.keys(sources).map((name) => [name, tableNamed(name, custom)]));
}

const baseTables = tablesWith({});

function tableNamed(name: string, custom: Readonly<Record<string, readonly string[]>>): Table {
  const lineage = lineageOf(name);
  const columns = new Map(Object.entries(everyTable));
  for (const table of lineage.toReversed()) {
    for (const [column, definition] of Object.entries(sources[table]?.columns ?? {})) columns.set(column, definition);
    for (const column of custom[table] ?? []) columns.set(column, key(100));
  }
  const source = sources[name] as TableSource;
  return {
    name,
    lineage,
    columns,
    display: source.display,
    ...(source.numbering && { numbering: source.numbering }),
  };
}

function lineageOf(name: string): readonly string[] {
  const base = sources[name]?.extends;
  return base === undefined ? [name] : [name, ...lineageOf(base)];
}

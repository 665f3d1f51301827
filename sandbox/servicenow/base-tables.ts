import { type Column, choice, flag, journal, key, moment, reference, system, text, traits } from './columns';

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

/** The columns of every table. */
export const everyTable: Readonly<Record<string, Column>> = {
  sys_id: system(key(32)),
  sys_class_name: system(text(80)),
  sys_created_by: system(text(40)),
  sys_created_on: system(moment),
  sys_mod_count: system({ ...traits, type: 'integer', initial: '0' }),
  sys_updated_by: system(text(40)),
  sys_updated_on: system(moment),
};

/** A table, without what it has of the tables that it extends. */
export interface TableSource {
  readonly extends?: string;
  /** @default - as the table that it extends */
  readonly display?: string;
  /** @default - as the table that it extends */
  readonly numbering?: { readonly prefix: string; readonly first: number };
  /** Whether operations create a record of a contact there. Scenarios, explorations and storms count these. */
  readonly holdsContacts: boolean;
  readonly columns: Readonly<Record<string, Column>>;
}

const numbered = (prefix: string, first: number) => ({ display: 'number', numbering: { prefix, first } });

/** The tables of the base system that contact centres use. */
export const baseTables: Readonly<Record<string, TableSource>> = {
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

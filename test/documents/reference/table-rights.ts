export interface TableRights {
  readonly roles: string;
  /** The plugin that must be active. Empty where the table is always there. */
  readonly plugin: string;
}

/** Roles of the base system, and plugins, by table. Docs of ServiceNow. */
export const tableRights: Readonly<Record<string, TableRights>> = {
  sys_user: {
    roles:
      'none is documented; the access rules of the instance decide. The user must read `sys_id`, `name`, `active` and the columns that are searched',
    plugin: '',
  },
  incident: {
    roles:
      '`sn_incident_write`, which contains `sn_incident_read` (plugin ITSM Roles, `com.snc.itsm.roles.incident_management`); or `itil`',
    plugin: '',
  },
  sc_req_item: { roles: '`sn_request_write`, or `itil`; `sn_request_read` shows it to approvers only', plugin: '' },
  interaction: { roles: '`interaction_agent`', plugin: 'Interaction Logging, Routing, and Queueing' },
  sn_customerservice_case: {
    roles: '`sn_customerservice_agent`',
    plugin:
      'Customer Service Management (`com.sn_customerservice`); without it, leave the operations on cases out of the release',
  },
};

import type { Row, Table } from './tables';

const closedStates: Readonly<Record<string, readonly string[]>> = {
  incident: ['7', '8'],
  sn_customerservice_case: ['3'],
  sc_req_item: ['3', '4', '7'],
  task: ['3', '4', '7'],
  interaction: ['closed_complete', 'closed_abandoned'],
};

/**
 * The priority matrix of the base system: critical (1) where impact and urgency are both high (1), planning (5) where
 * both are low (3), and one step lower for each step of either.
 */
function priorityOf(impact: string, urgency: string): string {
  return String(Number(impact) + Number(urgency) - 1);
}

/** Sets the values that ServiceNow derives at a write. @param stamp the moment of the write as ServiceNow prints it */
export function derive(table: Table, row: Row, stamp: string): void {
  if (table.name === 'incident') {
    if (row['impact'] && row['urgency']) row['priority'] = priorityOf(row['impact'], row['urgency']);
    if (row['state'] === '6' && row['resolved_at'] === '') row['resolved_at'] = stamp;
  }
  const closed = table.lineage.map((name) => closedStates[name]).find((states) => states !== undefined);
  if (closed !== undefined) {
    const isClosed = closed.includes(row['state'] as string);
    row['active'] = String(!isClosed);
    if (isClosed && row['closed_at'] === '') row['closed_at'] = stamp;
  }
  if (table.columns.has('first_name') && row['name'] === '') {
    row['name'] = `${row['first_name']} ${row['last_name']}`.trim() || (row['user_name'] ?? '');
  }
}

/**
 * The labels of the missing fields that the data policy of the base system requires: an incident that is resolved or
 * closed needs its resolution. The policy looks at the sent values, so a resolution code that is not stored satisfies
 * it.
 */
export function missingOnClose(table: Table, sent: Readonly<Record<string, string>>): readonly string[] {
  if (table.name !== 'incident' || (sent['state'] !== '6' && sent['state'] !== '7')) return [];
  return [...(sent['close_code'] ? [] : ['Resolution code']), ...(sent['close_notes'] ? [] : ['Resolution notes'])];
}

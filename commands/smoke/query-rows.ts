import { randomUUID } from 'node:crypto';
import type { FindRecords } from '../../constructs/servicenow/operation';
import { quoted } from '../../input/plain-line';
import { failed, notLookedAt, ok, type Row } from '../preflight/row';
import { counted } from '../terminal/words';
import type { ActionRunner } from './action-runner';
import type { DeployedOperation } from './subject';

/** Whether the look-ups of the stack answer, and find nothing for a value that no record has. */
export async function queryRows(
  runner: ActionRunner,
  operations: readonly DeployedOperation[],
): Promise<readonly Row[]> {
  const answered: string[] = [];
  const rows: Row[] = [];
  for (const { operation, action } of operations) {
    const { request, inputs } = operation;
    if (request.method !== 'GET') continue;
    const name = quoted(action.name);
    const required = Object.entries(inputs).filter(([, input]) => input.required);
    if (required.some(([, { type }]) => type !== 'string')) {
      rows.push(notLookedAt(`look-up ${name}: an input is not a text`));
      continue;
    }
    const tested = await runner.run(action, Object.fromEntries(required.map(([input]) => [input, nowhere()])));
    if ('failure' in tested) {
      rows.push(failed(`look-up ${name}: ${tested.failure}`));
      continue;
    }
    const most = Math.max(0, ...Object.values(tested.outputs).map((list) => (Array.isArray(list) ? list.length : 0)));
    if (most === 0 || !findsNothing(request)) answered.push(name);
    else rows.push(failed(`look-up ${name} found ${counted(most, 'record')} for a value that none has`, unreadable));
  }
  return [...(answered.length === 0 ? [] : [ok(`look-ups answer: ${answered.join(', ')}`)]), ...rows];
}

const unreadable =
  'ServiceNow ignores a condition on a column that the user may not read: give it the right to read them';

/** A value that no record has, short enough for every column. */
function nowhere(): string {
  return `smoke${randomUUID().replaceAll('-', '').slice(0, 12)}`;
}

/** Whether a query finds nothing for such a value. */
function findsNothing({ query }: FindRecords): boolean {
  return query.some(({ input, operator }) => input !== undefined && operator !== '!=');
}

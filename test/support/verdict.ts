import type { Ran, World } from './exploration';
import { isCreate } from './faults';

const allowedAttempts = 3;

/**
 * The longest that a whole interaction may take, speech left out: three rounds of token and caller look-up, then the worst
 * case of the create, with the limits of the dev org.
 */
const longestSeconds = {
  inboundCall: 3 * (3 + 4) + 3 + 40,
  inboundShortMessage: 3 * (3 + 4) + 3 + 40,
  workflow: 3 * (3 + 4) + 3 + 159,
} as const;

const queues = { main: 'IT Incidents Dev', fallback: 'Service Desk Dev' };

/** What is wrong with a run; nothing when all promises were kept. */
export function broken(world: Pick<World, 'type'>, ran: Ran): readonly string[] {
  return [...oneTrueRecord(ran), ...keptContact(world.type, ran), ...withinBounds(world.type, ran), ...secretsIn(ran)];
}

function oneTrueRecord({ records, outcome, result }: Ran): readonly string[] {
  const claimed = outcome === 'created' || outcome === 'found';
  const denied = outcome === 'failed' || outcome === 'refused';
  return problems({
    [`${records.length} records`]: records.length > 1,
    [`outcome ${outcome}, but there is no record`]: claimed && records.length === 0,
    [`outcome ${outcome}, but there is a record`]: denied && records.length > 0,
    [`unknown outcome ${outcome}`]: !claimed && !denied && outcome !== 'unconfirmed',
    'the number is not that of the record':
      claimed && records.length === 1 && result.attributes['servicenow.number'] !== records[0],
  });
}

function keptContact(type: World['type'], { result, outcome }: Ran): readonly string[] {
  const hasRecord = outcome === 'created' || outcome === 'found';
  const { end } = result;
  if (type === 'workflow') {
    const said = end.kind === 'workflowEnded' ? end.exitReason : end.kind;
    return problems({
      [`the workflow ended with "${said}" and outcome ${outcome}`]: said !== outcome,
      'the launcher does not get the outcome': result.outputs['Flow.outcome'] !== outcome,
      [`the flow failed: ${result.failed}`]: result.failed !== undefined,
    });
  }
  const queue = hasRecord ? queues.main : queues.fallback;
  return problems({
    [`ended in ${JSON.stringify(end)}, not in ${queue}`]: end.kind !== 'queue' || end.queue !== queue,
    [`the flow failed: ${result.failed}`]: result.failed !== undefined,
  });
}

function withinBounds(type: World['type'], { result, requests }: Ran): readonly string[] {
  const seconds = secondsOf(result);
  const sent = requests.filter(isCreate).length;
  const renewals = Number(result.attributes['servicenow.renewals']);
  return problems({
    [`${sent} attempts`]: sent > allowedAttempts,
    [`${result.attributes['servicenow.attempts']} rounds`]: !(
      Number(result.attributes['servicenow.attempts']) <= allowedAttempts
    ),
    [`took ${seconds} s`]: seconds > longestSeconds[type as keyof typeof longestSeconds],
    [`${renewals} forced renewals for two operations`]: !(renewals <= 2),
  });
}

/** How long a run took, speech left out. */
export function secondsOf({ said, startedAt, endedAt }: Ran['result']): number {
  const speech = said.filter(({ text }) => text !== '').reduce((sum, { ms }) => sum + ms, 0);
  return (endedAt - startedAt - speech) / 1000;
}

/** Tokens are long rows of hexadecimal digits in the sandbox; ids are shorter. */
function secretsIn({ result }: Ran): readonly string[] {
  const text = JSON.stringify(result);
  return problems({ 'a token or secret got out': /[0-9a-f]{48}|sandbox-client|sandbox-password|Bearer/.test(text) });
}

function problems(found: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(found).filter((problem) => found[problem]);
}

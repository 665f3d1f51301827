import { explore } from '../../sandbox/exploration/explore';
import { faultsFor, isCreate } from '../../sandbox/exploration/faults';
import { givenUp, singles } from '../../sandbox/exploration/liveness';
import { conversationId, described, interactionOf, type Setting } from '../../sandbox/exploration/run';
import { broken } from '../../sandbox/exploration/verdict';
import type { ConversationStore, InteractionResult } from '../../sandbox/genesys/flow';
import { Sandbox } from '../../sandbox/sandbox';
import { devBounds } from './dev-bounds';
import { holds, recipeRules, renewsOnce } from './recipe-rules';

/** The promises that a flow breaks, found one after the other, the quickest to find first. */
export function* brokenPromises(setting: Setting, depth: 'singles' | 'pairs'): Generator<string> {
  const bounds = devBounds(setting.type);
  for (const run of singles(setting, faultsFor)) {
    const problems = [...broken(run, bounds), ...givenUp(setting, run, bounds)];
    if (problems.length > 0) yield `${described(run)}: ${problems.join(', ')}`;
  }
  for (const rule of recipeRules) {
    const applies = !rule.needsStatus || setting.type !== 'inboundCall';
    if (applies && !holds(setting, rule)) yield `rule: ${rule.name}`;
  }
  if (takesStrangersRecord(setting)) yield "takes a stranger's record for its own";
  if (!notesBeforeSending(setting)) yield 'sends a create before the conversation says so';
  const interrupted = [50_000, 59_900].flatMap((commitsAfterMs) =>
    [0, 30_000, ...Array.from({ length: 24 }, (_, half) => 50_000 + half * 500)].flatMap((beginsAfterMs) =>
      beginsAfterMs < commitsAfterMs ? [{ commitsAfterMs, beginsAfterMs }] : [],
    ),
  );
  for (const times of interrupted) {
    if (repeatsInterruptedRun(setting, times))
      yield `makes a second record after a run that was cut off: ${shown(times)}`;
  }
  if (setting.type !== 'inboundCall') {
    for (const failureStatus of [400, 'none'] as const) {
      const hidden = { ...setting, engine: { ...setting.engine, failureStatus } };
      if (!holds(hidden, renewsOnce)) yield `rule with status ${failureStatus}: ${renewsOnce.name}`;
    }
  }
  for (const run of explore(setting, { most: 1, times: 2 })) {
    if (run.records.length > 1) yield `run twice: ${described(run)}`;
  }
  for (const run of explore(setting, { most: depth === 'pairs' ? 2 : 1 })) {
    const problems = broken(run, bounds);
    if (problems.length > 0) yield `${described(run)}: ${problems.join(', ')}`;
  }
}

const stranger = 'a1d0c5de-6f5c-4c39-9a5e-1b7c1d0f2b11';

/**
 * ServiceNow ignores a condition on a field that the user may not read or not query by, and finds the records of others.
 * The create is lost for good here, so there is nothing to find.
 */
function takesStrangersRecord(setting: Setting): boolean {
  return (['unreadableFields', 'unqueryableFields'] as const).some((restriction) => {
    const sandbox = new Sandbox(setting.published, {
      serviceNow: { [restriction]: { incident: ['correlation_id'] } },
      faults: (request) => (isCreate(request) ? { kind: 'timeout', commit: 'never' } : undefined),
    });
    sandbox.serviceNow.insert('incident', { short_description: 'of somebody else', correlation_id: stranger });
    return runThrough(sandbox, setting).attributes['servicenow.outcome'] !== 'unconfirmed';
  });
}

/** Whether the data of the conversation says that a record may exist at the moment when its create is sent. */
function notesBeforeSending(setting: Setting): boolean {
  const conversations: ConversationStore = new Map([[conversationId, new Map<string, string>()]]);
  let noted = false;
  const sandbox = new Sandbox(setting.published, {
    faults: (request) => {
      const data = conversations.get(conversationId);
      if (isCreate(request)) noted = data?.get('servicenow.outcome') === 'unconfirmed' && data.has('servicenow.time');
      return undefined;
    },
  });
  runThrough(sandbox, setting, conversations);
  return noted;
}

interface Interruption {
  /** From the note of the earlier run to the record that it makes. */
  readonly commitsAfterMs: number;
  /** From that note to the second run. */
  readonly beginsAfterMs: number;
}

const shown = ({ commitsAfterMs, beginsAfterMs }: Interruption) =>
  `record after ${commitsAfterMs} ms, second run after ${beginsAfterMs} ms`;

/** An earlier run sent its request and was cut off; look-ups are slow. */
function repeatsInterruptedRun(setting: Setting, { commitsAfterMs, beginsAfterMs }: Interruption): boolean {
  const sandbox = new Sandbox(setting.published, {
    runner: { speechMsPerCharacter: 0 },
    faults: ({ method, path }) =>
      method === 'GET' && path.endsWith('/incident') ? { kind: 'slow', afterMs: 2500 } : undefined,
  });
  const { clock, serviceNow } = sandbox;
  const correlationId = `${conversationId}-create-incident`;
  const noted = {
    'servicenow.outcome': 'unconfirmed',
    'servicenow.correlationId': correlationId,
    'servicenow.time': `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
  };
  clock.at(clock.now() + commitsAfterMs, () => {
    serviceNow.insert('incident', { short_description: 'from the earlier run', correlation_id: correlationId });
  });
  clock.runAll(clock.now() + beginsAfterMs);
  const conversations = new Map([[conversationId, new Map(Object.entries(noted))]]);
  const { failed } = runThrough(sandbox, setting, conversations);
  clock.runAll(clock.now() + 120_000);
  return failed !== undefined || serviceNow.records('incident').length !== 1;
}

function runThrough(sandbox: Sandbox, setting: Setting, conversations?: ConversationStore): InteractionResult {
  const flow = sandbox.flow(setting.type);
  if (flow === undefined) throw new Error(`the org ships no ${setting.type}`);
  return sandbox.run(flow, interactionOf(setting.type, conversations));
}

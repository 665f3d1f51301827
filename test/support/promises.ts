import type { ConversationStore, InteractionResult } from '../../sandbox/genesys/flow';
import { Sandbox } from '../../sandbox/sandbox';
import { conversationId, described, everyPair, everySingle, interactionOf, runOnce, type World } from './exploration';
import { isCreate } from './faults';
import { holds, recipeRules } from './recipe-rules';
import { broken } from './verdict';

/** The promises that a flow breaks, found one after the other, the quickest to find first. */
export function* brokenPromises(world: World, depth: 'singles' | 'pairs'): Generator<string> {
  for (const rule of recipeRules) {
    const applies = !rule.needsStatus || world.type !== 'inboundCall';
    if (applies && !holds(world, rule)) yield `rule: ${rule.name}`;
  }
  if (takesStrangersRecord(world)) yield "takes a stranger's record for its own";
  if (repeatsInterruptedRun(world)) yield 'makes a second record after a run that was interrupted';
  for (const { schedule } of everySingle(world)) {
    const twice = runOnce(world, schedule, 2);
    if (twice.records.length > 1) yield `run twice: ${described(twice)}`;
  }
  for (const ran of depth === 'pairs' ? everyPair(world) : everySingle(world)) {
    const problems = broken(world, ran);
    if (problems.length > 0) yield `${described(ran)}: ${problems.join(', ')}`;
  }
}

const stranger = 'a1d0c5de-6f5c-4c39-9a5e-1b7c1d0f2b11';

/**
 * ServiceNow ignores a condition on a field that the user may not read or not query by, and finds the records of others.
 * The create is lost for good here, so there is nothing to find.
 */
function takesStrangersRecord(world: World): boolean {
  return (['unreadableFields', 'unqueryableFields'] as const).some((setting) => {
    const sandbox = new Sandbox(world.published, {
      serviceNow: { [setting]: { incident: ['correlation_id'] } },
      faults: (request) => (isCreate(request) ? { kind: 'timeout', commit: 'never' } : undefined),
    });
    sandbox.serviceNow.insert('incident', { short_description: 'of somebody else', correlation_id: stranger });
    return runThrough(sandbox, world).attributes['servicenow.outcome'] !== 'unconfirmed';
  });
}

/** An earlier run sent its request and was cut off; the record appears 50 s after the second run began. */
function repeatsInterruptedRun(world: World): boolean {
  const sandbox = new Sandbox(world.published);
  const { clock, serviceNow } = sandbox;
  const correlationId = `${conversationId}-create-incident`;
  const noted = { 'servicenow.outcome': 'unconfirmed', 'servicenow.time': new Date(clock.now()).toISOString() };
  clock.at(clock.now() + 50_000, () => {
    serviceNow.insert('incident', { short_description: 'from the earlier run', correlation_id: correlationId });
  });
  const conversations = new Map([[conversationId, new Map(Object.entries(noted))]]);
  runThrough(sandbox, world, conversations);
  clock.runAll(clock.now() + 120_000);
  return serviceNow.records('incident').length !== 1;
}

function runThrough(sandbox: Sandbox, world: World, conversations?: ConversationStore): InteractionResult {
  const flow = sandbox.flow(world.type);
  if (flow === undefined) throw new Error(`the org ships no ${world.type}`);
  return sandbox.run(flow, interactionOf(world.type, conversations));
}

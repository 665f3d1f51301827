import { type Profiler, Session } from 'node:inspector/promises';

/** A part of a synthesis and its share of the time, from 0 to 1. */
export interface Part {
  readonly name: string;
  readonly share: number;
}

/** A function whose time, with all that it calls, belongs to a part. */
const entries = [
  { part: 'reading and checking the org files', function: 'loadOrgs', file: 'constructs/org/load.ts' },
  { part: 'checking the flows', function: 'check', file: 'constructs/architect/check.ts' },
  { part: 'rendering the flows as YAML', function: 'render', file: 'constructs/architect/render.ts' },
  { part: "cdktf's own synth", function: 'synth', file: 'cdktf/lib/app.js' },
] as const;

const rest = 'building the flows and declaring the resources';
const intervalMicroseconds = 100;

/**
 * Says where the time of a synthesis goes.
 *
 * @throws Error for a part that no sample belongs to: its function was renamed
 */
export async function partsOf(synthesise: () => void): Promise<readonly Part[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds });
  await session.post('Profiler.start');
  synthesise();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const times = timesOf(profile);
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...entries.map(({ part }) => part), rest].map((name) => {
    const time = times.get(name);
    if (time === undefined) throw new Error(`no sample for "${name}"; correct its function in bench/synth/profile.ts`);
    return { name, share: time / all };
  });
}

/** Time by part. A sample belongs to the outermost of the functions above that was running. */
function timesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): ReadonlyMap<string, number> {
  const partOf = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const assign = (id: number, outer: string) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const part = outer === rest ? partAt(node.callFrame) : outer;
    partOf.set(id, part);
    for (const child of node.children ?? []) assign(child, part);
  };
  if (nodes[0] !== undefined) assign(nodes[0].id, rest);

  const idle = new Set(
    nodes.flatMap(({ id, callFrame }) => (callFrame.functionName.startsWith('(idle') ? [id] : [])),
  );
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id) ?? rest;
    if (!idle.has(id)) times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return times;
}

function partAt({ functionName, url }: Profiler.CallFrame): string {
  return entries.find((entry) => entry.function === functionName && url.endsWith(entry.file))?.part ?? rest;
}

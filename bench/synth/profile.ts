import { type Profiler, Session } from 'node:inspector/promises';

/** A part of a synthesis and its share of the time, from 0 to 1. */
export interface Part {
  readonly name: string;
  readonly share: number;
}

type Node = Profiler.ProfileNode;

/** Functions whose time, with all that they call, belongs to a part. */
const entries = [
  { part: 'reading and checking the org files', function: 'loadOrgs', file: 'constructs/org/load.ts' },
  { part: 'checking the flows', function: 'check', file: 'constructs/architect/check.ts' },
  { part: 'rendering the flows as YAML', function: 'render', file: 'constructs/architect/render.ts' },
  { part: 'building the flows', function: 'shippedFlow', file: 'constructs/shipped-flows.ts' },
  { part: "cdktf's own synth", function: 'synth', file: 'cdktf/lib/app.js' },
] as const;

const rest = 'declaring the resources, garbage';
const parts = [...entries.map(({ part }) => part), rest];
const intervalMicroseconds = 100;

/**
 * Says where the time of a synthesis goes, over several of them.
 *
 * @throws Error for a part that no sample belongs to: its function was renamed
 */
export async function partsOf(synthesise: () => void, times: number): Promise<readonly Part[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds });
  await session.post('Profiler.start');
  for (let time = 0; time < times; time++) synthesise();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const spent = timesOf(profile);
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return parts.map((name) => {
    const time = spent.get(name);
    if (time === undefined) throw new Error(`no sample for "${name}"; correct its function in bench/synth/profile.ts`);
    return { name, share: time / all };
  });
}

/** Time by part. A sample belongs to the outermost of the functions above that was running. */
function timesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): ReadonlyMap<string, number> {
  const partOf = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const assign = (node: Node | undefined, outer: string) => {
    if (node === undefined || isNoWork(node)) return;
    const part = outer === rest ? partAt(node) : outer;
    partOf.set(node.id, part);
    for (const child of node.children ?? []) assign(byId.get(child), part);
  };
  assign(nodes[0], rest);

  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id);
    if (part !== undefined) spent.set(part, (spent.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return spent;
}

/** Waiting, and the profiler itself. */
function isNoWork({ callFrame: { functionName, url } }: Node): boolean {
  return functionName === '(idle)' || (functionName === 'post' && url === 'node:inspector');
}

function partAt({ callFrame: { functionName, url } }: Node): string {
  return entries.find((entry) => entry.function === functionName && url.endsWith(entry.file))?.part ?? rest;
}

import { type Profiler, Session } from 'node:inspector/promises';

/** A part of some work and its share of the time, from 0 to 1. */
export interface Part {
  readonly name: string;
  readonly share: number;
}

export type Frame = Profiler.ProfileNode['callFrame'];

/** The name of a part for a function that runs inside another one of a part, or of none yet. */
export type PartOf = (frame: Frame, around: string | undefined) => string | undefined;

export interface ProfileOptions {
  readonly partOf: PartOf;
  /** All names that `partOf` gives, in the order of the result. */
  readonly names: readonly string[];
  /** Name of the part for what `partOf` gives none. */
  readonly rest: string;
}

const intervalMicroseconds = 100;

/**
 * Says where the time of some work goes.
 *
 * @throws Error for a part that no sample belongs to: its functions were renamed or moved
 */
export async function partsOf(work: () => void, { partOf, names, rest }: ProfileOptions): Promise<readonly Part[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  const spent = timesOf(profile, partOf, rest);
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...names, rest].map((name) => {
    const time = spent.get(name);
    if (time === undefined) throw new Error(`the profile has no sample for "${name}"; correct how the bench finds it`);
    return { name, share: time / all };
  });
}

function timesOf(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  partOf: PartOf,
  rest: string,
): ReadonlyMap<string, number> {
  const parts = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const assign = (node: Profiler.ProfileNode | undefined, around: string | undefined) => {
    if (node === undefined || isNoWork(node.callFrame)) return;
    const part = partOf(node.callFrame, around);
    parts.set(node.id, part ?? rest);
    for (const child of node.children ?? []) assign(byId.get(child), part);
  };
  assign(nodes[0], undefined);

  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const part = parts.get(id);
    if (part !== undefined) spent.set(part, (spent.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return spent;
}

/** Waiting, and the profiler itself. */
function isNoWork({ functionName, url }: Frame): boolean {
  return functionName === '(idle)' || (functionName === 'post' && url === 'node:inspector');
}

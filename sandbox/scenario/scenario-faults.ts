import type { Fault, FaultPlan } from '../faults';
import type { FaultLine } from './faults-schema';

const table = /^\/api\/now\/(?:v[12]\/)?(?:table|import)\/([^/?]+)/;

/** The faults of a scenario for one run. */
export interface ScenarioFaults {
  readonly plan: FaultPlan;
  /**
   * A line for each fault that has met no request so far, such as `faults[1] (write, nth 9) met no request`. For a list
   * of numbers, it names those that no request had.
   */
  unmet(): readonly string[];
}

/**
 * Makes a plan of the faults of a scenario. A plan counts requests: each run needs a new one. Every line counts the
 * requests that it is for; where several lines name one request, the first of them applies.
 */
export function scenarioFaults(lines: readonly FaultLine[]): ScenarioFaults {
  const counted = lines.map((line) => ({ line, seen: 0, given: new Set<number>() }));
  return {
    plan: ({ method, path, forToken = false }) => {
      let fault: Fault | undefined;
      for (const count of counted) {
        const { line, given } = count;
        if (!isFor(line, { method, path, forToken })) continue;
        const number = ++count.seen;
        if (fault !== undefined || !isDue(line, number)) continue;
        given.add(number);
        fault = faultOf(line);
      }
      return fault;
    },
    unmet: () => counted.flatMap(({ line, seen, given }, index) => unmetOf(line, index, seen, given)),
  };
}

function unmetOf(line: FaultLine, index: number, seen: number, given: ReadonlySet<number>): readonly string[] {
  const { on, table: only, nth } = line;
  const left = nth === 'every' ? [] : [nth].flat().filter((number) => !given.has(number));
  if (nth === 'every' ? given.size > 0 : left.length === 0) return [];
  const place = only === undefined ? on : `${on}, table ${only}`;
  const numbers = nth === 'every' ? nth : left.join(', ');
  const isTaken = nth === 'every' ? seen > 0 : left.every((number) => number <= seen);
  const why = isTaken ? ', since faults above it come first' : '';
  return [`faults[${index}] (${place}, nth ${numbers}) met no request${why}`];
}

function isFor(
  line: FaultLine,
  { method, path, forToken }: { readonly method: string; readonly path: string; readonly forToken: boolean },
): boolean {
  if (line.table !== undefined && table.exec(path)?.[1] !== line.table) return false;
  if (line.on === 'any') return true;
  if (forToken) return line.on === 'token';
  return line.on === (method === 'GET' ? 'read' : 'write');
}

function isDue({ nth }: FaultLine, number: number): boolean {
  return nth === 'every' || (Array.isArray(nth) ? nth.includes(number) : nth === number);
}

function faultOf({ on, table: _, nth, ...fault }: FaultLine): Fault {
  return fault;
}

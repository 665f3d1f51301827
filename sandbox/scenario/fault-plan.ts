import type { Fault, FaultPlan } from '../faults';
import type { FaultLine } from './faults-schema';

const table = /^\/api\/now\/(?:v[12]\/)?(?:table|import)\/([^/?]+)/;

/**
 * The faults of a scenario as a plan. A plan counts requests: each run needs a new one. Every line counts the requests
 * that it is for; where several lines name one request, the first of them holds.
 */
export function faultPlan(lines: readonly FaultLine[]): FaultPlan {
  const seen = lines.map(() => 0);
  return ({ method, path }) => {
    let fault: Fault | undefined;
    lines.forEach((line, index) => {
      if (!isFor(line, method, path)) return;
      const number = (seen[index] ?? 0) + 1;
      seen[index] = number;
      if (fault === undefined && isDue(line, number)) fault = faultOf(line);
    });
    return fault;
  };
}

function isFor(line: FaultLine, method: string, path: string): boolean {
  if (line.table !== undefined && table.exec(path)?.[1] !== line.table) return false;
  if (line.on === 'any') return true;
  if (path.startsWith('/oauth')) return line.on === 'token';
  return line.on === (method === 'GET' ? 'read' : 'write');
}

function isDue({ nth }: FaultLine, number: number): boolean {
  return nth === 'every' || (Array.isArray(nth) ? nth.includes(number) : nth === number);
}

function faultOf({ on, table: _, nth, ...fault }: FaultLine): Fault {
  return fault as Fault;
}

import type { World } from '../../sandbox/scenario';
import type { Executed } from '../../sandbox/serve/platform-api/action-runs';
import type { FlowExecution } from '../../sandbox/serve/platform-api/flow-executions';
import type { Refused } from '../../sandbox/serve/platform-api/platform-api';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import { counted, secondsText } from '../terminal/words';

/** Reports what other programs execute and request, line by line, and sums it up. */
export class ServeLog {
  private shown = 0;
  private ignored = 0;
  private readonly exits = { success: 0, failure: 0, timeout: 0 };
  private refusals = 0;
  private readonly notServed = new Map<string, number>();

  /** @param print called with each line */
  constructor(
    private readonly world: World,
    private readonly print: (line: string) => void,
  ) {}

  executed({ action, kind, exit, tookMs, error }: Executed): void {
    this.requests();
    this.exits[exit]++;
    const why = error === undefined ? '' : `: ${error.errorCode} ${error.status}, ${error.userMessage}`;
    this.print(`${kind} ${action} -> ${exit} after ${secondsText(tookMs)}${why}`);
  }

  flowEnded({ flow, status, launchedAt, endedAt = launchedAt, error }: FlowExecution): void {
    this.requests();
    const why = error === undefined ? '' : `: ${error}`;
    this.print(`flow ${flow.name} -> ${status} after ${secondsText(endedAt - launchedAt)}${why}`);
  }

  refused({ method, path, status, message }: Refused): void {
    this.requests();
    this.refusals++;
    const route = `${method} ${path.replace(/\?.*/, '')}`;
    if (status === 501) this.notServed.set(route, (this.notServed.get(route) ?? 0) + 1);
    this.print(`refused ${method} ${path} -> ${status}: ${message}`);
  }

  /** Reports the requests that reached ServiceNow since the last call, and what ServiceNow ignored in them. */
  requests(): void {
    const { requests } = this.world;
    for (const request of requests.slice(this.shown)) this.print(`   ${requestText(request)}`);
    this.shown = requests.length;
    for (const line of this.world.ignored.slice(this.ignored)) this.print(`ignored: ${line}`);
    this.ignored = this.world.ignored.length;
  }

  summary(): string {
    const { success, failure, timeout } = this.exits;
    const { requests } = this.world;
    const tokens = requests.filter(({ forToken }) => forToken).length;
    return [
      '',
      `${counted(success + failure + timeout, 'execution')}: ${success} success, ${failure} failure, ${timeout} timeout`,
      `${counted(this.refusals, 'request')} refused`,
      `${counted(requests.length, 'request')} to ServiceNow, ${tokens} of them for a token`,
      ...Array.from(this.notServed, ([route, count]) => `not served: ${route}, ${counted(count, 'time')}`),
    ].join('\n');
  }
}

function requestText({ method, path, status }: LoggedRequest): string {
  return `${method} ${path} -> ${status ?? 'no answer'}`;
}

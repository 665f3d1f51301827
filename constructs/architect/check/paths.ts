import { branches } from '../branches';
import { endlessLoopBody, loopExitOutside, pathRunsOff, unreachable } from '../errors';
import type { AnyNode } from '../nodes';
import { endings } from './availability';
import type { Place } from './place';

/** How the paths through some actions leave them. Paths that end the flow are in neither list. */
interface Ways {
  /** Where paths go on to whatever follows. */
  readonly on: readonly Place[];
  /** Where paths leave the innermost loop. */
  readonly out: readonly Place[];
}

/**
 * Every path of a sequence ends the flow, and nothing stands where no path leads (docs/platform-facts.md, Actions and
 * where they exist).
 */
export function checkPaths(actions: readonly AnyNode[], sequence: Place): void {
  const { on, out } = follow(actions, sequence);
  for (const place of out) place.report(loopExitOutside());
  // One is enough: they usually lack the same last action.
  on[0]?.report(pathRunsOff(endings[sequence.flow.type]));
}

function follow(actions: readonly AnyNode[], where: Place): Ways {
  let on: readonly Place[] = [where];
  const out: Place[] = [];
  for (const [index, node] of actions.entries()) {
    const place = where.action(index, node);
    if (on.length === 0) {
      place.report(unreachable());
      break;
    }
    const ways = through(node, place);
    on = ways.on;
    out.push(...ways.out);
  }
  return { on, out };
}

function through(node: AnyNode, place: Place): Ways {
  switch (node.kind) {
    case 'disconnect':
    case 'endWorkflow':
      return { on: [], out: [] };
    case 'loopExit':
      return { on: [], out: [place] };
    case 'loop':
      return throughLoop(node.body, place);
    case 'transferToAcd':
      if (node.onFailure === undefined && place.flow.can.transferFailure) return { on: [place], out: [] };
      return throughBranches(node, place);
    case 'callData':
    case 'decision':
    case 'switch':
      return throughBranches(node, place);
    default:
      return { on: [place], out: [] };
  }
}

function throughLoop(body: readonly AnyNode[], place: Place): Ways {
  const { on, out } = follow(body, place.exit('loop'));
  if (on.length === 0 && out.length === 0) place.report(endlessLoopBody());
  return { on: [place], out: [] };
}

function throughBranches(node: AnyNode, place: Place): Ways {
  const ways = branches(node).map(({ exit, actions }) => follow(actions, place.exit(exit)));
  return { on: ways.flatMap(({ on }) => on), out: ways.flatMap(({ out }) => out) };
}

import { endlessLoopBody, loopExitOutside, pathRunsOff, unreachable } from '../errors';
import type { AnyNode } from '../nodes';
import type { Continuation } from '../nodes/definition';
import { definitionOf, isKnown } from '../nodes/definitions';
import type { Place } from './place';

/** How the paths through some actions leave them. Paths that end the flow are in neither list. */
interface Ways {
  /** Where paths go on to whatever follows. */
  readonly on: readonly Place[];
  /** Where paths leave the innermost loop. */
  readonly out: readonly Place[];
}

/** The paths through one action. */
const through: Readonly<Record<Continuation, (node: AnyNode, place: Place) => Ways>> = {
  ends: () => ({ on: [], out: [] }),
  goesOn: (_, place) => ({ on: [place], out: [] }),
  leavesLoop: (_, place) => ({ on: [], out: [place] }),
  repeats: (body, place) => {
    const { on, out } = throughBranches(body, place);
    if (on.length === 0 && out.length === 0) place.report(endlessLoopBody());
    return { on: [place], out: [] };
  },
  byBranch: throughBranches,
};

/**
 * Checks that every path of a sequence ends the flow, and that a path leads to every action (docs/platform-facts.md,
 * Actions and where they exist).
 */
export function checkPaths(actions: readonly AnyNode[], sequence: Place): void {
  const { on, out } = follow(actions, sequence);
  for (const place of out) place.report(loopExitOutside());
  // One report is enough: such paths usually lack the same last action.
  on[0]?.report(pathRunsOff(sequence.flow.can.endings));
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
    const ways = through[continuationOf(node, place)](node, place);
    on = ways.on;
    out.push(...ways.out);
  }
  return { on, out };
}

/** An action that does not exist is reported as such; its path is taken to go on. */
function continuationOf(node: AnyNode, { flow }: Place): Continuation {
  return isKnown(node) ? definitionOf(node).continuation(node, flow.can) : 'goesOn';
}

function throughBranches(node: AnyNode, place: Place): Ways {
  const ways = definitionOf(node)
    .branches(node)
    .map(({ exit, actions }) => follow(actions, place.exit(exit)));
  return { on: ways.flatMap(({ on }) => on), out: ways.flatMap(({ out }) => out) };
}

import type { Block, Branches } from '../archy';
import { capabilities, type FlowType } from '../flow-type';
import type { AnyNode } from '../nodes';
import type { Rendering } from '../nodes/definition';
import { definitionOf } from '../nodes/definitions';

type Render = Rendering['block'];

/** How actions are rendered in flows of a type: those of a task or a state, with all that is nested in them. */
export function blocks(type: FlowType): Render {
  const block: Render = (actions) => ({ actions: actions.map((node) => definitionOf(node).render(node, rendering)) });
  const rendering: Rendering = {
    can: capabilities[type],
    block,
    outputs: (branches) => outputs(branches, block),
  };
  return block;
}

function outputs<Exit extends string>(
  branches: Readonly<Record<Exit, readonly AnyNode[]>>,
  block: Render,
): Branches<Exit> {
  const used: { [E in Exit]?: Block } = {};
  for (const exit in branches) {
    if (branches[exit].length > 0) used[exit] = block(branches[exit]);
  }
  return Object.keys(used).length > 0 ? { outputs: used } : {};
}

import { notAvailable, unknownKind } from '../errors';
import type { AnyNode } from '../nodes';
import { definitionOf, isKnown, kinds } from '../nodes/definitions';
import { checkExpression } from './expressions';
import type { Place } from './place';
import { checkLabel } from './texts';
import { checkTarget } from './variables';

const nameLimit = 200;

/** Reports the mistakes of each action, and of the actions in its branches. */
export function checkActions(actions: readonly AnyNode[], where: Place): void {
  for (const [index, node] of actions.entries()) {
    const place = where.action(index, node);
    if (isKnown(node)) checkAction(node, place);
    else place.report(unknownKind(node.kind, kinds));
  }
}

function checkAction(node: AnyNode, place: Place): void {
  const { type } = place.flow;
  const { availability, branches, evaluates, assigns, check } = definitionOf(node);
  checkLabel(place, 'name', node.name, nameLimit);
  const isThere = availability[type];
  if (isThere === 'exists') {
    for (const { what, expression, type: wanted } of evaluates(node)) checkExpression(place, what, expression, wanted);
    for (const { what, variable, type: wanted } of assigns(node)) checkTarget(place, what, variable, wanted);
    check(node, place);
  } else {
    place.report(notAvailable(node.kind, type, isThere.instead));
  }
  for (const { exit, actions } of branches(node)) checkActions(actions, place.exit(exit));
}

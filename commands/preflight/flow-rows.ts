import { plainLine, quoted } from '../../input/plain-line';
import type { ActionInOrg } from '../../platform/org-objects';
import type { Platform } from '../../platform/platform';
import type { DeclaredObjects } from './declared-objects';
import { actionName, flowName } from './existing-rows';
import type { KnownState } from './known-state';
import type { OrgReading } from './org-reading';
import { reading } from './reading';
import { failed, notLookedAt, type Row } from './row';

/** Flows of the stack that somebody has open in Architect. */
export function lockRows({ flows }: OrgReading): readonly Row[] {
  if ('refused' in flows) return [];
  return flows.found.flatMap(({ name, lockedBy }) =>
    lockedBy === undefined
      ? []
      : [
          failed(
            `flow ${quoted(name)} is locked by ${plainLine(lockedBy)}: publishing would fail`,
            'ask for it to be closed in Architect, or unlock it there',
          ),
        ],
  );
}

/**
 * Flows that the stack does not have, and that call a data action which an apply would remove.
 *
 * @throws Refusal when they cannot be read for another reason than a missing permission
 */
export async function callerRows(
  platform: Platform,
  declared: DeclaredObjects,
  { actions, flows }: OrgReading,
  state: KnownState,
): Promise<readonly Row[]> {
  if ('refused' in actions) return [];
  const own = new Set([...(state.ids ?? []), ...('found' in flows ? flows.found.map(({ id }) => id) : [])]);
  const rows: Row[] = [];
  for (const action of goneActions(declared, actions.found, state)) {
    const called = `data action ${actionName(action)}, which the stack does not declare`;
    const callers = await reading(platform.callersOf(action.id));
    if ('refused' in callers) return [...rows, notLookedAt(`flows of others that call ${called}: ${callers.refused}`)];
    for (const flow of callers.found.filter(({ id }) => !own.has(id))) {
      const text = `flow ${flowName(flow)} calls ${called}`;
      rows.push(
        state.ids === undefined
          ? notLookedAt(`whether apply would remove it: ${text}`, state.next)
          : failed(`${text}: apply would remove it`, 'let the flow call another one, and publish it'),
      );
    }
  }
  return rows;
}

/** Data actions that the stack does not declare: those that its state knows or, where it cannot be read, those of its integrations. */
function goneActions(
  { made }: DeclaredObjects,
  found: readonly ActionInOrg[],
  { ids }: KnownState,
): readonly ActionInOrg[] {
  const isMade = (one: ActionInOrg) =>
    made.actions.some(({ category, name }) => category === one.category && name === one.name);
  const isOurs = ({ id, category }: ActionInOrg) => ids?.has(id) ?? made.integrations.includes(category);
  return found.filter((action) => isOurs(action) && !isMade(action));
}

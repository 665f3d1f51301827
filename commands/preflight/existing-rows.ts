import { plainLine, quoted } from '../../input/plain-line';
import type { FlowInOrg, NamedObject } from '../../platform/org-objects';
import { counted } from '../terminal/words';
import type { DeclaredObjects } from './declared-objects';
import type { KnownState } from './known-state';
import type { OrgReading } from './org-reading';
import { publishedText } from './published-text';
import { failed, notLookedAt, ok, type Row } from './row';

/** Something in the org whose name the stack takes. */
interface Existing {
  readonly id: string;
  readonly noun: string;
  readonly name: string;
  /** The work of an apply that does not know it. */
  readonly danger: string;
}

const second = 'apply would make a second one';
const oneRoute = 'apply would fail, since a number can be in one call route only';

/** Whether the stack would take names of objects that its state does not know. */
export function existingRows(
  org: string,
  { made }: DeclaredObjects,
  { flows, integrations, credentials, actions, callRoutes }: OrgReading,
  state: KnownState,
): readonly Row[] {
  const lists = { flows, integrations, credentials, 'data actions': actions, 'call routes': callRoutes };
  const unread = Object.entries(lists).flatMap(([noun, read]) =>
    'refused' in read ? [{ ...notLookedAt(`${noun} of these names: ${read.refused}`), overwrites: true as const }] : [],
  );
  const existing = [
    ...foundIn(flows).map((flow) => ({ id: flow.id, noun: 'flow', name: flowName(flow), danger: overwriting(flow) })),
    ...takenNames('integration', foundIn(integrations), made.integrations),
    ...takenNames('credential', foundIn(credentials), made.credentials),
    ...foundIn(actions)
      .filter((one) => made.actions.some(({ category, name }) => category === one.category && name === one.name))
      .map((one) => ({ id: one.id, noun: 'data action', name: actionName(one), danger: second })),
    ...foundIn(callRoutes)
      .filter(({ numbers }) => numbers.some((number) => made.numbers.includes(number)))
      .map(({ id, name, numbers }) => ({
        id,
        noun: 'call route',
        name: `${quoted(name)} (${plainLine(numbers.join(', '))})`,
        danger: oneRoute,
      })),
  ];
  if (state.ids === undefined && existing.length > 0) {
    const nouns = [...new Set(existing.map(({ noun }) => noun))];
    const counts = nouns.map((noun) => counted(existing.filter((one) => one.noun === noun).length, noun)).join(', ');
    return [...unread, notLookedAt(`whether the state knows what has these names in the org: ${counts}`, state.next)];
  }
  const outside = existing.filter(({ id }) => !state.ids?.has(id));
  const next = `adopt it: npm run plan -- ${org} --adopt; or rename or delete it in Genesys Cloud`;
  return [
    ...unread,
    ...outside.map(({ noun, name, danger }) => ({
      ...failed(`${noun} ${name} exists and is not in the state: ${danger}`, next),
      overwrites: true as const,
    })),
    ...(outside.length + unread.length === 0 ? [ok('nothing outside the state has a name that the stack takes')] : []),
  ];
}

/** Whether the org has a data action of the stack twice. */
export function doubleRows({ made }: DeclaredObjects, { actions }: OrgReading): readonly Row[] {
  return made.actions.flatMap((declared) => {
    const same = foundIn(actions).filter((one) => one.category === declared.category && one.name === declared.name);
    if (same.length < 2) return [];
    const ids = same.map(({ id }) => quoted(id)).join(', ');
    const text = `${same.length} data actions are called ${actionName(declared)}: ${ids}`;
    return [
      failed(`${text}; publishing a flow that calls it would fail`, 'delete the one that the state does not know'),
    ];
  });
}

export function flowName({ name, type }: { readonly name: string; readonly type: string }): string {
  return `${quoted(name)} (${plainLine(type.toLowerCase())})`;
}

export function actionName({ category, name }: { readonly category: string; readonly name: string }): string {
  return `${quoted(name)} of ${quoted(category)}`;
}

function takenNames(noun: string, found: readonly NamedObject[], names: readonly string[]): readonly Existing[] {
  return found
    .filter(({ name }) => names.includes(name))
    .map(({ id, name }) => ({ id, noun, name: quoted(name), danger: second }));
}

function overwriting({ published }: FlowInOrg): string {
  return published === undefined ? 'apply would overwrite it' : `apply would overwrite ${publishedText(published)}`;
}

function foundIn<T>(read: { readonly found: readonly T[] } | { readonly refused: string }): readonly T[] {
  return 'found' in read ? read.found : [];
}

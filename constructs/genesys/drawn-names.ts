import type { Place } from '../../input/yaml-document';
import type { YamlMap, YamlNode } from '../../input/yaml-node';

/** An object of the org that a file names. */
export interface NamedObject {
  readonly name: string;
  readonly place: Place;
}

/** A data action that a file names. */
export interface NamedAction extends NamedObject {
  readonly category: string;
}

/** What a flow names of its org. */
export interface DrawnNames {
  readonly actions: readonly NamedAction[];
  readonly queues: readonly NamedObject[];
  /** Common modules and bots that it calls, and flows that it transfers to. */
  readonly flows: readonly NamedObject[];
  readonly division?: NamedObject;
}

interface Found {
  readonly actions: NamedAction[];
  readonly queues: NamedObject[];
  readonly flows: NamedObject[];
}

type PlaceOf = (offset: number) => Place;

/** A scalar with its key. */
type Finder = (value: YamlNode, found: Found, placeOf: PlaceOf) => void;

/** Keys under which a flow names a data action, a queue or another flow, wherever they are (docs/platform-facts.md, Flow YAML by type). */
const finders: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  ['callData', addAction],
  ['callDataSecure', addAction],
  ['targetQueue', (value, found, placeOf) => addQueue(value, found, placeOf)],
  ['queueVariable', (value, found, placeOf) => addQueue(at(value, 'initialValue'), found, placeOf)],
  // A statement of an updateData.
  ['queue', (value, found, placeOf) => addQueue(at(value, 'value'), found, placeOf)],
  ['callCommonModule', addCalled('commonModule')],
  ['callBotFlow', addCalled('botFlow')],
  ['callDigitalBotFlow', addCalled('digitalBotFlow')],
  ['targetFlow', addTargetFlow],
]);

/**
 * The data actions, queues, flows and the division that a flow names. A queue that an expression finds by name at run time is
 * not among them: the flow says what happens without it.
 */
export function namesIn(flow: YamlMap, placeOf: PlaceOf): DrawnNames {
  const found: Found = { actions: [], queues: [], flows: [] };
  walk(flow, found, placeOf);
  const division = nameOf(flow.entries.get('division')?.value, placeOf);
  return { ...found, ...(division && { division }) };
}

function walk(node: YamlNode, found: Found, placeOf: PlaceOf): void {
  if (node.kind === 'list') for (const item of node.items) walk(item, found, placeOf);
  if (node.kind !== 'map') return;
  for (const [key, { value }] of node.entries) {
    finders.get(key)?.(value, found, placeOf);
    walk(value, found, placeOf);
  }
}

function addAction(call: YamlNode, { actions }: Found, placeOf: PlaceOf): void {
  const category = onlyEntry(at(call, 'category'));
  const action = onlyEntry(at(category?.value, 'dataAction'));
  if (category === undefined || action === undefined) return;
  actions.push({ category: category.key, name: action.key, place: placeOf(action.offset) });
}

/** A queue in `lit: { name: ... }`; other forms are evaluated when the flow runs. */
function addQueue(value: YamlNode | undefined, { queues }: Found, placeOf: PlaceOf): void {
  const queue = nameOf(at(at(value, 'lit'), 'name'), placeOf);
  if (queue !== undefined) queues.push(queue);
}

/** @param key under which an action has the name of the flow that it calls, as a key */
function addCalled(key: string): Finder {
  return (call, { flows }, placeOf) => {
    const called = onlyEntry(at(call, key));
    if (called !== undefined) flows.push({ name: called.key, place: placeOf(called.offset) });
  };
}

function addTargetFlow(target: YamlNode, { flows }: Found, placeOf: PlaceOf): void {
  const named = nameOf(at(target, 'name'), placeOf);
  if (named !== undefined) flows.push(named);
}

function nameOf(node: YamlNode | undefined, placeOf: PlaceOf): NamedObject | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return { name: node.text, place: placeOf(node.offset) };
}

function at(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

function onlyEntry(node: YamlNode | undefined) {
  const [first] = node?.kind === 'map' ? [...node.entries] : [];
  return first && { key: first[0], ...first[1] };
}

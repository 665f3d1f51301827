import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { FlowText, PublishedFlow } from '../../sandbox/genesys/flow';

/** An action as trace events name it. */
export interface ActionAt {
  /** Such as `tasks.Main.actions.2.loop.actions.0`. */
  readonly path: string;
  readonly kind: string;
  readonly name: string;
}

interface Found extends ActionAt {
  /** Such as `task "Main"`; empty for the only task of a flow. */
  readonly sequence: string;
  readonly place: string;
}

/**
 * An action as publishing words it: `flow.yaml:12:9: flow "Desk", task "Main", action "Create" (callData)`. Without a
 * place where the file does not tell it, such as inside of a menu.
 *
 * @param flows the flow that runs, and after it others that it may call
 */
export function placeText(
  action: ActionAt,
  flows: readonly (readonly [flow: PublishedFlow, source: FlowText | undefined])[],
): string {
  for (const [{ name, type }, source] of flows) {
    const found = source && actionsOf(type, source).find((one) => isSame(one, action));
    if (found === undefined) continue;
    const inside = found.sequence === '' ? '' : ` ${found.sequence},`;
    return `${found.place}: flow "${name}",${inside} action "${action.name}" (${action.kind})`;
  }
  return `flow "${flows[0]?.[0].name ?? ''}", action "${action.name}" (${action.kind})`;
}

function isSame(one: ActionAt, other: ActionAt): boolean {
  return one.path === other.path && one.kind === other.kind && one.name === other.name;
}

/** Every action in the tasks and states of a file. */
function actionsOf(type: string, { text, file }: FlowText): readonly Found[] {
  const lines = new LineCounter();
  const root = childOf(parseDocument(text, { lineCounter: lines }).contents, type);
  const placeOf = (node: Node) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return `${file}:${line}:${col}`;
  };
  const only = 'startUpTaskActions';
  return [
    ...below(childOf(root, only), only, '', placeOf),
    ...(['task', 'state'] as const).flatMap((kind) =>
      itemsOf(childOf(root, `${kind}s`)).flatMap((item) => {
        const body = childOf(item, kind);
        const name = textOf(childOf(body, 'name'));
        return below(childOf(body, 'actions'), `${kind}s.${name}.actions`, `${kind} "${name}"`, placeOf);
      }),
    ),
  ];
}

function below(
  list: Node | undefined,
  path: string,
  sequence: string,
  placeOf: (node: Node) => string,
): readonly Found[] {
  return itemsOf(list).flatMap((item, index): readonly Found[] => {
    const [kind = ''] = keysOf(item);
    const body = childOf(item, kind);
    const own = `${path}.${index}`;
    const self = { path: own, kind, name: textOf(childOf(body, 'name')) || kind, sequence, place: placeOf(item) };
    const exits = branchesOf(body);
    return [
      self,
      ...exits.flatMap(([exit, branch]) =>
        below(childOf(branch, 'actions'), `${own}.${exit}.actions`, sequence, placeOf),
      ),
    ];
  });
}

/** What stands behind each exit: under `outputs`, or as the cases of a switch. */
function branchesOf(body: Node | undefined): readonly (readonly [string, Node | undefined])[] {
  const outputs = childOf(body, 'outputs');
  const evaluate = childOf(body, 'evaluate');
  const match = childOf(evaluate, 'firstMatch');
  const choice = childOf(evaluate, 'firstTrue') ?? childOf(match, keysOf(match)[0] ?? '');
  return [
    ...keysOf(outputs).map((exit) => [exit, childOf(outputs, exit)] as const),
    ...itemsOf(childOf(choice, 'cases')).map((item, index) => [`case${index + 1}`, childOf(item, 'case')] as const),
    ['default', childOf(choice, 'default')],
  ];
}

function childOf(node: unknown, key: string): Node | undefined {
  return isMap(node) ? ((node.get(key, true) as Node | null | undefined) ?? undefined) : undefined;
}

function keysOf(node: unknown): readonly string[] {
  return isMap(node) ? node.items.map(({ key }) => textOf(key)) : [];
}

function itemsOf(node: unknown): readonly Node[] {
  return isSeq(node) ? (node.items as Node[]) : [];
}

function textOf(node: unknown): string {
  return String((node as { readonly value?: unknown } | undefined)?.value ?? '');
}

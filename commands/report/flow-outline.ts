import { parse } from 'yaml';
import type { PublishedFlow } from '../../sandbox/genesys/flow';

/** An action of a flow as a reader sees it. */
export interface OutlinedAction {
  /** Its place, as trace events name it, such as `tasks.Main.actions.2.loop.actions.0`. */
  readonly path: string;
  /** Archy's word, such as `callData`. */
  readonly kind: string;
  readonly name: string;
  readonly branches: readonly OutlinedBranch[];
}

/** A named exit of an action, with what stands behind it. */
export interface OutlinedBranch {
  readonly exit: string;
  /** The expression that is true where this exit is taken, of a decision's yes and of the cases of a switch. */
  readonly when?: string;
  readonly actions: readonly OutlinedAction[];
}

/** A task or a state. */
export interface OutlinedSequence {
  /** Its place, such as `tasks.Main`. */
  readonly path: string;
  readonly name: string;
  readonly actions: readonly OutlinedAction[];
}

// biome-ignore lint/suspicious/noExplicitAny: publishing has checked the shape of this YAML already
type Yaml = any;

/**
 * The actions of a published flow as they are nested in its file. Exits are those of the published flow, so that also
 * an exit without actions of its own is there.
 *
 * @param text the YAML that the flow was published from
 */
export function outlineOf(flow: Pick<PublishedFlow, 'type' | 'exits'>, text: string): readonly OutlinedSequence[] {
  const exits = exitsByPath(flow);
  const root: Yaml = parse(text)[flow.type] ?? {};
  return (['tasks', 'states'] as const).flatMap((list) =>
    (root[list] ?? []).map((item: Yaml): OutlinedSequence => {
      const { name, actions } = item.task ?? item.state;
      const path = `${list}.${name}`;
      return { path, name, actions: outlineActions(actions, `${path}.actions`, exits) };
    }),
  );
}

type ExitsByPath = ReadonlyMap<string, readonly string[]>;

function exitsByPath({ exits }: Pick<PublishedFlow, 'exits'>): ExitsByPath {
  const byPath = new Map<string, string[]>();
  for (const { path, exit } of exits) {
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [exit]);
    else known.push(exit);
  }
  return byPath;
}

function outlineActions(actions: Yaml, path: string, exits: ExitsByPath): readonly OutlinedAction[] {
  return (actions ?? []).map((item: Yaml, index: number): OutlinedAction => {
    const [kind, body] = Object.entries<Yaml>(item)[0] as [string, Yaml];
    const own = `${path}.${index}`;
    const bodies = branchBodies(body);
    return {
      path: own,
      kind,
      name: body.name ?? kind,
      branches: (exits.get(own) ?? []).map((exit) => {
        const branch = bodies.get(exit);
        const condition = exit === 'yes' ? body.condition : branch?.value;
        const when = condition?.exp ?? condition?.lit;
        const below = outlineActions(branch?.actions, `${own}.${exit}.actions`, exits);
        return { exit, ...(when === undefined ? {} : { when: String(when) }), actions: below };
      }),
    };
  });
}

/** What stands behind each exit: under `outputs`, or as the cases of a switch. */
function branchBodies({ outputs, evaluate }: Yaml): ReadonlyMap<string, Yaml> {
  if (evaluate === undefined) return new Map(Object.entries(outputs ?? {}));
  const choice = evaluate.firstTrue ?? Object.values<Yaml>(evaluate.firstMatch)[0];
  const cases = choice.cases.map((item: Yaml, index: number) => [`case${index + 1}`, item.case]);
  return new Map([...cases, ['default', choice.default]]);
}

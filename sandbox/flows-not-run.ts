import { nameOf, readFlow } from './genesys/flow/publish/flow-file';
import { rootsNotRun } from './genesys/flow/publish/not-run';
import type { FlowSource, ObjectKind, OrgContent } from './genesys/org/entities';

/** A flow that an org ships and the sandbox does not run. */
export interface FlowNotRun {
  /** The root key of its file. */
  readonly type: string;
  readonly name: string;
}

/** The flows of an org, apart from those of types that the sandbox does not run: these are known by their names alone. */
export function flowsNotRun(flows: readonly FlowSource[]): {
  readonly run: readonly FlowSource[];
  readonly notRun: readonly FlowNotRun[];
} {
  const typed = flows.map((flow) => ({ flow, type: /^[a-zA-Z]+(?=:)/m.exec(flow.text)?.[0] ?? '' }));
  return {
    run: typed.filter(({ type }) => !rootsNotRun.has(type)).map(({ flow }) => flow),
    notRun: typed
      .filter(({ type }) => rootsNotRun.has(type))
      .map(({ flow, type }) => ({ type, name: nameOf(readFlow(flow)) })),
  };
}

/** The kinds of objects that other flows may take such a flow for. */
function kindsOf({ type }: FlowNotRun): readonly ObjectKind[] {
  return [
    'flow',
    ...(type === 'botFlow' ? (['bot flow'] as const) : []),
    ...(type === 'digitalBotFlow' ? (['digital bot flow'] as const) : []),
  ];
}

/** The objects of an org that flows may name, with flows that the sandbox does not run. */
export function withFlows(
  objects: NonNullable<OrgContent['objects']>,
  notRun: readonly FlowNotRun[],
): NonNullable<OrgContent['objects']> {
  const named = notRun.flatMap((flow) => kindsOf(flow).map((kind) => [kind, flow.name] as const));
  return Object.fromEntries(
    [...new Set([...(Object.keys(objects) as ObjectKind[]), ...named.map(([kind]) => kind)])].map((kind) => [
      kind,
      [...(objects[kind] ?? []), ...named.flatMap(([of, name]) => (of === kind ? [name] : []))],
    ]),
  );
}

import type { Org } from '../../constructs/project/project';
import type { Operation } from '../../constructs/servicenow';
import { exampleOrg } from '../../test/support/example-org';
import { exampleProject, shippedOperations } from '../../test/support/example-project';

export interface Size {
  /** The one that keeps the token among them. */
  readonly actions: number;
  readonly flows: number;
}

/** The example org dev with so many data actions and flows: its own, and copies of them under other names. */
export function sizedOrg({ actions, flows }: Size): Org {
  const { release, ...dev } = exampleOrg('dev');
  const operations = repeated(release.operations, actions - 1).map(([name, copy]) =>
    copyOf(shippedOperations.find(name) as Operation, copy),
  );
  const copies = repeated(release.flows, flows).map(([flow, copy]) => ({ ...flow, name: numbered(flow.name, copy) }));
  return {
    ...dev,
    release: { ...release, operations: operations.map(({ name }) => name), flows: copies },
    project: exampleProject(operations),
  };
}

/** So many elements, from the first on again and again, each with how often it was there before. */
function repeated<T>(elements: readonly T[], count: number): readonly (readonly [element: T, copy: number])[] {
  const { length } = elements;
  return Array.from({ length: count }, (_, index) => [elements[index % length] as T, Math.floor(index / length)]);
}

function copyOf(operation: Operation, copy: number): Operation {
  if (copy === 0) return operation;
  return { ...operation, name: `${operation.name}-${copy}`, title: numbered(operation.title, copy) };
}

function numbered(text: string, copy: number): string {
  return copy === 0 ? text : `${text} ${copy}`;
}

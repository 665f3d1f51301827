import type { Org } from '../../constructs/project/project';
import type { Operation } from '../../constructs/servicenow';
import { exampleProject } from './example-project';

/** The org in a project that has these operations, in place of those of the same name. */
export function withOperations<O extends Org>(org: O, operations: readonly Operation[]): O {
  const names = operations.map(({ name }) => name);
  const others = org.project.operations.all.filter(({ name }) => !names.includes(name));
  return { ...org, project: exampleProject([...others, ...operations]) };
}

import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Org } from '../../constructs/project/project';

/** A resource of a stack, as its construct has it. */
export type Resource = TerraformResource & Record<string, unknown>;

/** An org whose stack is broken on purpose. @param change called with each resource of the stack */
export function broken(org: Org, change: (resource: Resource) => void): Org {
  return withStack(org, (elements) => elements.filter(isResource).forEach(change));
}

/** The same for everything in the stack, data sources included. */
export function withStack(org: Org, change: (elements: readonly IConstruct[]) => void): Org {
  const { project } = org;
  return {
    ...org,
    project: {
      ...project,
      stack: (app, given) => {
        const shipped = project.stack(app, given);
        change(app.node.findAll());
        return shipped;
      },
    },
  };
}

function isResource(element: IConstruct): element is Resource {
  return TerraformResource.isTerraformResource(element);
}

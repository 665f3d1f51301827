import { TerraformResource, Testing } from 'cdktf';
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

/** An org whose stack is made of the same construct classes under other names. */
export function withClassesRenamed(org: Org): Org {
  const { project } = org;
  return {
    ...org,
    project: {
      ...project,
      stack: (app, given) => {
        const first = Testing.app();
        project.stack(first, given);
        const classes = new Set(first.node.findAll().map((element) => element.constructor));
        const names = new Map([...classes].map((it) => [it, it.name]));
        for (const it of classes) Object.defineProperty(it, 'name', { value: `Renamed${it.name}` });
        try {
          return project.stack(app, given);
        } finally {
          for (const [it, name] of names) Object.defineProperty(it, 'name', { value: name });
        }
      },
    },
  };
}

function isResource(element: IConstruct): element is Resource {
  return TerraformResource.isTerraformResource(element);
}

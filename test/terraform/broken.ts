import { TerraformResource, TerraformStack, Testing } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Org } from '../../constructs/project/project';
import type { Removal } from '../releases/causes';
import type { Json } from '../releases/release-stack';

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

/** An org whose stack is without one of the causes of releases without a window. */
export function withoutCause(org: Org, removal: Removal): Org {
  return withStack(org, (elements) => {
    for (const stack of elements.filter(TerraformStack.isStack)) {
      const whole = stack.toTerraform.bind(stack);
      stack.toTerraform = () => removed(whole(), removal);
    }
  });
}

function removed({ output: _, ...terraform }: Json, removal: Removal): Json {
  const resources = Object.entries(terraform['resource'] as Record<string, Record<string, Json>>);
  const stack = resources.flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, type, label: '', body })),
  );
  const resource: Record<string, Record<string, Json>> = {};
  for (const { address, type, body } of removal({ resources: stack, ids: {} }).resources)
    resource[type] = { ...resource[type], [address.slice(type.length + 1)]: body };
  return { ...terraform, resource };
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

import type { Project } from '../../constructs/project/project';
import { OperationSet } from '../../constructs/servicenow/operation-set';
import { catalogue } from '../../constructs/servicenow/operations';

/** The operations of a project that has none of its own. */
export const shippedOperations = new OperationSet(catalogue);

/** A project with these operations. Its constructs are loaded when a stack is made: this takes longer than many tests. */
export function exampleProject(operations = catalogue): Project {
  const whole = () => {
    const { defineProject } =
      require('../../constructs/project/define-project') as typeof import('../../constructs/project/define-project.js');
    return defineProject({ operations });
  };
  return {
    operations: OperationSet.withLookups(operations),
    flows: [],
    loadOrgs: (folder) => whole().loadOrgs(folder),
    stack: (scope, org) => whole().stack(scope, org),
    synth: () => whole().synth(),
  };
}

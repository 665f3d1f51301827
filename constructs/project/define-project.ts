import { join } from 'node:path';
import { App } from 'cdktf';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { writingInto } from '../../input/writing-into';
import { loadOrgs } from '../org';
import { catalogue, OperationSet } from '../servicenow';
import { runOwnCode } from '../stack/code-mistakes';
import { OrgStack } from '../stack/org-stack';
import type { OwnFlow } from '../stack/own-flows/own-flow';
import { flowTwice } from '../stack/own-flows/own-flow-errors';
import { ownFlowPlace } from '../stack/own-flows/own-flow-mistakes';
import { placedIn } from '../stack/placed-in';
import { declaredStacks } from './declared-stacks';
import { kindOf } from './kind-of';
import { refuseSecondCopies } from './one-copy';
import { printMistakes } from './print-mistakes';
import type { Project } from './project';
import { checkProps, type ProjectProps } from './project-props';
import { checkContracts } from './recorded-contracts';
import { goldensFolder, withRecordedFlows } from './recorded-flows';
import { orgRules } from './rules/org-rules';
import { refuseLostRoutes } from './rules/route-mistakes';
import { synthApp } from './synth-app';
import { reportTerraformEnvironment } from './terraform-environment';

/**
 * Declares a project. Its `project.ts` exports it as default.
 *
 * @throws UserError when something else is given, or when two operations, or two flows, have one name
 * @example
 * export default defineProject({
 *   operations: [...catalogue, createTask, findTask],
 *   stack: (app, org) => new AcmeStack(app, org),
 * });
 */
export function defineProject(props: ProjectProps = {}): Project {
  const { stack = (scope, org) => new OrgStack(scope, org), flows = [] } = props;
  const operations = placedIn(defineProject, () => {
    checkProps(props);
    refuseTwins(flows);
    return OperationSet.withLookups(props.operations ?? catalogue);
  });
  const project: Project = {
    operations,
    flows,
    loadOrgs: (folder = '.', edits) => {
      refuseSecondCopies(folder);
      const rules = withRecordedFlows(orgRules(project, props.stack !== undefined), join(folder, goldensFolder));
      return loadOrgs(join(folder, 'orgs'), rules, edits).map((org) => ({ ...org, project }));
    },
    stack: (scope, org) => {
      const made = runOwnCode(() => stack(scope, org));
      if (!(made instanceof OrgStack)) throw new UserError([noStack(made)]);
      refuseLostRoutes(org, made.flows);
      return made;
    },
    synth: () => {
      printMistakes(() => synth(project));
      void reportTerraformEnvironment();
    },
  };
  return project;
}

function refuseTwins(flows: readonly OwnFlow[]): void {
  const names = flows.map(({ name }) => name);
  const twins = new Set(names.filter((name, index) => names.indexOf(name) < index));
  if (twins.size > 0) throw new UserError([...twins].map((name) => ({ path: ownFlowPlace(name), ...flowTwice() })));
}

function synth(project: Project): void {
  const orgs = project.loadOrgs();
  writingInto(process.env.CDKTF_OUTDIR ?? 'cdktf.out', () => {
    const app = new App();
    checkContracts(declaredStacks(app, orgs));
    synthApp(app);
  });
}

const noStack = (made: never): Mistake => ({
  path: 'stack in project.ts',
  given: kindOf(made),
  expected: 'an OrgStack, or a stack of a subclass',
  next: 'return the stack that it makes',
});

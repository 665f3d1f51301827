import type { Finding } from '../../../input/finding';
import type { Path } from '../../../input/path';
import { shown } from '../../../input/shown';
import { total } from '../../flows';
import { isFunctionCategory } from '../../genesys';
import type { FlowConfig, OrgConfig, OrgRules } from '../../org';
import { isOwnCredential, type Operation, type OperationSet } from '../../servicenow';
import type { Offered } from '../../stack/offered';
import { limitsOf, longestCreate } from '../../stack/release-limits';
import { fixedColumnMistakes } from './fixed-columns';
import { importSetTableMistakes } from './import-set-tables';
import { listedFlowMistakes } from './listed-flows';
import { oneOrgTwice } from './one-org-twice';
import { creates, findsCallers, fitting, type Role } from './operation-roles';
import { routeMistakesIn } from './route-mistakes';

/**
 * The rules of org files that follow from the operations and the flows of a project.
 *
 * @param addsFlows whether its stacks may have further flows
 */
export function orgRules(project: Offered, addsFlows = false): OrgRules {
  const { operations } = project;
  return {
    operations: operations.names,
    ownFlows: project.flows.map(({ name }) => name),
    check: (config) => [
      ...nameMistakes(config),
      ...credentialMistakes(config),
      ...importSetTableMistakes(config, operations),
      ...routeMistakesIn(config, addsFlows),
      ...config.release.flows.flatMap((flow, index) => flowMistakes(config, flow, index, operations)),
      ...listedFlowMistakes(config, project),
    ],
    checkTogether: oneOrgTwice,
  };
}

function nameMistakes({ servicenow }: OrgConfig): readonly Finding[] {
  if (!isFunctionCategory(servicenow.name)) return [];
  return [
    {
      at: ['servicenow', 'name'],
      given: shown(servicenow.name),
      problem: 'the provider takes a category with "function data action" for one of function data actions',
      next: 'choose another name',
    },
  ];
}

function credentialMistakes({ credential }: OrgConfig): readonly Finding[] {
  if (!('existing' in credential) || !isOwnCredential(credential.existing)) return [];
  return [
    {
      at: ['credential', 'existing'],
      given: shown(credential.existing),
      problem: 'Terraform gives such a name to its own credential, and deletes that one when another takes its place',
      expected: 'the name of a credential that a person made',
      next: 'make one under another name, or set managed: true',
    },
  ];
}

function flowMistakes(
  config: OrgConfig,
  flow: FlowConfig,
  index: number,
  operations: OperationSet,
): readonly Finding[] {
  const path = ['release', 'flows', index] as const;
  const mistakesIn = (use: 'create' | 'findCaller', role: Role) => {
    const operation = operations.find(flow[use] ?? '');
    return operation ? operationMistakes(config, operation, [...path, use], role, operations) : [];
  };
  return [
    ...mistakesIn('create', creates),
    ...mistakesIn('findCaller', findsCallers),
    ...fixedColumnMistakes(flow, operations, path),
    ...budgetMistakes(config, flow, path),
  ];
}

function operationMistakes(
  config: OrgConfig,
  operation: Operation,
  at: Path,
  role: Role,
  operations: OperationSet,
): readonly Finding[] {
  const { name, repeat } = operation;
  if (!role.fits(operation)) {
    return [{ at, given: shown(name), expected: `${role.description}: ${fitting(operations, role).join(', ')}` }];
  }
  const needed = [name, ...(repeat.safe ? [] : [operations.lookupOf(name)])];
  return needed
    .filter((needs) => !config.release.operations.includes(needs))
    .map((needs) => ({
      at,
      problem: `${shown(name)} needs the operation ${shown(needs)}`,
      next: 'add it to operations of the release',
    }));
}

function budgetMistakes(config: OrgConfig, flow: FlowConfig, at: Path): readonly Finding[] {
  const limits = limitsOf(config, flow);
  const terms = longestCreate(config, flow);
  const seconds = total(terms);
  if (seconds <= limits.budgetSeconds) return [];
  const sum = terms.map(({ label }) => label).join(' + ');
  return [
    {
      at: placeOfBudget(config, flow, at),
      problem: `${shown(flow.create)} may take ${seconds} s in the worst case (${sum})`,
      expected: `at most ${limits.budgetSeconds} s (budgetSeconds)`,
      next: 'raise retry.budgetSeconds for this flow or lower attempts, delays or timeouts',
    },
  ];
}

function placeOfBudget({ release }: OrgConfig, flow: FlowConfig, at: Path): Path {
  if (flow.retry.budgetSeconds !== undefined) return [...at, 'retry', 'budgetSeconds'];
  return release.retry.budgetSeconds === undefined ? at : ['release', 'retry', 'budgetSeconds'];
}

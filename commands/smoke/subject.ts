import type { Org } from '../../constructs/project/project';
import type { ActionContract, Operation } from '../../constructs/servicenow';
import type { OfferedOrg } from '../../constructs/stack/offered';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { type ActionName, type DeclaredObjects, declaredObjects } from '../preflight/declared-objects';

/** An operation of the stack, and the data action that it became. */
export interface DeployedOperation {
  readonly operation: Operation;
  readonly action: ActionName;
}

/** What of an org's stack is tried. */
export interface SmokeSubject {
  readonly org: OfferedOrg;
  readonly declared: DeclaredObjects;
  /** Undefined where the platform signs in. */
  readonly tokenAction: ActionName | undefined;
  /** Without those that only stay for executions in flight. */
  readonly operations: readonly DeployedOperation[];
}

/** @throws UserError when the stack of the org cannot be synthesised */
export function smokeSubject(given: Org): SmokeSubject {
  return temporarySynthesis([given], ([synthesised]) => {
    if (synthesised === undefined) throw new Error('one org gives one stack');
    const { org, contracts } = synthesised;
    return subjectOf(org, contracts, declaredObjects(synthesised));
  });
}

export function subjectOf(
  org: OfferedOrg,
  contracts: readonly ActionContract[],
  declared: DeclaredObjects,
): SmokeSubject {
  const token = contracts.find(({ operation }) => operation === undefined);
  return {
    org,
    declared,
    tokenAction: token && nameOf(token, org),
    operations: contracts.flatMap((contract) => {
      const operation = contract.operation?.isPrevious
        ? undefined
        : org.project.operations.find(contract.operation?.name ?? '');
      return operation === undefined ? [] : [{ operation, action: nameOf(contract, org) }];
    }),
  };
}

/** `{servicenow.name} / Create incident` of a contract, for one org. */
function nameOf({ action }: ActionContract, { servicenow }: OfferedOrg): ActionName {
  const [suffix = '', ...name] = action.slice('{servicenow.name}'.length).split(' / ');
  return { category: `${servicenow.name}${suffix}`, name: name.join(' / ') };
}

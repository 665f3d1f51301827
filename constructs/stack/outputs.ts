import { TerraformOutput, type TerraformStack } from 'cdktf';
import { type ArchitectFlow, type DataAction, terraformText } from '../genesys';

/**
 * What other Terraform code, and people, need of an org that was applied: the ids of its flows and data actions by the
 * names that people know. `cdktf output <org>` prints them; none of them is secret.
 */
export function addOutputs(
  stack: TerraformStack,
  flows: ReadonlyMap<ArchitectFlow, { readonly type: string; readonly name: string }>,
  actions: readonly DataAction[],
): void {
  new TerraformOutput(stack, 'flows', {
    description: 'Ids of the flows, by type and name',
    value: Object.fromEntries(
      Array.from(flows, ([{ flowId }, { type, name }]) => [terraformText(`${type} / ${name}`), flowId]),
    ),
  });
  new TerraformOutput(stack, 'actions', {
    description: 'Ids of the data actions, by category and name',
    value: Object.fromEntries(
      actions.map(({ ref, actionId }) => [terraformText(`${ref.category} / ${ref.name}`), actionId]),
    ),
  });
}

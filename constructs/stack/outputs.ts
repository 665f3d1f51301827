import { Lazy, TerraformOutput, type TerraformStack } from 'cdktf';
import { type ArchitectFlow, type DataAction, terraformText } from '../genesys';
import type { ShippedFlow } from './shipped-stack';

/**
 * What other Terraform code, and people, need of an org that was applied: the ids of its flows and data actions by the
 * names that people know. `cdktf output <org>` prints them; none of them is secret.
 *
 * @param flows read when the stack is synthesised, so that flows may be added after this call
 */
export function addOutputs(
  stack: TerraformStack,
  flows: readonly { readonly flow: ShippedFlow; readonly construct: ArchitectFlow }[],
  actions: readonly DataAction[],
): void {
  new TerraformOutput(stack, 'flows', {
    description: 'Ids of the flows, by type and name',
    value: Lazy.anyValue({
      produce: () =>
        Object.fromEntries(
          flows.map(({ flow, construct }) => [terraformText(`${flow.type} / ${flow.name}`), construct.flowId]),
        ),
    }),
  });
  new TerraformOutput(stack, 'actions', {
    description: 'Ids of the data actions, by category and name',
    value: Object.fromEntries(
      actions.map(({ ref, actionId }) => [terraformText(`${ref.category} / ${ref.name}`), actionId]),
    ),
  });
}

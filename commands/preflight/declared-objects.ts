import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, StackFile } from '../../artefacts/stack-file';
import type { SynthesisedOrg } from '../org/synthesise';

export interface ActionName {
  readonly category: string;
  readonly name: string;
}

export interface FlowName {
  /** As Archy writes it, such as `inboundCall`. */
  readonly type: string;
  readonly name: string;
}

/** The names of what a stack makes in an org, and of what it looks up there. */
export interface DeclaredObjects {
  readonly made: {
    readonly credentials: readonly string[];
    readonly integrations: readonly string[];
    readonly actions: readonly ActionName[];
    readonly flows: readonly FlowName[];
    /** Phone numbers (E.164) in call routes. */
    readonly numbers: readonly string[];
  };
  readonly lookedUp: {
    readonly divisions: readonly string[];
    readonly queues: readonly string[];
    readonly credentials: readonly string[];
  };
}

export function declaredObjects({ folder, flows }: Pick<SynthesisedOrg, 'folder' | 'flows'>): DeclaredObjects {
  const file = join(folder, 'cdk.tf.json');
  const stack = new StackFile(file, readFileSync(file, 'utf8'), {});
  const names = (blocks: readonly (Block | undefined)[]) => [
    ...new Set(blocks.flatMap((block) => block?.optionalText('name') ?? [])),
  ];
  const integrations = stack.resources('genesyscloud_integration');
  return {
    made: {
      credentials: names(stack.resources('genesyscloud_integration_credential')),
      integrations: names(integrations.map((block) => block.block('config'))),
      actions: stack
        .resources('genesyscloud_integration_action')
        .map((block) => ({ category: block.text('category'), name: block.text('name') })),
      flows: flows.map(({ type, name }) => ({ type, name })),
      numbers: stack.resources('genesyscloud_architect_ivr').flatMap((block) => block.list('dnis')),
    },
    lookedUp: {
      divisions: names(stack.data('genesyscloud_auth_division')),
      queues: names(stack.data('genesyscloud_routing_queue')),
      credentials: names(stack.data('genesyscloud_integration_credential')),
    },
  };
}

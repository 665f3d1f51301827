import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, StackFile } from '../artefacts/stack-file';
import { substituted } from '../input/substitutions';
import { UserError } from '../input/user-error';
import type {
  CallRoute,
  Credential,
  CustomAuthAction,
  DataAction,
  FlowSource,
  Integration,
  OrgContent,
} from './genesys/org/entities';

export interface StackOptions {
  /** Values of Terraform variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Fields of a credential that the stack looks up by name; undefined for an unknown name. @default - none exists */
  readonly existingCredentials?: (name: string) => Readonly<Record<string, string>> | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const states = ['ENABLED', 'DISABLED'] as const;
const credentialTypes = ['userDefined', 'userDefinedOAuth', 'basicAuth'] as const;

/**
 * Reads the org that a synthesised stack declares: `cdk.tf.json` and the flow files that it names. Ids are the
 * addresses of the resources, as in `genesyscloud_integration.Main`.
 *
 * @throws UserError that lists what is missing, cannot be read or cannot be resolved
 */
export function readStack(folder: string, options: StackOptions): OrgContent {
  const file = join(folder, 'cdk.tf.json');
  const text = textOf(file);
  if (text === undefined) {
    const next = 'run the synthesis first: npx cdktf synth';
    throw new UserError([{ file, given: 'nothing that can be read', expected: 'the configuration of a stack', next }]);
  }
  const stack = new StackFile(file, text, options.variables);
  const content = new StackReader(folder, stack, options).content();
  if (stack.mistakes.length > 0) throw new UserError(stack.mistakes);
  return content;
}

class StackReader {
  constructor(
    private readonly folder: string,
    private readonly stack: StackFile,
    private readonly options: StackOptions,
  ) {}

  content(): OrgContent {
    const { stack } = this;
    const customAuthActions = stack
      .resources('genesyscloud_integration_custom_auth_action')
      .map((b) => this.customAuth(b));
    const signingIn = new Set(customAuthActions.map(({ integrationId }) => integrationId));
    return {
      customAuthActions,
      integrations: stack.resources('genesyscloud_integration').map((block) => this.integration(block, signingIn)),
      dataActions: stack.resources('genesyscloud_integration_action').map((block) => this.dataAction(block)),
      queues: [...stack.data('genesyscloud_routing_queue'), ...stack.resources('genesyscloud_routing_queue')].map(
        (block) => block.text('name'),
      ),
      flows: stack.resources('genesyscloud_flow').map((block) => this.flow(block)),
      callRoutes: stack.resources('genesyscloud_architect_ivr').flatMap((block) => this.callRoutes(block)),
    };
  }

  private integration(block: Block, signingIn: ReadonlySet<string>): Integration {
    const config = block.block('config');
    const reference = config?.texts('credentials')['basicAuth'];
    const credential = reference === undefined ? undefined : this.credential(reference, block, signingIn);
    return {
      id: block.address,
      name: config?.optionalText('name') ?? block.address,
      state: this.oneOf(block, 'intended_state', states, 'DISABLED'),
      ...(credential === undefined ? {} : { credential }),
    };
  }

  private credential(address: string, from: Block, signingIn: ReadonlySet<string>): Credential | undefined {
    const block = this.stack.find(address);
    if (block === undefined) {
      this.stack.unresolved(from.path('config.credentials'), address);
      return undefined;
    }
    const name = block.optionalText('name') ?? address;
    if (!address.startsWith('data.')) {
      const type = this.oneOf(block, 'credential_type_name', credentialTypes);
      return { name, type, fields: block.texts('fields') };
    }
    const fields = this.options.existingCredentials?.(name);
    if (fields === undefined) {
      this.stack.refuse(block.path('name'), {
        given: `the existing credential ${JSON.stringify(name)} without fields`,
        expected: 'the fields of each existing credential',
        next: 'pass them in existingCredentials',
      });
    }
    const type = signingIn.has(from.address) ? 'userDefinedOAuth' : 'userDefined';
    return { name, type, fields: fields ?? {} };
  }

  private customAuth(block: Block): CustomAuthAction {
    return {
      integrationId: block.text('integration_id'),
      request: this.request(block),
      response: this.response(block),
    };
  }

  private dataAction(block: Block): DataAction {
    return {
      id: block.address,
      name: block.text('name'),
      category: block.text('category'),
      secure: block.flag('secure'),
      integrationId: block.text('integration_id'),
      inputSchema: block.json('contract_input'),
      successSchema: block.json('contract_output'),
      request: this.request(block),
      response: this.response(block),
      timeoutSeconds: block.number('config_timeout_seconds', 60),
    };
  }

  private request(action: Block): DataAction['request'] {
    const block = action.requiredBlock('config_request');
    return {
      type: this.oneOf(block, 'request_type', methods),
      urlTemplate: block.text('request_url_template'),
      headers: block.texts('headers'),
      template: block.optionalText('request_template') ?? '',
    };
  }

  private response(action: Block): DataAction['response'] {
    const block = action.block('config_response');
    return {
      translationMap: block?.texts('translation_map') ?? {},
      translationMapDefaults: block?.texts('translation_map_defaults') ?? {},
      successTemplate: block?.optionalText('success_template') ?? '${rawResult}',
    };
  }

  private flow(block: Block): FlowSource {
    const file = join(this.folder, block.text('filepath'));
    const text = textOf(file);
    if (text === undefined) {
      this.stack.refuse(block.path('filepath'), {
        given: `the flow file ${file}, which cannot be read`,
        expected: 'a file that the synthesis wrote',
        next: 'run the synthesis again: npx cdktf synth',
      });
    }
    return { address: block.address, file, text: substituted(text ?? '', block.texts('substitutions')) };
  }

  /** Schedules are not played: it is always open. */
  private callRoutes(block: Block): readonly CallRoute[] {
    const flow = block.optionalText('open_hours_flow_id');
    return flow === undefined ? [] : block.list('dnis').map((number) => ({ number, flow }));
  }

  private oneOf<T extends string>(block: Block, name: string, accepted: readonly T[], otherwise?: T): T {
    const given = block.optionalText(name) ?? otherwise ?? '';
    const known = accepted.find((value) => value === given);
    if (known === undefined)
      this.stack.refuse(block.path(name), { given: JSON.stringify(given), expected: accepted.join(', ') });
    return known ?? (accepted[0] as T);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

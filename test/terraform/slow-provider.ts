import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sandboxEnvironment } from '../../commands/terraform/environment';
import { Terraform } from '../../commands/terraform/terraform';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { servedClient } from '../../sandbox/serve/platform-api/clients';
import { loadLibraries } from '../../sandbox/terraform/libraries';
import { pinnedSchema } from '../../sandbox/terraform/provider-schema';
import { sandboxProvider } from '../../sandbox/terraform/sandbox-provider';
import { serveProvider } from '../../sandbox/terraform/serve-provider';
import { codecOf } from '../../sandbox/terraform/value';
import { writeRules } from '../../sandbox/write-rules';
import { emptyRecord } from '../support/empty-record';
import type { Check } from './check';

/** The real platform takes its time: publishing a flow alone may take minutes. */
const seconds = 15;

const credential = { name: 'OAuth', credential_type_name: 'userDefined', fields: { clientId: 'x' } };

export const slowChecks: readonly Check[] = [
  {
    name: `a create that takes ${seconds} s is not cut off`,
    onlyServed: 'it slows that provider down',
    run: async ({ root }) => {
      const folder = mkdtempSync(join(root, 'slow-'));
      const schema = pinnedSchema();
      const { version } = schema;
      const source = schema.address.split('/').slice(1).join('/');
      const stack = {
        terraform: { required_providers: { genesyscloud: { source, version } } },
        resource: { genesyscloud_integration_credential: { It: credential } },
      };
      writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
      const libraries = loadLibraries();
      const org = new WrittenOrg(emptyRecord, writeRules());
      const answers = sandboxProvider({ org, folder, schema, codec: codecOf(libraries), client: servedClient });
      const slow = {
        ...answers,
        ApplyResourceChange: async (request: object) => {
          await setTimeout(seconds * 1000);
          return answers.ApplyResourceChange(request);
        },
      };
      const served = await serveProvider(slow, schema.address, libraries);
      try {
        const terraform = new Terraform(folder, {
          ...sandboxEnvironment(folder),
          TF_REATTACH_PROVIDERS: served.reattach,
        });
        await terraform.run(['init', '-input=false']);
        const { code, diagnostics } = await terraform.events(['apply', '-auto-approve']);
        const known = readFileSync(join(folder, 'terraform.tfstate'), 'utf8').includes(
          org.record.credentials[0]?.id ?? '-',
        );
        return [
          ...diagnostics.map(({ summary }) => summary),
          ...(code === 0 && known ? [] : ['the credential is not in the state']),
        ];
      } finally {
        await served.close();
      }
    },
  },
];

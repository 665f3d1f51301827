import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackFile } from '../artefacts/stack-file';
import type { CredentialRecord, NamedRecord, OrgRecord } from './genesys/org/org-record';
import { declaredContent, type OrgObjects, sandboxClient, variablesOf } from './published-org';

export interface NewOrgOptions {
  /** Name or id of the Genesys Cloud organization. */
  readonly organization: string;
  /** What the org has besides what the stack declares. @default - nothing */
  readonly objects?: OrgObjects;
}

/**
 * An org to which nothing was deployed yet: it has what the stack looks up by name, as a real org has it before its first
 * deploy.
 *
 * @param folder the folder of the stack's `cdk.tf.json`
 * @throws UserError that lists what cannot be read in the stack
 */
export function newOrg(folder: string, { organization, objects = {} }: NewOrgOptions): OrgRecord {
  const file = join(folder, 'cdk.tf.json');
  const stack = new StackFile(file, readFileSync(file, 'utf8'), variablesOf(sandboxClient));
  const looked = (type: string) => stack.data(type).map((block) => block.text('name'));
  const existing = looked('genesyscloud_integration_credential');
  const integrations = existing.length === 0 ? [] : declaredContent(folder).integrations;
  const credentials = existing.map((name): CredentialRecord => {
    const found = integrations.find(({ credential }) => credential?.name === name)?.credential;
    return { id: randomUUID(), name, type: found?.type ?? 'userDefined', fields: found?.fields ?? {} };
  });
  return {
    organization: { id: isId(organization) ? organization : randomUUID(), name: organization },
    divisions: named(['Home', ...looked('genesyscloud_auth_division')]),
    queues: named([...looked('genesyscloud_routing_queue'), ...(objects.queues ?? [])]),
    credentials,
    integrations: [],
    actions: [],
    customAuthActions: [],
    flows: [],
    callRoutes: [],
    dataTables: objects.dataTables ?? {},
    objects: objects.objects ?? {},
  };
}

function named(names: readonly string[]): readonly NamedRecord[] {
  return [...new Set(names)].map((name) => ({ id: randomUUID(), name }));
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

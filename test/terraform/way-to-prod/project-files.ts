import { join } from 'node:path';
import { stringify } from 'yaml';

/** The order in which a release reaches the orgs. */
export const chain = ['dev', 'prod'] as const;

/** What a client is given roles for. */
export const purposes = ['deploy', 'smoke', 'credential'] as const;

const release = {
  auth: 'chained',
  operations: ['find-caller-by-phone', 'create-incident', 'find-incident-by-correlation-id'],
  flows: [
    {
      type: 'inboundCall',
      name: 'IT Service Desk',
      language: 'en-us',
      queue: 'incidents',
      findCaller: 'find-caller-by-phone',
      create: 'create-incident',
      texts: { greeting: 'Welcome.' },
    },
  ],
};

/**
 * A project whose first org runs a release that the others do not run yet.
 *
 * @param states folder of the Terraform states, which every clone reaches
 */
export function projectFiles(states: string): Readonly<Record<string, string>> {
  const orgs = chain.map((name, index) => [`orgs/${name}.yaml`, stringify(orgFile(name, index, states))]);
  return {
    ...Object.fromEntries(orgs),
    'releases/first.yaml': stringify(release),
    'releases/second.yaml': stringify({ ...release, operations: [...release.operations, 'add-comment'] }),
    '.gitignore': 'cdktf.out/\n',
  };
}

function orgFile(name: string, index: number, states: string): object {
  return {
    genesys: { region: 'eu-central-1', organization: `Acme ${name}` },
    servicenow: { instance: `https://acme-${name}.service-now.com` },
    credential: { existing: 'ServiceNow OAuth' },
    queues: { fallback: 'Service Desk', incidents: 'IT Incidents' },
    backend: { type: 'local', path: join(states, `${name}.tfstate`) },
    release: index === 0 ? 'second' : 'first',
    routes: { 'IT Service Desk': ['+12025550143'] },
    ...(index > 0 && { promotesFrom: chain[index - 1] }),
  };
}

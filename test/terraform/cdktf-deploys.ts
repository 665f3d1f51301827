import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { type Check, lacks } from './check';
import { ServedProject } from './served-project';

const deploy = 'npx --no-install cdktf deploy dev --auto-approve --skip-provider-lock';

const onlyServed = 'cdktf starts the provider that `serve` serves';

/** What `cdktf deploy` does in a shell with the exports of `serve dev --empty`. */
export const cdktfChecks: readonly Check[] = [
  {
    name: 'cdktf deploy on a served org: all is made, a second plan is empty, and the data actions work',
    onlyServed,
    run: (orgs) =>
      served(orgs.root, orgs.printed, async (project) => {
        const command = project.told(/^ +then: (.*)$/m);
        const deployed = await project.shell(`${command} --auto-approve`);
        const again = await project.shell('npx --no-install cdktf diff dev --skip-provider-lock');
        return [
          ...(command === deploy.replace(' --auto-approve', '') ? [] : [`the command is ${command}`]),
          ...(deployed.code === 0 ? [] : [deployed.output]),
          ...lacks(deployed.output, /Apply complete! Resources: \d\d added, 0 changed, 0 destroyed\./),
          ...lacks(again.output, /No changes\./, /with the provider at 127\.0\.0\.1:\d+, which `serve` has/),
          ...(await callDifferences(project)),
        ];
      }),
  },
  {
    name: 'the exports of a served org that has ended: told as what they are, and no process ends',
    onlyServed,
    run: (orgs) =>
      served(orgs.root, orgs.printed, async (project) => {
        const pid = Number(project.told(/"Pid":(\d+)/));
        const wasThere = isAlive(pid);
        await project.end();
        const isGone = !isAlive(pid);
        const refused = await project.shell(deploy);
        const itself = await project.shell(
          'cd cdktf.out/stacks/dev && terraform init -no-color && terraform plan -no-color',
        );
        return [
          ...(wasThere && isGone ? [] : ['the process that Terraform may end does not end with serve']),
          ...(pid === process.pid || refused.code === 0 ? ['not refused'] : []),
          ...lacks(refused.output, /nothing listens at 127\.0\.0\.1:\d+, .*unset TF_REATTACH_PROVIDERS/),
          ...(/Terraform has been successfully initialized/.test(refused.output) ? ['Terraform was started'] : []),
          ...lacks(itself.output, /Failed to load plugin schemas/, /Reattachment process not found/),
        ];
      }),
  },
];

async function served(
  root: string,
  printed: string[],
  work: (project: ServedProject) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const project = await ServedProject.begin(root);
  printed.push(project.printed);
  try {
    return await work(project);
  } finally {
    await project.end();
  }
}

/** Gets a token and creates an incident by the data actions that were deployed. */
async function callDifferences(project: ServedProject): Promise<readonly string[]> {
  const url = `${project.told(/^ {3}Genesys Cloud +(http:\S+)/m)}/api/v2/integrations/actions`;
  const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' };
  const execute = async (name: string, inputs: object) => {
    const { entities } = (await (await fetch(`${url}?name=${encodeURIComponent(name)}`, { headers })).json()) as {
      readonly entities: OrgRecord['actions'];
    };
    const id = entities.find((action) => action.name === name)?.id;
    const answer = await fetch(`${url}/${id}/execute`, { method: 'POST', headers, body: JSON.stringify(inputs) });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const token = await execute('Refresh token', {});
  const created = await execute('Create incident', {
    accessToken: token['accessToken'] ?? token['access_token'],
    shortDescription: 'VPN is down',
    correlationId: 'c-1',
  });
  return /^INC\d+$/.test(String(created['number'])) ? [] : [JSON.stringify({ token, created })];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

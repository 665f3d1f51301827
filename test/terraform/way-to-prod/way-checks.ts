import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Check, lacks } from '../check';
import { onlyServed } from '../deploys/deployed-org';
import { chain, projectFiles, purposes } from './project-files';
import { type Ran, type ServedOrg, ShellProject } from './shell-project';

/** The way of a release from the first org to prod, by the commands that people and pipelines run. */
export const wayChecks: readonly Check[] = [
  {
    name: 'by shell, from permissions to prod: each command ends as documented, and an apply is the plan that was read',
    onlyServed,
    run: async (orgs) => {
      const states = mkdtempSync(join(orgs.root, 'states-'));
      const project = ShellProject.begin(orgs, projectFiles(states));
      try {
        const way = new Way(project, states);
        await way.toProd();
        await way.changeOfOneOrg();
        return way.wrong;
      } finally {
        await project.end();
      }
    },
  },
];

interface Role {
  readonly permissionPolicies: readonly {
    readonly domain: string;
    readonly entityName: string;
    readonly actionSet: readonly string[];
  }[];
}

class Way {
  readonly wrong: string[] = [];
  private readonly served = new Map<string, ServedOrg>();

  constructor(
    private readonly project: ShellProject,
    private readonly states: string,
  ) {}

  async toProd(): Promise<void> {
    for (const [index, name] of chain.entries()) {
      if (index > 0) {
        await this.expect(0, `genesys-servicenow promote ${chain[index - 1]} ${name}`, { like: [/Add comment/] });
        this.project.commit(`Promote second to ${name}`);
      }
      const org = await this.project.serve(name, await this.rolesFor(name));
      this.served.set(name, org);
      await this.deploy(org);
    }
  }

  /** What a client of an org is allowed: the roles that `permissions` prints. */
  private async rolesFor(name: string): Promise<string> {
    const printed = await Promise.all(
      purposes.map((purpose) => this.expect(0, `genesys-servicenow permissions ${name} --for ${purpose} --json`)),
    );
    const policies = printed.flatMap(({ output }) => (JSON.parse(output) as Role).permissionPolicies);
    const permissions = policies.flatMap(({ domain, entityName, actionSet }) =>
      actionSet.map((action) => `${domain}:${entityName}:${action}`),
    );
    const file = join(this.states, `${name}.scenario.yaml`);
    const scenario = {
      title: 'A client with its roles',
      interaction: { type: 'message' },
      platformApi: { permissions },
    };
    writeFileSync(file, stringify(scenario));
    return file;
  }

  private async deploy(org: ServedOrg): Promise<void> {
    const { name } = org;
    await removeCredential(org);
    await this.expect(1, `genesys-servicenow preflight ${name}`, {
      on: org,
      like: [/^ok {6}signs in at /m, /^failed {2}.*ServiceNow OAuth/m],
    });
    await this.expect(
      0,
      `printf '%s' "$JSON" | genesys-servicenow credential put ${name} --instance ${org.serviceNow.url}`,
      {
        on: org,
        json: credentialOf(org),
        like: [/^"ServiceNow OAuth" \(userDefined\) was created in "Acme \w+"; 2 fields;/],
      },
    );
    await this.expect(0, `genesys-servicenow preflight ${name}`, { on: org, unlike: /failed|not looked at/ });
    const fingerprint = await this.plan(org, [
      /^ {3}new {8}.*data action.*"Create incident"/m,
      /^ {3}new {8}flow "IT Service Desk"/m,
    ]);
    await this.expect(0, `genesys-servicenow apply ${name} --expect ${fingerprint}`, {
      on: org,
      like: [/^Applied to "Acme \w+": \d+ created\. A second plan is empty\.$/m, /^ok .*"Refresh token" gets a token/m],
      unlike: /^failed/m,
    });
    await this.expect(0, `genesys-servicenow plan ${name}`, { on: org, like: [/^Nothing to do\.$/m] });
    await this.expect(0, `genesys-servicenow smoke ${name} --create`, {
      on: org,
      like: [/made INC\d+/],
      unlike: /^failed/m,
    });
  }

  async changeOfOneOrg(): Promise<void> {
    const [dev, ...others] = chain.map((name) => this.served.get(name) as ServedOrg) as [ServedOrg, ...ServedOrg[]];
    const file = `orgs/${dev.name}.yaml`;
    this.project.change(file, '+12025550143', '+12025550144');
    const early = this.project.clone();
    this.project.change(file, '+12025550144', '+12025550145');
    const late = this.project.clone();
    const [old, read] = [await this.plan(dev, [/12025550144/], early), await this.plan(dev, [/12025550145/], late)];
    for (const org of others)
      await this.expect(0, `genesys-servicenow plan ${org.name}`, { on: org, like: [/^Nothing to do\.$/m] });
    await this.expect(0, `genesys-servicenow apply ${dev.name} --expect ${read}`, { on: dev });
    const state = this.stateOf(dev);
    await this.expect(1, `genesys-servicenow apply ${dev.name} --expect ${old}`, {
      on: dev,
      in: early,
      like: [new RegExp(`^Nothing was changed: ${old} is the fingerprint of another plan`, 'm')],
    });
    if (this.stateOf(dev) !== state) this.wrong.push('an approval that came late has changed the state');
    await this.expect(0, `genesys-servicenow plan ${dev.name}`, { on: dev, like: [/^Nothing to do\.$/m] });
  }

  /** @returns the fingerprint of a plan that has something to do */
  private async plan(on: ServedOrg, changes: readonly RegExp[], project = this.project): Promise<string> {
    const like = [/^\w+: "Acme \w+", release \w+ [0-9a-f]{12}[ ,]/m, ...changes];
    const { output } = await this.expect(1, `genesys-servicenow plan ${on.name}`, { on, in: project, like });
    return /^Fingerprint ([0-9a-f]{12})\./m.exec(output)?.[1] ?? 'none';
  }

  private async expect(
    code: number,
    line: string,
    { on, json = '', in: project = this.project, like = [], unlike }: Expected = {},
  ): Promise<Ran> {
    const ran = await project.shell(line, on, { JSON: json });
    const why = [
      ...(ran.code === code ? [] : [`exit code ${ran.code}; expected ${code}`]),
      ...lacks(ran.output, ...like),
      ...(unlike?.test(ran.output) ? [`${unlike} in: ${ran.output}`] : []),
    ];
    this.wrong.push(...why.map((one) => `${line}: ${one}${ran.output.includes('\n') ? '' : `: ${ran.output}`}`));
    if (why.length > 0) throw new Error(this.wrong.join('\n'));
    return ran;
  }

  private stateOf({ name }: ServedOrg): string {
    return readFileSync(join(this.states, `${name}.tfstate`), 'utf8');
  }
}

interface Expected {
  /** @default - the command asks no org */
  readonly on?: ServedOrg;
  readonly json?: string;
  /** @default - the project itself */
  readonly in?: ShellProject;
  readonly like?: readonly RegExp[];
  readonly unlike?: RegExp;
}

function credentialOf({ serviceNow: { clientId, clientSecret } }: ServedOrg): string {
  return JSON.stringify({ clientId, clientSecret });
}

/** A served org has the credential that its stack looks up. A real one has it when somebody made it. */
async function removeCredential({ genesysCloud: { url, token } }: ServedOrg): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const credentials = `${url}/api/v2/integrations/credentials`;
  const answer = await fetch(`${credentials}/listing`, { headers });
  const { entities } = (await answer.json()) as { readonly entities: readonly { readonly id: string }[] };
  for (const { id } of entities) await fetch(`${credentials}/${id}`, { method: 'DELETE', headers });
}

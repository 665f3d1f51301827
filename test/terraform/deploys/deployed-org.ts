import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type ApplyOrgOptions, type ApplyOrgResult, applyOrg } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { planOrgMarkdown } from '../../../commands/deploy/markdown';
import { type PlanOrgOptions, type PlanOrgResult, planOrg } from '../../../commands/deploy/plan-org';
import { planOrgText } from '../../../commands/deploy/text';
import { temporarySynthesis } from '../../../commands/org/temporary-synthesis';
import { bareEnvironment } from '../../../commands/terraform/environment';
import type { Org } from '../../../constructs/project/project';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { RunningOrg } from '../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { newOrg } from '../../../sandbox/new-org';
import { type PublishedOrg, publishedOrg, sandboxClient, variablesOf } from '../../../sandbox/published-org';
import { World } from '../../../sandbox/scenario';
import { clientsOf } from '../../../sandbox/serve/platform-api/clients';
import { serveApi } from '../../../sandbox/serve/platform-api/serve-api';
import { writeRules } from '../../../sandbox/write-rules';
import type { SandboxOrgs } from '../sandbox-orgs';
import { mirrorOf } from './mirror';

/** A client of the org that no output may show. */
export const secret = 'canary-5f0c1d-client-of-the-org';

/** A project in a folder of its own, with an org that is served to Terraform, to its provider and to the SDK as a real one is. */
export class DeployedOrg {
  private constructor(
    readonly folder: string,
    readonly written: WrittenOrg,
    readonly environment: NodeJS.ProcessEnv,
    readonly close: () => Promise<void>,
    private readonly orgs: SandboxOrgs,
    private readonly published: PublishedOrg,
  ) {}

  /** @param published the stack whose ServiceNow answers data actions */
  private static async begin(orgs: SandboxOrgs, record: OrgRecord, published: PublishedOrg): Promise<DeployedOrg> {
    const folder = mkdtempSync(join(orgs.root, 'deployed-'));
    const [client] = clientsOf(record);
    const clients = [{ ...client, secret }] as const;
    const written = new WrittenOrg({ ...record, clients }, writeRules());
    const { sandbox } = new World(published, { org: new RunningOrg(written) });
    const server = await serveApi({ host: sandbox, org: written, clients });
    const { hostname, port } = new URL(server.url);
    const variables = Object.entries(variablesOf(sandboxClient)).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const environment = {
      ...bareEnvironment(),
      ...Object.fromEntries(variables),
      HOME: folder,
      TF_CLI_CONFIG_FILE: mirrorOf(orgs.root),
      GOGC: '800',
      GENESYSCLOUD_GATEWAY_PROTOCOL: 'http',
      GENESYSCLOUD_GATEWAY_HOST: hostname,
      GENESYSCLOUD_GATEWAY_PORT: port,
      GENESYSCLOUD_OAUTHCLIENT_ID: client.id,
      GENESYSCLOUD_OAUTHCLIENT_SECRET: secret,
      GENESYSCLOUD_TOKEN_POOL_SIZE: '1',
    };
    return new DeployedOrg(folder, written, environment, server.close, orgs, published);
  }

  /** An org before its first apply. */
  static empty(orgs: SandboxOrgs, org: Org): Promise<DeployedOrg> {
    const organization = org.genesys.organization ?? org.name;
    return temporarySynthesis([org], ([synthesised]) => {
      const folder = synthesised?.folder as string;
      return DeployedOrg.begin(orgs, newOrg(folder, { organization }), publishedOrg(folder));
    });
  }

  /**
   * The same org with the same state, beside this one.
   *
   * @param org whose state it is
   * @param change of the org by hand
   */
  async copy(org: Org, change: (record: OrgRecord) => OrgRecord = (record) => record): Promise<DeployedOrg> {
    const copy = await DeployedOrg.begin(this.orgs, change(structuredClone(this.written.record)), this.published);
    if (existsSync(this.stateOf(org))) copyFileSync(this.stateOf(org), copy.stateOf(org));
    return copy;
  }

  /** Takes the state of the same org elsewhere. */
  takeState(from: DeployedOrg, org: Org): void {
    copyFileSync(from.stateOf(org), this.stateOf(org));
  }

  /** Gives the state of an org to another one. */
  renameState(from: Org, to: Org): void {
    if (from.name !== to.name) renameSync(this.stateOf(from), this.stateOf(to));
  }

  stateOf({ name }: Org): string {
    return join(this.folder, `terraform.${name}.tfstate`);
  }

  /** The folder that Terraform runs in. */
  stack({ name }: Org): string {
    return join(this.folder, 'cdktf.out', 'stacks', name);
  }

  /** The files beside the stack that a run has added and not removed. */
  added(org: Org): readonly string[] {
    return readdirSync(this.stack(org)).filter((name) => name.endsWith('.tf.json') && name !== 'cdk.tf.json');
  }

  /** All that an apply could change. */
  snapshot(org: Org): string {
    const state = this.stateOf(org);
    return JSON.stringify([this.written.record, existsSync(state) ? readFileSync(state, 'utf8') : '']);
  }

  async plan(org: Org, options: PlanOrgOptions = {}): Promise<PlanOrgResult> {
    const result = await planOrg(org, { ...this.inFolder, withShown: true, ...options });
    this.orgs.printed.push(planOrgText(result), planOrgMarkdown(result), JSON.stringify(result));
    return result;
  }

  async apply(org: Org, options: Partial<ApplyOrgOptions> = {}): Promise<ApplyOrgResult> {
    const onLine = (line: string) => void this.orgs.printed.push(line);
    const result = await applyOrg(org, { ...this.inFolder, onLine, confirm: async () => true, ...options });
    this.orgs.printed.push(applyOrgText(result), JSON.stringify(result));
    return result;
  }

  private get inFolder() {
    return { project: this.folder, environment: this.environment };
  }
}

/** Why these checks are not made with the binary of a provider. */
export const onlyServed = 'it is about the org that the environment names';

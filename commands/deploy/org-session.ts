import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Org } from '../../constructs/project/project';
import type { Mistake } from '../../input/mistake';
import { plainLine } from '../../input/plain-line';
import { UserError } from '../../input/user-error';
import { connect } from '../../platform/connect';
import type { Platform } from '../../platform/platform';
import { withoutSecrets } from '../../platform/refusal';
import { type ChangeLine, changeLines } from '../../release/change-lines';
import { type AppliedFile, fingerprint } from '../../release/fingerprint';
import { type ShownPlan, shownPlan } from '../../release/shown-plan';
import { hasGateway, refuseServedOrg } from '../org/gateway';
import { losesLocalState } from '../org/loses-local-state';
import { announcedWait } from '../terminal/announced-wait';
import { interrupt } from '../terminal/interrupt';
import { type Change, changesIn } from '../terraform/changes';
import { Terraform, type TerraformEvent } from '../terraform/terraform';
import { refuseIfOld } from '../terraform/terraform-version';
import { refuseLostState } from './refuse-lost-state';
import { refuseSdkDebug } from './refuse-sdk-debug';
import { refuseWithoutClient } from './refuse-without-client';
import { secretsOf } from './secrets-of';
import { StackFolder } from './stack-folder';
import { initFailure, type TroublesOptions, troubles } from './troubles';

export interface OrgSessionOptions {
  /** The folder of the project. @default - the working directory */
  readonly project?: string | undefined;
  /** The whole environment of Terraform. @default - that of the process */
  readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** A plan for an org. */
export interface OrgPlan {
  readonly plan: ShownPlan;
  readonly changes: readonly Change[];
  readonly lines: readonly ChangeLine[];
  /** Undefined when there is nothing to apply. */
  readonly fingerprint: string | undefined;
  readonly isEmpty: boolean;
}

/** From a runner that ends a pipeline, and from a terminal that is closed. */
const stops = ['SIGTERM', 'SIGHUP'] as const;

const ignored = () => undefined;

const nothing: OrgPlan = { plan: {}, changes: [], lines: [], fingerprint: undefined, isEmpty: true };

/** Terraform, working on the stack of an org in its own folder, with its own backend and state. */
export class OrgSession {
  /** Gets values that no message may show. */
  readonly smokeSecrets: string[] = [];
  private connected: Promise<Platform> | undefined;
  private plannedFiles: readonly AppliedFile[] = [];

  constructor(
    readonly org: Org,
    readonly folder: StackFolder,
    private readonly terraform: Terraform,
    private readonly planFile: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Signs in to the org with the client of the environment, once. @throws UserError when that cannot be done */
  connect(): Promise<Platform> {
    this.connected ??= connect(this.org, {
      environment: this.environment,
      secrets: this.smokeSecrets,
      wait: announcedWait,
    });
    return this.connected;
  }

  /** As soon as it has planned. */
  get terraformVersion(): string {
    return this.terraform.version ?? '';
  }

  /** Whether a state on this machine would be lost before the org. */
  get losesLocalState(): boolean {
    return losesLocalState(this.environment);
  }

  get wasInterrupted(): boolean {
    return this.terraform.wasInterrupted;
  }

  /**
   * Plans, and keeps the plan for `apply`. Nothing is planned after Ctrl-C.
   *
   * @throws UserError with what Terraform says, when it cannot plan
   */
  async plan(): Promise<OrgPlan> {
    const { code, diagnostics } = await this.terraform.events(['plan', `-out=${this.planFile}`, '-detailed-exitcode']);
    if (this.wasInterrupted || code === 0) return nothing;
    if (code !== 2) throw new UserError(troubles(diagnostics, this.troubles));
    const shown = await this.show(['-json']);
    if (this.wasInterrupted) return nothing;
    const plan = shownPlan(shown);
    const { stack, flowNames, files, providerVersion } = this.folder;
    this.plannedFiles = files;
    const pathOf = (address: string) => stack.pathOf(address);
    const planned = { pathOf, dependencies: stack.dependencies, flowNames };
    return {
      plan,
      changes: changesIn(plan, stack),
      lines: changeLines(plan, planned),
      fingerprint: fingerprint({ org: this.org.name, plan, files, provider: providerVersion }),
      isEmpty: false,
    };
  }

  /** The plan that was made last, in the words of Terraform, which masks secrets. */
  shownText(): Promise<string> {
    return this.show(['-no-color']);
  }

  /**
   * Applies the plan that was made last.
   *
   * @returns why it stopped; empty after a complete apply
   * @throws UserError when the files that the provider reads are not those of the plan any more
   */
  async apply(onEvent: (event: TerraformEvent) => void) {
    if (!isDeepStrictEqual(this.folder.files, this.plannedFiles)) throw new UserError([otherFiles(this.folder.path)]);
    const { code, diagnostics } = await this.terraform.events(['apply', this.planFile], onEvent);
    return { succeeded: code === 0, mistakes: troubles(diagnostics, this.troubles) };
  }

  /** By pipe, since it holds secrets in clear. */
  private async show(words: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.terraform.run(['show', ...words, this.planFile]);
    if (code === 0 || this.wasInterrupted) return stdout;
    const said = withoutSecrets(plainLine(stderr.trim()), secretsOf(this.environment));
    throw new UserError([{ problem: `terraform show failed: ${said}` }]);
  }

  private get troubles(): TroublesOptions {
    return {
      stack: this.folder.stack,
      folder: this.folder.path,
      file: this.org.file,
      secrets: secretsOf(this.environment),
    };
  }
}

function otherFiles(folder: string): Mistake {
  return {
    path: folder,
    problem: 'its files were changed since the plan was made, such as by another command',
    next: 'nothing was applied: plan again',
  };
}

/**
 * Starts a session, and ends it when the work is done: the plan file, which holds secrets in clear, and what the run added
 * to the folder of the stack are removed, also after Ctrl-C.
 *
 * @throws UserError when something is missing that the session needs
 */
export async function inOrgSession<T>(
  org: Org,
  { project = '.', environment = process.env }: OrgSessionOptions,
  work: (session: OrgSession) => Promise<T>,
): Promise<T> {
  refuseSdkDebug(environment);
  refuseWithoutClient(org, environment);
  refuseServedOrg(org, environment);
  refuseLostState(org, environment);
  const folder = StackFolder.of(org, project, hasGateway(environment));
  // Nobody else may read it.
  const temporary = mkdtempSync(join(tmpdir(), 'plan-'));
  const clean = () => {
    rmSync(temporary, { recursive: true, force: true });
    folder.clean();
  };
  process.once('exit', clean);
  // A terminal that was closed takes no messages.
  process.stderr.on('error', ignored);
  for (const signal of stops) process.on(signal, interrupt);
  try {
    const env = { ...environment, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
    const terraform = new Terraform(folder.path, env);
    const session = new OrgSession(org, folder, terraform, join(temporary, 'plan'), environment);
    await init(terraform, org, folder, secretsOf(environment));
    return await work(session);
  } finally {
    process.off('exit', clean);
    process.stderr.off('error', ignored);
    for (const signal of stops) process.off(signal, interrupt);
    clean();
  }
}

async function init(
  terraform: Terraform,
  { file }: Org,
  { isLocked, path }: StackFolder,
  secrets: readonly string[],
): Promise<void> {
  const lock = isLocked ? ['-lockfile=readonly'] : [];
  const { code, stderr } = await terraform.run(['init', '-input=false', '-no-color', ...lock]);
  if (code === 0 || terraform.wasInterrupted) return;
  await refuseIfOld();
  throw new UserError([initFailure(stderr, { file, folder: path, secrets, isLocked })]);
}

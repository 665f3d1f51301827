import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Org } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { type ShownPlan, shownPlan } from '../../release/shown-plan';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { newOrg } from '../../sandbox/new-org';
import { type ProviderSchema, pinnedSchema } from '../../sandbox/terraform/provider-schema';
import { writeRules } from '../../sandbox/write-rules';
import { OrgSaver } from '../org/org-saver';
import { surroundingsOf } from '../org/published-stack';
import type { SandboxFolder } from '../org/sandbox-folder';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { type Change, changesIn } from './changes';
import { diagnosticMistakes } from './diagnostic-text';
import { sandboxEnvironment } from './environment';
import { init, initBackend } from './init';
import { outsideState } from './outside-state';
import { overrideFor } from './override';
import { type OwnProvider, ownProviderDoor } from './own-provider';
import { inProcessDoor, type Pace, type ProviderDoor } from './provider-door';
import { StackResources } from './stack-resources';
import { type Diagnostic, Terraform, type TerraformEvent } from './terraform';
import { refuseIfOld, refuseOld } from './terraform-version';

export interface Planned {
  readonly changes: readonly Change[];
  /** Whether there is nothing to apply. */
  readonly isEmpty: boolean;
}

export interface Applied {
  readonly diagnostics: readonly Diagnostic[];
  readonly succeeded: boolean;
}

export interface SessionOptions {
  /** Whether everything is destroyed. */
  readonly destroy: boolean;
  /** @default - everything is done at once, and the waits for calls in flight take no time */
  readonly pace?: Pace | undefined;
  /** The folder of a synthesised stack, which is copied. @default - the org is synthesised */
  readonly stackFolder?: string | undefined;
  /** @default - the provider that this program serves */
  readonly ownProvider?: OwnProvider | undefined;
  /** Called with each plan that has changes. It holds secrets in clear. @default - none */
  readonly onPlanned?: ((plan: ShownPlan) => void) | undefined;
}

const planFile = 'sandbox.tfplan';

const nothing: Planned = { changes: [], isEmpty: true };

/** Terraform, working on the stack of an org and on its sandbox org. */
export class Session {
  constructor(
    readonly organization: string,
    readonly providerVersion: string,
    readonly stack: StackResources,
    private readonly written: WrittenOrg,
    private readonly terraform: Terraform,
    private readonly folder: SandboxFolder,
    private readonly options: SessionOptions,
  ) {}

  /** Flows that call a data action which is gone, by their names: Terraform does not see that. */
  get staleFlows(): readonly string[] {
    return this.written.flows.stale.map(({ name }) => name);
  }

  /** Known after `plan`, unless Ctrl-C was pressed before it. */
  get terraformVersion(): string | undefined {
    return this.terraform.version;
  }

  /** The folder of the provider's binary, unless this program serves it. */
  get providerFolder(): string | undefined {
    return this.options.ownProvider?.folder;
  }

  get wasInterrupted(): boolean {
    return this.terraform.wasInterrupted;
  }

  /**
   * Plans, and keeps the plan for `apply`. Nothing is planned after Ctrl-C.
   *
   * @throws UserError with the diagnostics of Terraform, when it cannot plan, and for objects that the state should know
   */
  async plan(): Promise<Planned> {
    const { code, diagnostics } = await this.terraform.events([
      'plan',
      ...(this.options.destroy ? ['-destroy'] : []),
      `-out=${planFile}`,
      '-detailed-exitcode',
    ]);
    if (this.wasInterrupted) return nothing;
    await this.refuseIfOld();
    if (code === 0) return nothing;
    if (code !== 2) throw new UserError(diagnosticMistakes(diagnostics, this.stack, this.folder.startAgain));
    // It holds the secrets of the plan in clear, so it is never written to a file.
    const shown = await this.terraform.run(['show', '-json', planFile]);
    if (this.wasInterrupted) return nothing;
    if (shown.code !== 0) throw new UserError([{ problem: `terraform show failed: ${shown.stderr.trim()}` }]);
    const { stack, written, folder, terraform } = this;
    const plan = shownPlan(shown.stdout);
    const outside = outsideState({
      plan,
      stack,
      record: written.record,
      folder: terraform.folder,
      startAgain: folder.startAgain,
    });
    if (outside.length > 0) throw new UserError(outside);
    this.options.onPlanned?.(plan);
    return { changes: changesIn(plan, stack), isEmpty: false };
  }

  /** Plans and applies in one run, in an org that has nothing yet: there is nothing outside the state. */
  async applyNew(): Promise<Applied> {
    this.folder.keepPlaces(this.stack.places);
    const { code, diagnostics } = await this.terraform.events(['apply', '-auto-approve']);
    if (!this.wasInterrupted) await this.refuseIfOld();
    return { diagnostics, succeeded: code === 0 };
  }

  /** Applies the plan that was made last. */
  async apply(onEvent: (event: TerraformEvent) => void): Promise<Applied> {
    this.folder.keepPlaces(this.stack.places);
    const { code, diagnostics } = await this.terraform.events(['apply', planFile], onEvent);
    return { diagnostics, succeeded: code === 0 };
  }

  private async refuseIfOld(): Promise<void> {
    if (this.terraformVersion === undefined) await refuseIfOld();
    else refuseOld(this.terraformVersion);
  }
}

/**
 * Starts a session, and ends it when the work is done. Terraform runs in a copy of the stack, in a temporary folder. The
 * sandbox org is saved after each write of Terraform.
 *
 * @throws UserError when something is missing that the session needs
 */
export async function inSession<T>(
  org: Org,
  folder: SandboxFolder,
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const temporary = mkdtempSync(join(tmpdir(), 'sandbox-'));
  try {
    const schema = pinnedSchema();
    const { ownProvider, pace } = options;
    const door = await (ownProvider === undefined
      ? inProcessDoor(schema, pace)
      : ownProviderDoor(ownProvider, schema, temporary));
    try {
      return await inFolder(temporary, door, { org, folder, schema, options }, work);
    } finally {
      await door.close();
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

interface Given {
  readonly org: Org;
  readonly folder: SandboxFolder;
  readonly schema: ProviderSchema;
  readonly options: SessionOptions;
}

async function inFolder<T>(
  temporary: string,
  door: ProviderDoor,
  { org, folder, schema, options }: Given,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { startAgain } = folder;
  const state = folder.exists ? resolve(folder.state) : join(temporary, 'terraform.tfstate');
  const environment = { ...sandboxEnvironment(temporary), ...door.variables };
  const beginning = new Terraform(join(temporary, 'backend'), environment);
  // It runs while this process synthesises.
  const begun = door.isInstalled ? undefined : initBackend(beginning, { state, startAgain });
  const ended = Promise.allSettled([begun]);
  try {
    const copy = stackIn(temporary, org, options.stackFolder);
    const stack = StackResources.of(copy, folder.places);
    stack.refuseUnserved(schema.version);
    const record = recordOf(org, folder, copy);
    const saver = new OrgSaver((changed) => folder.save(changed));
    const written = new WrittenOrg(record, writeRules(), saver.wrote);
    const override = overrideFor(stack, { state, destroy: options.destroy, waits: options.pace !== undefined });
    writeFileSync(join(copy, 'sandbox_override.tf.json'), JSON.stringify(override));
    const terraform = beginning.in(copy, await door.open({ org: written, folder: copy, saver }));
    await begun;
    if (door.isInstalled) await init(terraform, startAgain);
    const { organization } = record;
    const session = new Session(organization.name, schema.version, stack, written, terraform, folder, options);
    return await work(session).finally(() => saver.saved());
  } finally {
    await ended;
  }
}

/** @returns the folder of a stack that belongs to the session */
function stackIn(temporary: string, org: Org, from: string | undefined): string {
  if (from === undefined) return (synthesise([org], temporary)[0] as SynthesisedOrg).folder;
  const copy = join(temporary, 'stack');
  cpSync(from, copy, { recursive: true });
  return copy;
}

/** The sandbox org that was saved, or else a new one. Data tables and the like are those of the project today. */
function recordOf(org: Org, folder: SandboxFolder, copy: string): OrgRecord {
  const { objects = {} } = surroundingsOf(org);
  const saved = folder.read();
  if (saved === undefined) return newOrg(copy, { organization: org.genesys.organization ?? org.name, objects });
  return { ...saved, dataTables: objects.dataTables ?? {}, objects: objects.objects ?? {} };
}

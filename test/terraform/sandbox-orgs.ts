import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxFolder } from '../../commands/org/sandbox-folder';
import { type ApplyResult, apply, applyText } from '../../commands/terraform/apply';
import type { OwnProvider } from '../../commands/terraform/own-provider';
import { type PlanResult, plan, planText } from '../../commands/terraform/plan';
import type { SessionOptions } from '../../commands/terraform/session';
import type { Org } from '../../constructs/project/project';
import { mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { writeRules } from '../../sandbox/write-rules';
import type { Outcomes } from './own-provider/outcomes';

interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: { readonly id: string } }[];
}

/** How a check works on its orgs. */
interface Way {
  /** @default - the provider that this program serves */
  readonly ownProvider?: OwnProvider | undefined;
  /** Notes what each command does. @default - it is not noted */
  readonly outcomes?: Outcomes | undefined;
}

/** A sandbox org of a check, in a folder of its own. */
export class SandboxOrg {
  constructor(
    readonly folder: SandboxFolder,
    private readonly printed: string[],
    private readonly way: Way,
  ) {}

  get record(): OrgRecord {
    return this.folder.read() as OrgRecord;
  }

  get written(): WrittenOrg {
    return new WrittenOrg(this.record, writeRules());
  }

  /** The Terraform state, as text. */
  get state(): string {
    return readFileSync(this.folder.state, 'utf8');
  }

  /** The addresses of the state with the ids of the objects behind them, as import blocks. */
  idsInState(): readonly { readonly to: string; readonly id: string }[] {
    const { resources } = JSON.parse(this.state) as { readonly resources: readonly StateResource[] };
    return resources
      .filter(({ mode, type }) => mode === 'managed' && type !== 'terraform_data')
      .flatMap(({ type, name, instances }) =>
        instances.map(({ attributes }) => ({ to: `${type}.${name}`, id: attributes.id })),
      );
  }

  loseState(): void {
    rmSync(this.folder.state);
  }

  breakState(): void {
    writeFileSync(this.folder.state, '{');
  }

  /** Changes the org by hand. */
  edit(change: (record: OrgRecord) => OrgRecord): this {
    this.folder.write(change(this.record));
    return this;
  }

  async plan(org: Org): Promise<PlanResult> {
    const result = await this.noted('plan', (options) => plan(org, this.folder, options));
    this.printed.push(planText(result), JSON.stringify(result));
    return result;
  }

  /** @param onLine called with each line of progress */
  async apply(
    org: Org,
    onLine: (line: string) => void = () => undefined,
    options: Partial<SessionOptions> = {},
  ): Promise<ApplyResult> {
    const heard = (line: string) => {
      this.printed.push(line);
      onLine(line);
    };
    const result = await this.noted(options.destroy ? 'destroy' : 'apply', (way) =>
      apply(org, this.folder, { destroy: false, ...way, ...options, onLine: heard }),
    );
    this.printed.push(applyText(result, 'apply'), JSON.stringify(result));
    return result;
  }

  destroy(org: Org): Promise<ApplyResult> {
    return this.apply(org, undefined, { destroy: true });
  }

  private noted<T extends PlanResult>(
    command: string,
    work: (options: Omit<SessionOptions, 'destroy'>) => Promise<T>,
  ): Promise<T> {
    const { ownProvider, outcomes } = this.way;
    if (outcomes === undefined) return work({ ownProvider });
    return outcomes.note(command, this.folder, (onPlanned) => work({ ownProvider, onPlanned }));
  }
}

interface Shared {
  readonly root: string;
  readonly printed: string[];
  readonly applied: Map<string, Promise<SandboxOrg>>;
}

/** Sandbox orgs in a temporary folder. Each release that checks begin with is applied once, and copied. */
export class SandboxOrgs {
  constructor(
    private readonly way: Way = {},
    private readonly shared: Shared = {
      root: mkdtempSync(join(tmpdir(), 'sandbox-orgs-')),
      printed: [],
      applied: new Map(),
    },
  ) {}

  get root(): string {
    return this.shared.root;
  }

  /** Everything that commands printed. */
  get printed(): string[] {
    return this.shared.printed;
  }

  /** Such orgs, on which Terraform works with the binary of a provider. */
  through(ownProvider: OwnProvider): SandboxOrgs {
    return new SandboxOrgs({ ownProvider }, { ...this.shared, applied: new Map() });
  }

  /** These orgs, for a check whose outcomes are noted. */
  noting(outcomes: Outcomes): SandboxOrgs {
    return new SandboxOrgs({ ...this.way, outcomes }, this.shared);
  }

  /** A new sandbox org: nothing was applied to it. */
  empty(org: Org): SandboxOrg {
    const folder = new SandboxFolder(org.name, mkdtempSync(join(this.root, 'org-')));
    return new SandboxOrg(folder, this.shared.printed, this.way);
  }

  /** A sandbox org to which an org was applied. */
  async with(org: Org, options: Partial<SessionOptions> = {}): Promise<SandboxOrg> {
    const key = JSON.stringify([org, options]);
    const { applied } = this.shared;
    const known = applied.get(key) ?? this.newWith(org, options);
    applied.set(key, known);
    const copy = this.empty(org);
    cpSync((await known).folder.path, copy.folder.path, { recursive: true });
    return copy;
  }

  /** The same, applied anew: the stack differs from what the org says. */
  async newWith(org: Org, options: Partial<SessionOptions> = {}): Promise<SandboxOrg> {
    // Checks share what was applied, so none of them notes it.
    const made = new SandboxOrgs({ ...this.way, outcomes: undefined }, this.shared).empty(org);
    const wrong = differences(await made.apply(org, undefined, options));
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return made;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What is wrong with an apply that must succeed. */
export function differences({ mistakes, secondPlan, staleFlows, wasInterrupted }: ApplyResult): readonly string[] {
  return [
    ...mistakes.map(mistakeText),
    ...(secondPlan ?? []).map(({ action, path }) => `the second plan: ${action} ${path}`),
    ...staleFlows.map((name) => `${name} calls a data action that is gone`),
    ...(wasInterrupted ? ['interrupted'] : []),
  ];
}

/** The text of the refusal of something that must be refused. */
export async function refusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'not refused';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

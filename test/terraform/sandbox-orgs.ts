import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxFolder } from '../../commands/org/sandbox-folder';
import { type ApplyResult, apply, applyText } from '../../commands/terraform/apply';
import { type PlanResult, plan, planText } from '../../commands/terraform/plan';
import type { SessionOptions } from '../../commands/terraform/session';
import type { Org } from '../../constructs/project/project';
import { mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { writeRules } from '../../sandbox/write-rules';

interface StateResource {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: { readonly id: string } }[];
}

/** A sandbox org of a check, in a folder of its own. */
export class SandboxOrg {
  constructor(
    readonly folder: SandboxFolder,
    private readonly printed: string[],
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
    const result = await plan(org, this.folder);
    this.printed.push(planText(result), JSON.stringify(result));
    return result;
  }

  /** @param onLine called with each line of progress */
  async apply(
    org: Org,
    onLine: (line: string) => void = () => undefined,
    options: Partial<SessionOptions> = {},
  ): Promise<ApplyResult> {
    const result = await apply(org, this.folder, {
      destroy: false,
      ...options,
      onLine: (line) => {
        this.printed.push(line);
        onLine(line);
      },
    });
    this.printed.push(applyText(result, 'apply'), JSON.stringify(result));
    return result;
  }

  destroy(org: Org): Promise<ApplyResult> {
    return this.apply(org, undefined, { destroy: true });
  }
}

/** Sandbox orgs in a temporary folder. Each release that checks begin with is applied once, and copied. */
export class SandboxOrgs {
  readonly root = mkdtempSync(join(tmpdir(), 'sandbox-orgs-'));
  /** Everything that commands printed. */
  readonly printed: string[] = [];
  private readonly applied = new Map<string, Promise<SandboxOrg>>();
  private made = 0;

  /** A new sandbox org: nothing was applied to it. */
  empty(org: Org): SandboxOrg {
    return new SandboxOrg(new SandboxFolder(org.name, join(this.root, String(this.made++))), this.printed);
  }

  /** A sandbox org to which an org was applied. */
  async with(org: Org, options: Partial<SessionOptions> = {}): Promise<SandboxOrg> {
    const key = JSON.stringify([org, options]);
    const known = this.applied.get(key) ?? this.newWith(org, options);
    this.applied.set(key, known);
    const copy = this.empty(org);
    cpSync((await known).folder.path, copy.folder.path, { recursive: true });
    return copy;
  }

  /** The same, applied anew: the stack differs from what the org says. */
  async newWith(org: Org, options: Partial<SessionOptions> = {}): Promise<SandboxOrg> {
    const made = this.empty(org);
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

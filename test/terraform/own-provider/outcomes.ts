import { existsSync, readFileSync } from 'node:fs';
import type { SandboxFolder } from '../../../commands/org/sandbox-folder';
import { exitCodes } from '../../../commands/terminal/exit-codes';
import { type ApplyResult, isDone } from '../../../commands/terraform/apply';
import type { PlanResult } from '../../../commands/terraform/plan';
import { mistakeText } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import type { ShownPlan } from '../../../release/shown-plan';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';

type Json = Readonly<Record<string, unknown>>;

/** What a command did to a sandbox org, without ids, times and the order of what happens at once. */
export interface Outcome {
  readonly command: string;
  readonly exitCode: number;
  readonly mistakes: readonly string[];
  readonly done: readonly string[];
  readonly staleFlows: readonly string[];
  /** The plans that the command made, by address. */
  readonly planned: readonly Json[];
  /** Attributes in the state, by address. */
  readonly state: Json;
  readonly org: Json;
}

interface StateFile {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: Json }[];
  }[];
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The place of a mistake in a flow. The platform API does not know what the file of a flow is called. */
const flowFile = /\bflows\/[\w.-]+\.yaml(?=:\d)/g;

/** The outcomes of the commands of one check. */
export class Outcomes {
  readonly all: Outcome[] = [];
  /** What the objects of the sandbox orgs are called, by their ids. */
  private readonly names = new Map<string, string>();

  /** Notes the outcome of a command. @param work called with what takes each plan */
  async note<T extends PlanResult>(
    command: string,
    folder: SandboxFolder,
    work: (onPlanned: (plan: ShownPlan) => void) => Promise<T>,
  ): Promise<T> {
    const planned: Json[] = [];
    const noted = (exitCode: number, mistakes: readonly string[], result: Partial<ApplyResult> = {}) => {
      const record = existsSync(folder.path) ? folder.read() : undefined;
      if (record !== undefined) this.keepNames(record);
      const done = (result.done ?? []).map(({ action, path }) => `${action} ${path}`).sort();
      const staleFlows = [...(result.staleFlows ?? [])].sort();
      const [state, org] = [stateOf(folder), record === undefined ? {} : orgOf(record)];
      const outcome = { command, exitCode, mistakes, done, staleFlows, planned, state, org };
      this.all.push(this.comparable(outcome, folder.path));
    };
    try {
      const result = await work((plan) => planned.push(plannedIn(plan)));
      noted(exitCodeOf(result), mistakesOf(result), result);
      return result;
    } catch (error) {
      if (error instanceof UserError) noted(exitCodes.usage, error.message.split('\n').sort());
      throw error;
    }
  }

  private keepNames(record: OrgRecord): void {
    const { integrations, ...lists } = record;
    for (const [list, objects] of Object.entries(lists))
      if (Array.isArray(objects)) for (const { id, name } of objects) this.names.set(id, `${list} ${name}`);
    for (const { id, config } of integrations) this.names.set(id, `integrations ${config.name}`);
    this.names.set(record.organization.id, 'the organization');
  }

  private comparable(outcome: Outcome, folder: string): Outcome {
    const text = JSON.stringify(outcome).replaceAll(folder, 'the folder').replace(flowFile, 'flow.yaml');
    return JSON.parse(text.replace(uuid, (id) => this.names.get(id) ?? 'an id'));
  }
}

function exitCodeOf(result: PlanResult | ApplyResult): number {
  if (result.wasInterrupted) return exitCodes.interrupted;
  return ('done' in result ? isDone(result) : result.isEmpty) ? exitCodes.ok : exitCodes.found;
}

function mistakesOf(result: PlanResult | ApplyResult): readonly string[] {
  return 'mistakes' in result ? result.mistakes.map(mistakeText).sort() : [];
}

function plannedIn({ resource_changes = [] }: ShownPlan): Json {
  const changes = resource_changes.map(({ address, change: { actions, after, after_unknown } }) => {
    return [address, { actions, after: withoutIdHashes(after), unknown: after_unknown }] as const;
  });
  return Object.fromEntries(changes);
}

function stateOf(folder: SandboxFolder): Json {
  if (!existsSync(folder.state)) return {};
  const { resources } = parsed(readFileSync(folder.state, 'utf8'));
  return Object.fromEntries(
    resources.flatMap(({ type, name, instances }) =>
      instances.map(({ attributes }, index) => [`${type}.${name}[${index}]`, withoutIdHashes(attributes)] as const),
    ),
  );
}

/** A state that a check broke has no resources. */
function parsed(text: string): StateFile {
  try {
    return JSON.parse(text);
  } catch {
    return { resources: [] };
  }
}

/** Hashes of ids differ as ids do. */
function withoutIdHashes(attributes: unknown): unknown {
  return JSON.parse(JSON.stringify(attributes), (key, value) =>
    key === 'update_trigger_hash' && value ? 'a hash' : value,
  );
}

/** Who published a flow, and when, only the platform API knows. */
function orgOf({ clients: _, flows, ...record }: OrgRecord): Json {
  const kept = flows.map(({ publications: __, ...flow }) => flow);
  const named = Object.entries({ ...record, flows: kept }).map(([list, objects]) => [
    list,
    Array.isArray(objects) ? [...objects].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)) : objects,
  ]);
  return Object.fromEntries(named);
}

function nameOf({ name, config }: { readonly name?: string; readonly config?: { readonly name: string } }): string {
  return name ?? config?.name ?? '';
}

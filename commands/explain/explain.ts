import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Org } from '../../constructs/project/project';
import { goldensFolder } from '../../constructs/project/recorded-flows';
import type { Scenario } from '../../sandbox/scenario';
import { pinnedSchema } from '../../sandbox/terraform/provider-schema';
import { compareGoldens } from '../check/goldens';
import { stackFiles } from '../check/shipped-files';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import type { Progress } from '../terminal/progress';
import { baseOrgs } from './base-state';
import { explainOrg } from './explain-org';
import type { ExplainedOrg, ExplainResult, InjectedFaults } from './explain-result';
import { allScenarios, type Scenarios } from './play-stack';
import { statesOf } from './states';

export interface ExplainOptions {
  /** A branch, a tag or a commit. */
  readonly base: string;
  /** Whether only some orgs of the project are explained. */
  readonly some: boolean;
  readonly progress: Progress;
}

/**
 * The changes that the state of this folder makes to each org, beside the state of a base. Needs Terraform, and no org, no credentials
 * and no network. Undefined after Ctrl-C.
 *
 * @param orgs in the order in which they are explained
 * @throws UserError for a base that git does not know or that has no golden files, and when there is no Terraform
 */
export async function explain(
  [first, ...others]: readonly [Org, ...Org[]],
  { base, some, progress }: ExplainOptions,
): Promise<ExplainResult | undefined> {
  const orgs = [first, ...others];
  const states = statesOf(base);
  const temporary = mkdtempSync(join(tmpdir(), 'explain-'));
  try {
    const before = baseOrgs(states.base, first.project, temporary);
    const synthesised = synthesise(orgs, join(temporary, 'now'));
    const scenarios = allScenarios(first.project.operations);
    const explained: ExplainedOrg[] = [];
    for (const [index, org] of orgs.entries()) {
      const one = await explainOrg(org, synthesised[index] as SynthesisedOrg, {
        base: before.get(org.name),
        temporary,
        scenarios,
        onPlayed: ({ scenario }, share) => progress.show(`played ${org.name}`, scenario, share),
      });
      if (one === undefined) return undefined;
      explained.push(one);
    }
    const isThere = (name: string) => orgs.some((org) => org.name === name);
    return {
      ...states,
      at: new Date().toISOString(),
      terraform: explained.find(({ terraform }) => terraform !== undefined)?.terraform,
      provider: pinnedSchema().version,
      orgs: explained,
      faults: injectedFaults(scenarios, explained),
      gone: some ? [] : [...before.keys()].filter((name) => !isThere(name)),
      notes: [...states.notes, ...staleGoldens(synthesised)],
    };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function injectedFaults({ packaged, own }: Scenarios, orgs: readonly ExplainedOrg[]): readonly InjectedFaults[] {
  const played = new Set(orgs.flatMap((org) => org.played.map(({ scenario }) => scenario)));
  return [...packaged, ...own]
    .filter(({ name, faults }) => played.has(name) && faults.length > 0)
    .map(({ name, faults }) => ({ scenario: name, faults: faults.map(faultText) }));
}

/** Such as `on: write, nth: 1, kind: timeout, commit: before`. */
function faultText(fault: Scenario['faults'][number]): string {
  const values = Object.entries(fault).filter(([, value]) => value !== undefined);
  return values
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');
}

/** A reviewer reads the golden files, which are then not what was run. */
function staleGoldens(synthesised: readonly SynthesisedOrg[]): readonly string[] {
  const texts = new Map(synthesised.flatMap((one) => [...stackFiles(one)]));
  const names = synthesised.map(({ org }) => org.name);
  const { length } = compareGoldens(texts, goldensFolder, names).differences;
  if (length === 0) return [];
  return [`golden files that are not what the orgs ship: ${length}; what ships was run: npm run check -- --update`];
}

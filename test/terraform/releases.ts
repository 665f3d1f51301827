import type { Org } from '../../constructs/project/project';
import { type Row, rows } from '../releases/rows';
import { withOperations } from '../support/with-operations';
import { type Check, changesOf, unlike } from './check';
import { withLookedUp } from './looked-up';
import { differences, type SandboxOrg } from './sandbox-orgs';

/** Rows that are applied each time; `--all` applies the others too. */
const chosen = [
  'output added to an operation that one flow uses',
  'the same without the definition before',
  'operation removed with its use',
  'flow renamed',
  'chained to platform',
  'table to import set',
  'number moved to a flow that is added',
  'order of keys',
];

/** Releases of the release table, applied for real. */
export const releaseChecks: readonly Check[] = chosen.map((name) => released(rowNamed(name)));
export const otherReleaseChecks: readonly Check[] = rows.filter(({ name }) => !chosen.includes(name)).map(released);

/** A row of the release table, while Terraform itself applies it: no flow may call something that is gone, and no number may lose its flow, at any time. */
function released({ name, before, after, changes }: Row): Check {
  return {
    name: `release: ${name}`,
    run: async (orgs) => {
      const first = withOperations(before.org, before.operations ?? []);
      const second = withOperations(after.org, after.operations ?? []);
      const sandbox = (await orgs.with(first)).edit((record) => withLookedUp(record, second, after.idOf));
      const { result, windows } = await appliedOver(sandbox, second);
      const expected = changes.filter((change) => !change.startsWith('wait for'));
      return [...differences(result), ...unlike(changesOf(result), expected), ...windows];
    },
  };
}

/** Applies an org, and looks after each change for flows that call data actions which are gone, and for numbers without a flow. */
export async function appliedOver(sandbox: SandboxOrg, given: Org) {
  const windows = new Set<string>();
  const numbers = numbersThatReachFlows(sandbox);
  const kept = Object.values(given.routes ?? {}).flat();
  const result = await sandbox.apply(given, () => {
    for (const { name } of sandbox.written.flows.stale)
      windows.add(`for a moment, ${name} calls a data action that is gone`);
    const reached = numbersThatReachFlows(sandbox);
    for (const number of numbers)
      if (kept.includes(number) && !reached.includes(number)) windows.add(`for a moment, ${number} reaches no flow`);
  });
  return { result, windows: [...windows] };
}

function numbersThatReachFlows({ record }: SandboxOrg): readonly string[] {
  const flows = new Set(record.flows.map(({ id }) => id));
  return record.callRoutes.flatMap(({ numbers, openHoursFlow = '' }) => (flows.has(openHoursFlow) ? numbers : []));
}

export function rowNamed(name: string): Row {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`no row is called ${name}`);
  return row;
}

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { stackFiles } from '../../commands/check/shipped-files';
import { explainOrg } from '../../commands/explain/explain-org';
import { allScenarios } from '../../commands/explain/play-stack';
import { type SynthesisedOrg, synthesise } from '../../commands/org/synthesise';
import type { Change } from '../../commands/terraform/changes';
import type { Org } from '../../constructs/project/project';
import { type Row, rows } from '../releases/rows';
import { withOperations } from '../support/with-operations';
import { type Check, unlike } from './check';
import { withLookedUp } from './looked-up';
import { rowNamed } from './releases';

/** Rows that are explained each time; `--all` explains the others too. */
const chosen = [
  'output added to an operation that one flow uses',
  'operation removed with its use',
  'chained to platform',
  'table to import set',
  'texts',
];

const noScenarios = { packaged: [], own: [] };

/** Releases of the release table: what `explain` says without an org is what a plan against an org in the base state says. */
export const explainChecks: readonly Check[] = chosen.map((name) => explained(rowNamed(name), true));
export const otherExplainChecks: readonly Check[] = rows
  .filter(({ name }) => !chosen.includes(name))
  .map((row) => explained(row, false));

function explained({ name, before, after }: Row, plays: boolean): Check {
  return {
    name: `explain, as a plan would: ${name}`,
    onlyServed: 'explain works with no other',
    run: async (orgs) => {
      const first = withOperations(before.org, before.operations ?? []);
      const second = withOperations(after.org, after.operations ?? []);
      const sandbox = (await orgs.with(first)).edit((record) => withLookedUp(record, second));
      const planned = await sandbox.plan(second);
      const found = await explainChange(orgs.root, first, second, plays);
      const unexpected = found.played.filter(({ asExpected }) => !asExpected);
      return [
        ...unlike(found.changes.map(inWords), planned.changes.map(inWords)),
        ...unexpected.map(({ scenario, flow, differences }) => `${scenario}, ${flow}: ${differences}`),
        ...found.notes,
        ...(plays && found.played.length === 0 ? ['nothing was played'] : []),
      ];
    },
  };
}

async function explainChange(root: string, first: Org, second: Org, plays: boolean) {
  const temporary = mkdtempSync(join(root, 'explain-'));
  const synthesised = (org: Org, folder: string) => synthesise([org], join(temporary, folder))[0] as SynthesisedOrg;
  const base = { files: stackFiles(synthesised(first, 'before')), org: first };
  const found = await explainOrg(second, synthesised(second, 'now'), {
    base,
    temporary,
    scenarios: plays ? allScenarios(second.project.operations) : noScenarios,
    onPlayed: () => undefined,
  });
  if (found === undefined) throw new Error('interrupted');
  return found;
}

function inWords({ action, path, attributes }: Change): string {
  return `${action} ${path}: ${attributes.join(', ')}`;
}

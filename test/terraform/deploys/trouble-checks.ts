import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isApplied } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { temporarySynthesis } from '../../../commands/org/temporary-synthesis';
import { interrupt } from '../../../commands/terminal/interrupt';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { org } from '../../releases/rows';
import { type Check, lacks } from '../check';
import { refusal } from '../sandbox-orgs';
import { whileLocked } from '../state-lock';
import { type DeployedOrg, onlyServed } from './deployed-org';
import { planRead, read } from './plan-read';

/** Somebody has the call flow open. */
const lockedByAda = (record: OrgRecord): OrgRecord => ({
  ...record,
  flows: record.flows.map((flow) =>
    flow.type === 'inboundCall' ? { ...flow, lockedBy: { id: 'ada', name: 'Ada' } } : flow,
  ),
});

/** What commands on an org say when something fails, and what they leave. */
export const troubleChecks: readonly Check[] = [
  {
    name: 'apply to an org where a flow is locked: preflight stops it; forced, it says what was done, what not, and why',
    onlyServed,
    run: (orgs) =>
      on(
        orgs,
        async (deployed) => {
          const before = deployed.snapshot(org);
          const refused = await deployed.apply(read);
          const isUnchanged = deployed.snapshot(org) === before;
          const forced = await deployed.apply(read, { force: true });
          return [
            ...lacks(
              applyOrgText(refused),
              /^failed .*flow "IT Service Desk" is locked by Ada: publishing would fail$/m,
              /^Nothing was changed; correct what failed, or apply all the same with --force$/m,
            ),
            ...(isUnchanged ? [] : ['something was changed']),
            ...lacks(
              applyOrgText(forced),
              /^Flows\/inboundCall-IT Service Desk: .*locked.*Ada/m,
              /^Stopped half way: 1 created$/m,
              /^ {3}not done {2}update flow Flows\/inboundCall-IT Service Desk$/m,
              /^Correct this, and look what is left: npm run plan -- dev$/m,
            ),
            ...(isApplied(forced) ? ['the exit code would be 0'] : []),
          ];
        },
        lockedByAda,
      ),
  },
  {
    name: 'plan of an org whose state is locked: by whom, since when, and how to take the lock away',
    onlyServed,
    run: (orgs) =>
      on(orgs, async (deployed) => {
        // The other Terraform would need the provider for what it knows.
        writeFileSync(deployed.stateOf(org), '');
        const told = await whileLocked(deployed.stateOf(org), () => refusal(() => deployed.plan(org)));
        return lacks(
          told,
          /^the state is locked by \S+@\S+ \(apply\) since \d{4}-\d\d-\d\d [\d:]+ \+0000 UTC; .*terraform -chdir=\S+stacks.dev force-unlock [-0-9a-f]{36}$/,
        );
      }),
  },
  {
    name: 'a .terraform.lock.hcl in the project is copied and binding',
    onlyServed,
    run: (orgs) =>
      on(orgs, async (deployed) => {
        await deployed.plan(org);
        const lock = join(deployed.folder, '.terraform.lock.hcl');
        copyFileSync(join(deployed.stack(org), '.terraform.lock.hcl'), lock);
        const { isEmpty } = await deployed.plan(org);
        const text = readFileSync(lock, 'utf8');
        writeFileSync(lock, text.replace(/"h1:[^"]+"/g, '"h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="'));
        const refused = await refusal(() => deployed.plan(org));
        rmSync(lock);
        const unlocked = await deployed.plan(org);
        return [
          ...(isEmpty ? [] : ['the lock file is refused']),
          ...(unlocked.isEmpty ? [] : ['a lock file that is gone is binding still']),
          ...lacks(
            refused,
            /^terraform init failed: Error: .*; the versions and sums of \.terraform\.lock\.hcl are binding/,
          ),
        ];
      }),
  },
  {
    name: 'another command writes the flows of an org while somebody reads its plan: refused, and nothing is changed',
    onlyServed,
    run: (orgs) =>
      on(orgs, async (deployed) => {
        const before = deployed.snapshot(org);
        const confirm = async () => {
          temporarySynthesis([org], ([other]) =>
            cpSync(join(other?.folder as string, 'flows'), join(deployed.stack(org), 'flows'), { recursive: true }),
          );
          return true;
        };
        const refused = await refusal(() => deployed.apply(read, { confirm }));
        return [
          ...lacks(
            refused,
            /stacks.dev: its files were changed since the plan was made, .*; nothing was applied: plan again$/,
          ),
          ...(deployed.snapshot(org) === before ? [] : ['something was changed']),
        ];
      }),
  },
  {
    name: 'Ctrl-C in an apply to an org: what was done is told, and no plan file is left',
    onlyServed,
    run: (orgs) =>
      on(orgs, async (deployed) => {
        const { TMPDIR } = process.env;
        process.env['TMPDIR'] = deployed.folder;
        let isPressed = false;
        const stopped = await deployed.apply(read, {
          onLine: (line) => {
            if (!isPressed && line.includes('created')) interrupt();
            isPressed ||= line.includes('created');
          },
        });
        const left = [
          ...readdirSync(deployed.folder).filter((name) => name.startsWith('plan-')),
          ...deployed.added(org),
        ];
        const next = await deployed.plan(read);
        if (TMPDIR === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = TMPDIR;
        return [
          ...lacks(
            applyOrgText(stopped),
            /^Stopped by Ctrl-C: 1 created(?:, 1 updated)?; look what is left: npm run plan -- dev$/,
          ),
          ...left.map((name) => `left: ${name}`),
          ...(next.wasInterrupted ? ['the next plan is stopped too'] : []),
        ];
      }),
  },
];

async function on(
  orgs: Parameters<typeof planRead>[0],
  work: (deployed: DeployedOrg) => Promise<readonly string[]>,
  byHand: (record: OrgRecord) => OrgRecord = (record) => record,
): Promise<readonly string[]> {
  const deployed = await (await planRead(orgs)).base.copy(org, byHand);
  try {
    return await work(deployed);
  } finally {
    await deployed.close();
  }
}

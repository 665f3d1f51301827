import { rmSync } from 'node:fs';
import { isApplied } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { planOrgText } from '../../../commands/deploy/text';
import { org } from '../../releases/rows';
import { type Check, lacks } from '../check';
import { refusal } from '../sandbox-orgs';
import { onlyServed } from './deployed-org';
import { planRead } from './plan-read';

/** What happens to objects that exist, and that the state does not know. */
export const adoptChecks: readonly Check[] = [
  {
    name: 'apply on what exists and the state does not know: never overwritten, also with --force; adopted, the next plan is empty',
    onlyServed,
    run: async (orgs) => {
      const deployed = await (await planRead(orgs)).base.copy(org);
      try {
        rmSync(deployed.stateOf(org));
        const before = deployed.snapshot(org);
        const refused = await deployed.apply(org, { force: true });
        const isUnchanged = deployed.snapshot(org) === before;
        const ids = idsOf(deployed.written.record);
        const plan = await deployed.plan(org, { adopt: true });
        const adopted = await deployed.apply(org, { adopt: true, expect: plan.fingerprint });
        const adoptedIds = idsOf(deployed.written.record);
        return [
          ...(refused.refused === 'preflight' && isUnchanged ? [] : ['it was not refused, or something was changed']),
          ...lacks(
            applyOrgText(refused),
            /^failed .*flow "IT Service Desk" \(inboundcall\) exists and is not in the state: apply would overwrite version 1/m,
            /^failed .*data action "Create incident" of "ServiceNow" exists and is not in the state/m,
            /^failed .*call route .*exists and is not in the state/m,
            /^Nothing was changed; take over what exists: npm run plan -- dev --adopt$/m,
          ),
          ...lacks(
            planOrgText(plan),
            /^ {3}adopted {4}flow "IT Service Desk" \("[-0-9a-f]{36}"\)$/m,
            /^ {3}published {2}flows "IT Service Desk", "IT Service Desk Messages", "ServiceNow Incident": /m,
            /^Fingerprint .* npm run apply -- dev --adopt --expect [0-9a-f]{12}$/m,
          ),
          ...(/^ {3}new +(?!2? ?wait)/m.test(planOrgText(plan)) ? [`something is made: ${planOrgText(plan)}`] : []),
          ...(isApplied(adopted) ? [] : [applyOrgText(adopted)]),
          ...(JSON.stringify(ids) === JSON.stringify(adoptedIds)
            ? []
            : ['an object has another id, or there is one more']),
        ];
      } finally {
        await deployed.close();
      }
    },
  },
  {
    name: 'plan --adopt of two data actions of one name: refused with their ids',
    onlyServed,
    run: async (orgs) => {
      const deployed = await (await planRead(orgs)).base.copy(org, (record) => ({
        ...record,
        actions: record.actions.flatMap((action) =>
          action.name === 'Get incident' ? [action, { ...action, id: 'second' }] : [action],
        ),
      }));
      try {
        rmSync(deployed.stateOf(org));
        return lacks(
          await refusal(() => deployed.plan(org, { adopt: true })),
          /^ServiceNow\/Integration\/get-incident: the org has 2 data actions of this name \("[-0-9a-f]{36}", "second"\); rename or delete all but one$/,
        );
      } finally {
        await deployed.close();
      }
    },
  },
];

type Named = { readonly id: string };

function idsOf({
  credentials,
  integrations,
  actions,
  flows,
  callRoutes,
}: Readonly<Record<'credentials' | 'integrations' | 'actions' | 'flows' | 'callRoutes', readonly Named[]>>) {
  return [credentials, integrations, actions, flows, callRoutes].flatMap((list) => list.map(({ id }) => id)).sort();
}

import { TerraformStack } from 'cdktf';
import { isApplied } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import type { Org } from '../../../constructs/project/project';
import type { Operation } from '../../../constructs/servicenow';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { org } from '../../releases/rows';
import { shippedOperations } from '../../support/example-project';
import { withOperations } from '../../support/with-operations';
import { withStack } from '../broken';
import { type Check, lacks } from '../check';
import { onlyServed } from './deployed-org';
import { laterVersion } from './mirror';
import { planRead, read, withGreeting } from './plan-read';

const incident = shippedOperations.find('create-incident') as Operation;

/** What happens between the plan that was read and the apply. */
interface Between {
  /** @default - the stack is the one that was read */
  readonly org?: Org;
  /** An edit of the org by hand. */
  readonly byHand?: (record: OrgRecord) => OrgRecord;
  /** Another apply. */
  readonly applied?: Org;
  /** Whether the state forgets that apply. */
  readonly isForgotten?: boolean;
  readonly adopt?: boolean;
}

const refusedAfter: Readonly<Record<string, Between>> = {
  // The plan of Terraform is the same: it does not hold the texts of flows.
  'another text of a flow': { org: withGreeting(read, 'A third greeting.') },
  'another template': {
    org: withOperations(read, [
      { ...incident, request: { ...incident.request, values: { category: 'inquiry' } } as Operation['request'] },
    ]),
  },
  'another line in the org file': { org: { ...read, routes: { 'IT Service Desk': ['+12025550143', '+12025550144'] } } },
  'an edit of a data action by hand': {
    byHand: (record) => ({
      ...record,
      actions: record.actions.map((action) =>
        action.name === 'Create incident' ? { ...action, request: { ...action.request, template: '{}' } } : action,
      ),
    }),
  },
  'another apply': { applied: read },
  'another version of the provider': {
    org: withStack(read, (elements) => {
      for (const stack of elements.filter(TerraformStack.isStack))
        stack.addOverride('terraform.required_providers.genesyscloud.version', laterVersion);
    }),
  },
  'the plan of another org': { org: { ...read, name: 'other' } },
  'an import more': { applied: read, isForgotten: true, adopt: true },
};

/** What an apply with a fingerprint does, after each thing that may have happened since the plan was read. */
export const expectChecks: readonly Check[] = [
  ...Object.entries(refusedAfter).map(
    ([what, between]): Check => ({
      name: `apply --expect after ${what}: refused, and nothing is changed`,
      onlyServed,
      run: async (orgs) => {
        const { base, fingerprint } = await planRead(orgs);
        const given = between.org ?? read;
        const deployed = await base.copy(org, between.byHand);
        try {
          deployed.renameState(org, given);
          if (between.applied) await deployed.apply(between.applied);
          if (between.isForgotten) deployed.takeState(base, given);
          const before = deployed.snapshot(given);
          const isDone = between.applied !== undefined && !between.isForgotten;
          const result = await deployed.apply(given, { expect: fingerprint, adopt: between.adopt ?? false });
          return [
            ...(result.refused === 'other plan' && !isApplied(result) ? [] : ['it is not refused']),
            ...lacks(
              applyOrgText(result),
              new RegExp(`^Nothing was changed: ${fingerprint} is the fingerprint of another`),
            ),
            ...lacks(applyOrgText(result), isDone ? /There is nothing to do now/ : /^Fingerprint [0-9a-f]{12}\. /m),
            ...(deployed.snapshot(given) === before ? [] : ['something was changed']),
          ];
        } finally {
          await deployed.close();
        }
      },
    }),
  ),
  {
    name: 'apply --expect when nothing moved: applied, a second plan is empty, and the org works',
    onlyServed,
    run: async (orgs) => {
      const { base, fingerprint, text } = await planRead(orgs);
      const deployed = await base.copy(org);
      try {
        const result = await deployed.apply(read, { expect: fingerprint });
        return [
          ...lacks(
            text,
            /^ {3}new {8}data action "Add comment"$/m,
            /^ {3}published {2}flow "IT Service Desk": another text$/m,
          ),
          ...lacks(
            applyOrgText(result),
            /^Applied to "Acme Dev": 1 created, 1 updated\. A second plan is empty\.\nok /,
          ),
          ...(isApplied(result) ? [] : ['the exit code would be 1']),
          ...(deployed.written.record.actions.some(({ name }) => name === 'Add comment') ? [] : ['nothing was made']),
        ];
      } finally {
        await deployed.close();
      }
    },
  },
];

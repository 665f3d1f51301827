import { TerraformDataSource } from 'cdktf';
import type { Org } from '../../constructs/project/project';
import { createSecondAlone, createWidened, org } from '../releases/rows';
import { withOperations } from '../support/with-operations';
import { broken, type Resource, withStack } from './broken';
import { type Check, lacks } from './check';
import { otherOrganization, withoutIncidentAction } from './edits';
import { appliedOver, rowNamed } from './releases';
import { differences, refusal, type SandboxOrgs } from './sandbox-orgs';
import { scenarioDifferences } from './whole';

/** Stacks that are broken on purpose. */
export const brokenChecks: readonly Check[] = [
  noticed(
    'flows that do not depend on their data actions',
    /^Flows\/inboundCall-IT Service Desk: \S+\.yaml:\d+:\d+: flow "IT Service Desk", task "Main", action "Create incident" \(callData\): got the data action "Create incident" in category "ServiceNow"; expected one that the org has/m,
    applied((resource) => {
      if (!is(resource, 'flow')) return;
      resource.dependsOn = [];
      (resource as unknown as { resetUpdateTriggerHash(): void }).resetUpdateTriggerHash();
    }),
  ),
  noticed('no trigger hash', /calls a data action that is gone.*\nrate-limit-burst: /s, async (orgs) => {
    const given = broken(org, (resource) => {
      if (is(resource, 'flow')) (resource as unknown as { resetUpdateTriggerHash(): void }).resetUpdateTriggerHash();
    });
    const sandbox = orgs.empty(given);
    await sandbox.apply(given);
    const again = await withoutIncidentAction(sandbox).apply(given);
    return [...differences(again), ...(await scenarioDifferences(given, sandbox))];
  }),
  noticed('${ that is not escaped', /Reference to undeclared resource.*"input"/, async (orgs) => {
    const given = broken(org, (resource) => {
      if (is(resource, 'integration_action'))
        resource.addOverride('config_request.request_url_template', 'https://${input.accessToken}');
    });
    return [await refusal(() => orgs.empty(given).plan(given))];
  }),
  noticed(
    'a credential under another key',
    /credential key "other" is not basicAuth/,
    applied((resource) => {
      if (is(resource, 'integration') && resource.node.path.includes('Token'))
        resource.addOverride('config.credentials', {
          other: '${genesyscloud_integration_credential.ServiceNow_Credential_15CB5173.id}',
        });
    }),
  ),
  noticed('no postcondition', /^nothing was noticed$/, async (orgs) => {
    const given = withStack(org, (elements) => {
      for (const element of elements)
        if (element instanceof TerraformDataSource && element.terraformResourceType.endsWith('organizations_me'))
          element.lifecycle = {};
    });
    const text = await refusal(async () => otherOrganization(await orgs.with(org)).plan(given));
    return text === 'not refused' ? [] : [text];
  }),
  noticed(
    'a data action for Call Data that is secure',
    /secure/,
    applied((resource) => {
      if (is(resource, 'integration_action')) resource.addOverride('secure', true);
    }),
  ),
  noticed('no create_before_destroy', /for a moment, .* calls a data action that is gone/, async (orgs) => {
    const without = (given: Org) =>
      broken(given, (resource) => {
        if (resource.lifecycle?.createBeforeDestroy) resource.lifecycle = {};
      });
    const sandbox = orgs.empty(org);
    await sandbox.apply(without(org));
    return (await appliedOver(sandbox, without(withOperations(org, [createSecondAlone])))).windows;
  }),
  noticed(
    'a contract that changes without another version',
    /Resource ServiceNow\/Integration\/create-incident has lifecycle.prevent_destroy/,
    async (orgs) => {
      const sandbox = await orgs.with(org);
      return [await refusal(() => sandbox.plan(withOperations(org, [createWidened])))];
    },
  ),
  noticed('a construct under another id', /^create Routes/m, async (orgs) => {
    const given = broken(org, (resource) => {
      if (is(resource, 'architect_ivr')) resource.overrideLogicalId('Another');
    });
    const { changes } = await (await orgs.with(org)).plan(given);
    return changes.map(({ action, path }) => `${action} ${path}`);
  }),
  noticed('a flow renamed without create_before_destroy', /reaches no flow|is used by the call route/, async (orgs) => {
    const { after } = rowNamed('flow renamed');
    const without = (given: Org) =>
      broken(given, (resource) => {
        if (is(resource, 'flow')) resource.lifecycle = {};
      });
    const sandbox = orgs.empty(org);
    await sandbox.apply(without(org));
    const { result, windows } = await appliedOver(sandbox, without(after.org));
    return [...differences(result), ...windows];
  }),
];

/** Something that is broken on purpose: this must say so. */
function noticed(name: string, expected: RegExp, run: (orgs: SandboxOrgs) => Promise<readonly string[]>): Check {
  return {
    name: `broken on purpose: ${name}`,
    run: async (orgs) => lacks((await run(orgs)).join('\n') || 'nothing was noticed', expected),
  };
}

/** Applies a broken stack to an empty org. */
function applied(change: (resource: Resource) => void) {
  return async (orgs: SandboxOrgs) => {
    const given = broken(org, change);
    return differences(await orgs.empty(given).apply(given));
  };
}

function is(resource: Resource, type: string): boolean {
  return resource.terraformResourceType === `genesyscloud_${type}`;
}

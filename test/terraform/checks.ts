import { TerraformDataSource, TerraformStack } from 'cdktf';
import { setUpOf } from '../../commands/org/instance-setup';
import { playScenarios } from '../../commands/play/play-scenarios';
import { mainScenarios } from '../../commands/play/scenarios';
import { interrupt } from '../../commands/terminal/interrupt';
import type { ApplyResult } from '../../commands/terraform/apply';
import { planText } from '../../commands/terraform/plan';
import type { Org } from '../../constructs/project/project';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { publishedContent } from '../../sandbox/published-org';
import { createSecondAlone, createWidened, org, type Row, rows } from '../releases/rows';
import { exampleOrg } from '../support/example-org';
import { withOperations } from '../support/with-operations';
import { broken, type Resource, withStack } from './broken';
import { differences, refusal, type SandboxOrg, type SandboxOrgs } from './sandbox-orgs';

/** A check by Terraform and the sandbox, and what is wrong: nothing when it holds. */
export interface Check {
  readonly name: string;
  run(orgs: SandboxOrgs): Promise<readonly string[]>;
}

const incident = 'ServiceNow/Integration/create-incident';

/** What the sandbox org has of a deploy. */
function leftOf({ credentials, integrations, actions, flows, callRoutes }: OrgRecord): readonly string[] {
  return [...credentials, ...integrations, ...actions, ...flows, ...callRoutes].map(({ id }) => id);
}

function changesOf({ done }: ApplyResult): readonly string[] {
  return done
    .filter(({ address }) => !address.startsWith('terraform_data.'))
    .map(({ action, path }) => `${action} ${path}`);
}

function unlike(seen: readonly string[], expected: readonly string[]): readonly string[] {
  return [
    ...expected.filter((one) => !seen.includes(one)).map((one) => `missing: ${one}`),
    ...seen.filter((one) => !expected.includes(one)).map((one) => `needless: ${one}`),
  ];
}

function lacks(text: string, ...expected: readonly RegExp[]): readonly string[] {
  return expected.filter((one) => !one.test(text)).map((one) => `nothing like ${one} in: ${text}`);
}

function whole(kind: string, given: Org): Check {
  return {
    name: `${kind}: apply, an empty second plan, scenarios on what was applied, destroy leaves nothing`,
    run: async (orgs) => {
      const sandbox = orgs.empty(given);
      const first = await sandbox.apply(given);
      const left = leftOf(sandbox.record).length;
      const scenarios = await scenarioDifferences(given, sandbox);
      const destroyed = await sandbox.destroy(given);
      const before = 'existing' in given.credential ? 1 : 0;
      return [
        ...differences(first),
        ...(first.done.length === first.changes.length && left > 10 ? [] : ['not everything was created']),
        ...scenarios,
        ...differences(destroyed),
        ...(leftOf(sandbox.record).length === before ? [] : ['objects are left']),
        ...(JSON.parse(sandbox.state).resources.length === 0 ? [] : ['the state is not empty']),
      ];
    },
  };
}

async function scenarioDifferences(given: Org, sandbox: SandboxOrg): Promise<readonly string[]> {
  const published = publishedContent(sandbox.written.content(), 'the sandbox org', { setUp: setUpOf(given) });
  const { played } = await playScenarios(given, published, { scenario: mainScenarios, seed: 1, json: true });
  return [
    ...(played.length === 0 ? ['no scenario was played'] : []),
    ...played.flatMap((one) => one.differences.map((difference) => `${one.scenario}: ${difference}`)),
  ];
}

/** A row of the release table, while Terraform itself applies it: no flow may call something that is gone, at any time. */
function released({ name, before, after, changes }: Row): Check {
  return {
    name: `release: ${name}`,
    run: async (orgs) => {
      const first = withOperations(before.org, before.operations ?? []);
      const second = withOperations(after.org, after.operations ?? []);
      const { result, windows } = await appliedOver(await orgs.with(first), second);
      const expected = changes.filter((change) => !change.startsWith('wait for'));
      return [...differences(result), ...unlike(changesOf(result), expected), ...windows];
    },
  };
}

/** Applies an org, and looks after each change for flows that call data actions which are gone. */
async function appliedOver(sandbox: SandboxOrg, given: Org) {
  const windows = new Set<string>();
  const result = await sandbox.apply(given, () => {
    for (const { name } of sandbox.written.staleFlows)
      windows.add(`for a moment, ${name} calls a data action that is gone`);
  });
  return { result, windows: [...windows] };
}

function rowNamed(name: string): Row {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`no row is called ${name}`);
  return row;
}

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

function otherOrganization(sandbox: SandboxOrg): SandboxOrg {
  return sandbox.edit((record) => ({ ...record, organization: { ...record.organization, name: 'Somebody Else' } }));
}

/** An org in which somebody deleted a data action by hand. */
function withoutIncidentAction(sandbox: SandboxOrg): SandboxOrg {
  return sandbox.edit((record) => ({
    ...record,
    actions: record.actions.filter(({ name }) => name !== 'Create incident'),
  }));
}

const chained = exampleOrg('dev');
const platform = exampleOrg('emea');
const existing = exampleOrg('prod');

/** Everything that Terraform and the sandbox are asked for together. */
export const checks: readonly Check[] = [
  whole('signed in by the flow', chained),
  whole('signed in by the platform', platform),
  whole('an existing credential', existing),
  ...[
    'the same without the definition before',
    'operation removed with its use',
    'flow renamed',
    'chained to platform',
    'order of keys',
  ].map((name) => released(rowNamed(name))),
  {
    name: 'plan writes nothing, and says what it would do',
    run: async (orgs) => {
      const sandbox = orgs.empty(org);
      const result = await sandbox.plan(org);
      return [
        ...lacks(
          planText(result),
          /create {2}\d+: 1 credential, 2 integrations, 5 data actions, 3 flows, 1 call route/,
        ),
        ...(sandbox.folder.exists ? ['a folder was written'] : []),
        ...(result.isEmpty ? ['nothing is planned'] : []),
      ];
    },
  },
  {
    name: 'an edit by hand of a template, a header and the state of an integration is shown',
    run: async (orgs) => {
      const sandbox = (await orgs.with(org)).edit((record) => ({
        ...record,
        actions: record.actions.map((action) => {
          const { request } = action;
          if (action.name === 'Get incident') return { ...action, request: { ...request, headers: { X: 'y' } } };
          return action.name === 'Create incident' ? { ...action, request: { ...request, template: '{}' } } : action;
        }),
        integrations: record.integrations.map((it) =>
          it.config.name === 'ServiceNow' ? { ...it, state: 'DISABLED' } : it,
        ),
      }));
      const { changes } = await sandbox.plan(org);
      return unlike(
        changes.map(({ action, path, attributes }) => `${action} ${path}: ${attributes.join(', ')}`),
        [
          'update ServiceNow/Integration: intended_state',
          `update ${incident}: config_request`,
          'update ServiceNow/Integration/get-incident: config_request',
        ],
      );
    },
  },
  {
    name: 'a queue that is missing: the plan names it',
    run: async (orgs) => {
      const sandbox = (await orgs.with(org)).edit((record) => ({ ...record, queues: record.queues.slice(1) }));
      return lacks(
        await refusal(() => sandbox.plan(org)),
        /Queue-fallback: the queue called "Service Desk Dev" is not there/,
      );
    },
  },
  {
    name: 'a client of another organization: the plan names both',
    run: async (orgs) =>
      lacks(await refusal(async () => otherOrganization(await orgs.with(org)).plan(org)), /Somebody Else.*Acme Dev/),
  },
  {
    name: 'a data action that was deleted by hand is made again, and its flows are published again',
    run: async (orgs) => {
      const result = await withoutIncidentAction(await orgs.with(org)).apply(org);
      const flows = changesOf(result).filter((change) => change.startsWith('update Flows/'));
      return [...differences(result), ...(flows.length === 3 ? [] : ['not every flow was published again'])];
    },
  },
  {
    name: 'a flow that Architect refuses: says which, and what was done; the next apply goes on',
    run: async (orgs) => {
      const sandbox = withoutIncidentAction(await orgs.with(org));
      const double = sandbox.record.actions.map((action) => ({ ...action, id: `second ${action.id}` }));
      sandbox.edit((record) => ({ ...record, actions: [...record.actions, ...double] }));
      const stopped = await sandbox.apply(org);
      sandbox.edit((record) => ({ ...record, actions: record.actions.filter(({ id }) => !id.startsWith('second')) }));
      return [
        ...lacks(differences(stopped).join('\n'), /Flows\/inboundCall-IT Service Desk: two data actions are called/),
        ...(changesOf(stopped).includes(`create ${incident}`) ? [] : ['the data action was not made']),
        ...differences(await sandbox.apply(org)),
      ];
    },
  },
  {
    name: 'an import of everything writes the credential and publishes the flows, and nothing else',
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      const ids = sandbox.idsInState();
      sandbox.loseState();
      const given = withStack(org, (elements) => {
        for (const element of elements) if (TerraformStack.isStack(element)) element.addOverride('import', ids);
      });
      const result = await sandbox.apply(given);
      const flows = [...new Set(changesOf(result))].filter((change) => change.startsWith('update Flows/'));
      return [
        ...differences(result),
        ...unlike(changesOf(result), ['update ServiceNow/Credential', ...flows]),
        ...(flows.length === 3 ? [] : [`flows that were published: ${flows.join(', ')}`]),
      ];
    },
  },
  {
    name: 'two changes of one sandbox org at once: the second says who is at it',
    run: async (orgs) => {
      const sandbox = orgs.empty(org);
      const [first, second] = await Promise.all([sandbox.apply(org), refusal(() => sandbox.apply(org))]);
      return [...differences(first), ...lacks(second, /process \d+ is changing the sandbox org/)];
    },
  },
  {
    name: 'Ctrl-C in an apply: Terraform ends what it does, and the next apply goes on',
    run: async (orgs) => {
      const sandbox = orgs.empty(chained);
      const early = await sandbox.apply(chained, interrupt);
      let isPressed = false;
      const stopped = await sandbox.apply(chained, (line) => {
        if (!isPressed && line.includes('created')) interrupt();
        isPressed ||= line.includes('created');
      });
      const again = await sandbox.apply(chained);
      return [
        ...(early.wasInterrupted && early.done.length === 0 ? [] : ['not interrupted before the plan']),
        ...(stopped.wasInterrupted ? [] : ['not interrupted']),
        ...(stopped.done.length < stopped.changes.length ? [] : ['everything was created nevertheless']),
        ...differences(again),
        ...(stopped.done.length + again.done.length === stopped.changes.length ? [] : ['something was made twice']),
      ];
    },
  },

  noticed(
    'flows that do not depend on their data actions',
    /got the data action "Create incident" in category "ServiceNow"; expected one that the org has/,
    applied((resource) => {
      if (!is(resource, 'flow')) return;
      resource.dependsOn = [];
      (resource as unknown as { resetUpdateTriggerHash(): void }).resetUpdateTriggerHash();
    }),
  ),
  noticed('no trigger hash', /calls a data action that is gone/, async (orgs) => {
    const given = broken(org, (resource) => {
      if (is(resource, 'flow')) (resource as unknown as { resetUpdateTriggerHash(): void }).resetUpdateTriggerHash();
    });
    const sandbox = orgs.empty(given);
    await sandbox.apply(given);
    return differences(await withoutIncidentAction(sandbox).apply(given));
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
];

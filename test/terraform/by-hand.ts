import { TerraformStack } from 'cdktf';
import { applyText, isDone } from '../../commands/terraform/apply';
import { createSecondAlone, org } from '../releases/rows';
import { withOperations } from '../support/with-operations';
import { withStack } from './broken';
import { type Check, changesOf, lacks, unlike } from './check';
import { otherOrganization, withoutIncidentAction } from './edits';
import { differences, refusal } from './sandbox-orgs';
import { scenarioDifferences } from './whole';

const incident = 'ServiceNow/Integration/create-incident';

/** What somebody changed by hand, in the org or in the state. */
export const byHandChecks: readonly Check[] = [
  {
    name: 'an edit by hand of a template, a header and the state of an integration is shown, and the next apply mends it',
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
      const shown = changes.map(({ action, path, attributes }) => `${action} ${path}: ${attributes.join(', ')}`);
      const expected = [
        'update ServiceNow/Integration: intended_state',
        `update ${incident}: config_request`,
        'update ServiceNow/Integration/get-incident: config_request',
      ];
      return [...unlike(shown, expected), ...differences(await sandbox.apply(org))];
    },
  },
  {
    name: 'a queue that is missing: the plan names it',
    run: async (orgs) => {
      const sandbox = (await orgs.with(org)).edit((record) => ({ ...record, queues: record.queues.slice(1) }));
      return lacks(await refusal(() => sandbox.plan(org)), /Queue-fallback: .*Service Desk Dev/);
    },
  },
  {
    name: 'a client of another organization: the plan names both',
    run: async (orgs) =>
      lacks(await refusal(async () => otherOrganization(await orgs.with(org)).plan(org)), /Somebody Else.*Acme Dev/),
  },
  {
    name: 'a data action that was deleted by hand is made again, its flows are published again, and every scenario goes on',
    run: async (orgs) => {
      const sandbox = withoutIncidentAction(await orgs.with(org));
      const result = await sandbox.apply(org);
      const flows = changesOf(result).filter((change) => change.startsWith('update Flows/'));
      return [
        ...differences(result),
        ...(flows.length === 3 ? [] : ['not every flow was published again']),
        ...(await scenarioDifferences(org, sandbox)),
      ];
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
        ...lacks(
          applyText(stopped, 'apply'),
          /^Flows\/inboundCall-IT Service Desk: two data actions are called/m,
          /^Stopped: 1 created; correct this and run it again: npm run apply -- \w+ --sandbox$/m,
        ),
        ...(isDone(stopped) ? ['the exit code would be 0'] : []),
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
    name: 'a data action that was deleted and made by hand: refused at plan, and a higher version is the way out',
    run: async (orgs) => {
      const sandbox = (await orgs.with(org)).edit((record) => ({
        ...record,
        actions: record.actions.map((it) => (it.name === 'Create incident' ? { ...it, id: 'by hand' } : it)),
      }));
      const refused = await refusal(() => sandbox.plan(org));
      const result = await sandbox.apply(withOperations(org, [createSecondAlone]));
      return [
        ...lacks(
          refused,
          /^ServiceNow\/Integration\/create-incident: the state does not know the data action of this name in the org \(by hand\); .*raise the version of its operation/,
        ),
        ...differences(result),
        ...(changesOf(result).includes(`create ${incident} v2`) ? [] : ['no second version was made']),
        ...(sandbox.record.actions.some(({ id }) => id === 'by hand') ? [] : ['what was made by hand is gone']),
      ];
    },
  },
  {
    name: 'a state that was lost: plan says which objects it does not know, and apply writes nothing',
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      const known = sandbox.idsInState().filter(({ to }) => !to.includes('custom_auth'));
      sandbox.loseState();
      const before = JSON.stringify(sandbox.record);
      const [planned, applied] = [await refusal(() => sandbox.plan(org)), await refusal(() => sandbox.apply(org))];
      return [
        ...known.filter(({ id }) => !planned.includes(`(${id})`)).map(({ to }) => `plan does not name ${to}`),
        ...(applied === planned ? [] : [`apply says something else: ${applied}`]),
        ...(JSON.stringify(sandbox.record) === before ? [] : ['the org was changed']),
      ];
    },
  },
  {
    name: 'a state that is broken: refused with the way out',
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      sandbox.breakState();
      return lacks(
        await refusal(() => sandbox.plan(org)),
        /^terraform init failed: .*; start again: npm run reset -- \w+ --sandbox$/,
      );
    },
  },
];

import { interrupt } from '../../commands/terminal/interrupt';
import { planText } from '../../commands/terraform/plan';
import type { Org } from '../../constructs/project/project';
import { org } from '../releases/rows';
import { exampleOrg } from '../support/example-org';
import { withClassesRenamed } from './broken';
import { type Check, lacks } from './check';
import { differences, refusal } from './sandbox-orgs';
import { whileLocked } from './state-lock';

const chained = exampleOrg('dev');

/** How commands run: what they write, beside each other, and when they are stopped. */
export const runChecks: readonly Check[] = [
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
    name: 'two changes of one sandbox org at once: the second says who is at it',
    run: async (orgs) => {
      const sandbox = orgs.empty(org);
      const [first, second] = await Promise.all([sandbox.apply(org), refusal(() => sandbox.apply(org))]);
      return [...differences(first), ...lacks(second, /process \d+ is changing the sandbox org/)];
    },
  },
  {
    name: 'a state that another Terraform has locked: says whose lock it is, and the way out',
    isTimed: true,
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      // The other Terraform would need the provider for what it knows.
      sandbox.loseState();
      return lacks(
        await whileLocked(sandbox.folder.state, () => refusal(() => sandbox.plan(org))),
        /^Error acquiring the state lock .*Who: +\S+@\S+ .*; wait until the other process has ended, or start again: npm run reset -- \w+ --sandbox$/,
      );
    },
  },
  {
    name: 'two orgs at once, in one process',
    isTimed: true,
    run: async (orgs) => {
      const given = [org, { ...org, name: 'other', genesys: { ...org.genesys, organization: 'Other' } }];
      const sandboxes = given.map((one) => orgs.empty(one));
      const results = await Promise.all(sandboxes.map((sandbox, index) => sandbox.apply(given[index] as Org)));
      const ids = sandboxes.flatMap(({ record }) => record.actions.map(({ id }) => id));
      return [...results.flatMap(differences), ...(new Set(ids).size === ids.length ? [] : ['they share objects'])];
    },
  },
  {
    name: 'construct classes with other names: nothing to do',
    run: async (orgs) => {
      const sandbox = await orgs.with(org);
      const renamed = withClassesRenamed(org);
      const { changes } = await sandbox.plan(renamed);
      return changes.map(({ action, path }) => `${action} ${path}`);
    },
  },
  {
    name: 'Ctrl-C in an apply: Terraform ends what it does, and the next apply goes on',
    isTimed: true,
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
];

import { nameOf } from './as-terraform-data';
import {
  appliedByOlderVersion,
  type Removal,
  withoutCreateBeforeDestroy,
  withoutFlowsThatStay,
  withoutOwnIntegration,
  withoutPreventDestroy,
  withoutSleep,
  withoutSortedHash,
  withoutWaitingFlows,
  withRoutesBelowFlows,
} from './causes';
import type { Played, Releases } from './play-row';
import { createSecondAlone, createWidened, org, type Release, type Row, rows, rowsWithWindow } from './rows';

/** A check by Terraform, and what is wrong: nothing when it holds. */
export interface Check {
  readonly name: string;
  run(releases: Releases): Promise<readonly string[]>;
}

function noWindow(row: Row): Check {
  return { name: row.name, run: async (releases) => differences(row, await played(releases, row)) };
}

/** A cause of the missing windows, taken away: the row must say so. */
function noticed(cause: string, name: string, without: Removal, expected: RegExp, after?: Release): Check {
  return {
    name: `without ${cause}: noticed by "${name}"`,
    run: async (releases) => {
      const row = rowNamed(name);
      const found = differences(row, await played(releases, after ? { ...row, after } : row, without));
      return found.some((difference) => expected.test(difference))
        ? []
        : [`not noticed: ${found.join('; ') || 'no window'}`];
    },
  };
}

/** What Terraform refuses at plan. */
function refused(name: string, after: Release, replace?: string): Check {
  return {
    name: `refused: ${name}`,
    run: async (releases) => {
      const { errors, changes } = await replaced(releases, after, replace);
      return errors.some((error) => error.includes('prevent_destroy')) && changes.length === 0
        ? []
        : [`not refused: ${[...errors, ...changes].join('; ')}`];
    },
  };
}

/** Lets Terraform apply a release after the example org, with the object at a label replaced at its address. */
function replaced(
  releases: Releases,
  after: Release,
  label: string | undefined,
  without: Removal = (stack) => stack,
): Promise<Played> {
  const stack = without(releases.stackOf({ org }));
  const address = stack.resources.find((resource) => resource.label === label)?.address;
  const options = address === undefined ? [] : [`-replace=terraform_data.${nameOf(address)}`];
  return releases.play(stack, without(releases.stackOf(after)), ...options);
}

function played(releases: Releases, { before, after }: Row, without: Removal = (stack) => stack): Promise<Played> {
  return releases.play(without(releases.stackOf(before)), without(releases.stackOf(after)));
}

function differences({ changes }: Row, { changes: seen, windows, errors }: Played): readonly string[] {
  return [
    ...errors,
    ...changes.filter((change) => !seen.includes(change)).map((change) => `missing: ${change}`),
    ...seen.filter((change) => !changes.includes(change)).map((change) => `needless: ${change}`),
    ...windows,
  ];
}

function rowNamed(name: string): Row {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`no row is called ${name}`);
  return row;
}

const action = 'ServiceNow/Integration/create-incident';
const integration = 'ServiceNow/Integration';
const toPlatform = 'chained to platform';
const operationRemoved = 'operation removed with its use';

/** Everything about releases that Terraform itself is asked for. */
export const checks: readonly Check[] = [
  ...rows.map(noWindow),
  {
    name: 'first apply after an older version, without another change',
    run: async (releases) => {
      const stack = releases.stackOf({ org });
      const { changes, windows, errors } = await releases.play(appliedByOlderVersion(stack), stack);
      return [...errors, ...windows, ...changes];
    },
  },
  {
    name: 'first apply after an older version, with a new version of an operation: a window, as docs/deploy.md says',
    run: async (releases) => {
      const before = { ...appliedByOlderVersion(releases.stackOf({ org })), isPaced: false };
      const after = { ...releases.stackOf({ org, operations: [createSecondAlone] }), isPaced: false };
      const { windows, errors } = await releases.play(before, after);
      return windows.some((window) => /calls \S+create-incident, which is not there/.test(window))
        ? errors
        : ['no window', ...errors];
    },
  },
  ...rowsWithWindow.map((row) => ({
    name: `${row.name}: a window, as docs/deploy.md says`,
    run: async (releases: Releases) => {
      const found = differences(row, await played(releases, row));
      const others = found.filter((difference) => !row.window.test(difference));
      return found.length > others.length ? others : ['the window is gone; correct docs/deploy.md', ...others];
    },
  })),
  refused('a contract that changes under its name', { org, operations: [createWidened] }),
  refused('a data action replaced at its address (taint, -replace)', { org }, action),
  refused('an integration replaced at its address (taint, -replace)', { org }, integration),
  {
    name: 'refused: to destroy an org, unless an override file lets it, as docs/getting-started.md says',
    run: async (releases) => {
      const stack = releases.stackOf({ org });
      const guarded = stack.resources.filter(({ body }) =>
        JSON.stringify(body['lifecycle'])?.includes('prevent_destroy'),
      );
      const open = guarded.map(({ address }) => [nameOf(address), { lifecycle: { prevent_destroy: false } }]);
      const [closed, opened] = await Promise.all([
        releases.destroy(stack, {}),
        releases.destroy(stack, { resource: { terraform_data: Object.fromEntries(open) } }),
      ]);
      const types = new Set(guarded.map(({ type }) => type));
      return [
        ...(closed.errors.some((error) => error.includes('prevent_destroy')) ? [] : ['not refused']),
        ...(closed.events.length === 0 ? [] : ['something was destroyed']),
        ...opened.errors,
        ...['genesyscloud_integration', 'genesyscloud_integration_action'].filter((type) => !types.delete(type)),
        ...types,
      ];
    },
  },
  noticed('create_before_destroy', toPlatform, withoutCreateBeforeDestroy, /calls .* is not there/),
  noticed('create_before_destroy', operationRemoved, withoutCreateBeforeDestroy, /calls .* is not there/),
  noticed(
    'create_before_destroy on flows',
    'flow renamed',
    withoutFlowsThatStay,
    /^Routes.* names .*, which is not there/,
  ),
  noticed(
    'an address of its own for a number',
    'flow renamed',
    withRoutesBelowFlows,
    /no route has the number|two routes/,
  ),
  noticed('a version', 'output added to an operation that flows use', withoutPreventDestroy, /two data actions/, {
    org,
    operations: [createWidened],
  }),
  noticed('an integration of its own', toPlatform, withoutOwnIntegration, /calls|two data actions/),
  noticed(
    'the definition before',
    'output added to an operation that flows use',
    (stack) => stack,
    /needless: delete/,
    {
      org,
      operations: [createSecondAlone],
    },
  ),
  noticed('the sleep', operationRemoved, withoutSleep, /an execution of .* calls .* is not there/),
  noticed('flows that depend on the wait', operationRemoved, withoutWaitingFlows, /calls .* is not there/),
  noticed('the sorted hash', 'key of a queue renamed', withoutSortedHash, /needless: update Flows/),
  {
    name: 'without prevent_destroy: noticed by a data action replaced at its address',
    run: async (releases) => {
      const { windows } = await replaced(releases, { org }, action, withoutPreventDestroy);
      return windows.some((window) => window.startsWith('two data actions are called')) ? [] : ['not noticed'];
    },
  },
];

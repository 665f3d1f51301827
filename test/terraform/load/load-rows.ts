import { tmpdir } from 'node:os';
import { interrupt } from '../../../commands/terminal/interrupt';
import type { Pace } from '../../../commands/terraform/provider-door';
import type { Org } from '../../../constructs/project/project';
import type { NamedRecord } from '../../../sandbox/genesys/org/org-record';
import {
  type Removal,
  withOneAddress,
  withoutCreateBeforeDestroy,
  withoutPreventDestroy,
  withoutSleep,
  withoutTriggerHash,
  withRoutesBelowFlows,
} from '../../releases/causes';
import { createWidened, org, type Release, type Row, rows, rowsWithWindow } from '../../releases/rows';
import { withOperations } from '../../support/with-operations';
import { withoutCause } from '../broken';
import { withoutIncidentAction } from '../edits';
import { withLookedUp } from '../looked-up';
import { rowNamed } from '../releases';
import type { SandboxOrg, SandboxOrgs } from '../sandbox-orgs';
import { type Load, type LoadOptions, underLoad } from './under-load';

/** A release while contacts arrive. */
export interface LoadRow {
  readonly name: string;
  /** What a reason must say for which calls fail. @default - no call fails */
  readonly fails?: RegExp;
  /** What Terraform must say when it stops half way. @default - it does not stop */
  readonly stops?: RegExp;
  readonly run: (orgs: SandboxOrgs) => Promise<Load>;
}

interface Variant extends LoadOptions {
  /** What is missing, in every stack of the row. @default - nothing */
  readonly removal?: Removal;
  /** What is done after the first apply, without contacts. @param after what the org gets. @default - nothing */
  readonly edit?: (sandbox: SandboxOrg, after: Org) => SandboxOrg | Promise<SandboxOrg>;
}

/** The first apply destroys nothing, so it waits for nothing, and no time passes. */
const atOnce: Pace = { answers: (answers) => answers, programs: tmpdir() };
const paced = { pace: atOnce };

/** So slow that contacts last longer than a deletion waits. */
const slowSpeech = { speechMsPerCharacter: 10_000 };

const toPlatform = rowNamed('chained to platform');
const withoutBefore = rowNamed('the same without the definition before');
const withBefore = rowNamed('output added to an operation that flows use');
const renamed = rowNamed('flow renamed');
const fewerFields = rowsWithWindow.find(({ name }) => name === 'grant with fewer fields') as Row;
const platformName = `${org.servicenow.name} (platform sign-in)`;

/** Each release of the release table. */
export const releasesUnderLoad: readonly LoadRow[] = rows.map((row) => ({
  name: row.name,
  run: (orgs) => played(orgs, row),
}));

const ada = { id: 'ada', name: 'Ada' };
const gone = /^"Create incident": the data action was deleted/;
const nothingElse = { before: { org }, after: { org } };

/** Releases that stop, that have a window, or that lack a cause for which no call fails. */
export const otherReleasesUnderLoad: readonly LoadRow[] = [
  {
    name: 'contacts that outlast the wait, with the definition before',
    run: (orgs) => played(orgs, withBefore, slowSpeech),
  },
  {
    name: 'contacts that outlast the wait, without the definition before',
    fails: gone,
    run: (orgs) => played(orgs, withoutBefore, slowSpeech),
  },
  {
    name: 'without a waiting step',
    fails: gone,
    run: (orgs) => played(orgs, withoutBefore, { removal: withoutSleep }),
  },
  {
    name: 'without a higher version, and without its guards',
    fails: gone,
    run: (orgs) =>
      played(orgs, { ...nothingElse, after: { org, operations: [createWidened] } }, { removal: unguarded }),
  },
  {
    name: 'without an integration of its own, and without its guards',
    fails: gone,
    run: (orgs) => {
      const before = { org: { ...org, servicenow: { ...org.servicenow, name: platformName } } };
      return played(orgs, { ...toPlatform, before }, { removal: (stack) => unguarded(withOneAddress(stack)) });
    },
  },
  {
    name: 'a data action deleted by hand is made again: calls afterwards',
    run: (orgs) => played(orgs, nothingElse, { edit: withoutIncidentAction, mends: true }),
  },
  {
    name: 'the same without a trigger hash',
    fails: gone,
    run: (orgs) => played(orgs, nothingElse, { edit: withoutIncidentAction, mends: true, removal: withoutTriggerHash }),
  },
  {
    name: 'chained to platform, stopped half way by a flow that a person has open',
    stops: /is locked by Ada/,
    run: (orgs) => played(orgs, toPlatform, { edit: (sandbox) => workflowOpenedBy(ada, sandbox) }),
  },
  {
    name: 'the same, applied again when the flow is closed',
    run: (orgs) =>
      played(orgs, toPlatform, {
        edit: async (sandbox, after) => {
          await workflowOpenedBy(ada, sandbox).apply(after, undefined, paced);
          return workflowOpenedBy(undefined, sandbox);
        },
      }),
  },
  {
    name: 'a higher version without the definition before, stopped by Ctrl-C in the wait',
    stops: /^CallsInFlight\S+ local-exec provisioner error/,
    run: (orgs) => played(orgs, withoutBefore, { onWait: interrupt }),
  },
  {
    name: 'the same, applied again after Ctrl-C',
    run: (orgs) =>
      played(orgs, withoutBefore, {
        edit: async (sandbox, after) => {
          await underLoad(sandbox, after, after, { onWait: interrupt });
          return sandbox;
        },
      }),
  },
  {
    name: 'without an address of its own for a number',
    fails: /^the number \S+ reaches no flow/,
    run: (orgs) => played(orgs, renamed, { removal: withRoutesBelowFlows }),
  },
  {
    name: 'grant with fewer fields, which has a window',
    fails: /^"Refresh token": /,
    run: (orgs) => played(orgs, fewerFields),
  },
];

function workflowOpenedBy(lockedBy: NamedRecord | undefined, sandbox: SandboxOrg): SandboxOrg {
  return sandbox.edit((record) => ({
    ...record,
    flows: record.flows.map((flow) => (flow.type === 'workflow' ? { ...flow, lockedBy } : flow)),
  }));
}

function unguarded(...[stack]: Parameters<Removal>): ReturnType<Removal> {
  return withoutPreventDestroy(withoutCreateBeforeDestroy(stack));
}

async function played(
  orgs: SandboxOrgs,
  row: Pick<Row, 'before' | 'after'>,
  { removal, edit = (sandbox) => sandbox, ...options }: Variant = {},
): Promise<Load> {
  const [before, after] = [row.before, row.after].map(({ org: given, operations = [] }: Release) => {
    const whole = withOperations(given, operations);
    return removal === undefined ? whole : withoutCause(whole, removal);
  }) as [Org, Org];
  const applied = await (removal === undefined ? orgs.with(before, paced) : orgs.newWith(before, paced));
  const ready = applied.edit((record) => {
    const { queues, ...others } = withLookedUp(record, after, row.after.idOf);
    // The sandbox finds the queues of a flow by name, so those of the flows before stay.
    const renamedQueues = record.queues.filter(({ name }) => queues.every((queue) => queue.name !== name));
    return { ...others, queues: [...queues, ...renamedQueues.map(({ name }) => ({ id: `before ${name}`, name }))] };
  });
  return underLoad(await edit(ready, after), before, after, options);
}

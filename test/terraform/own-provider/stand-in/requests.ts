import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxEnvironment } from '../../../../commands/terraform/environment';
import { ownProviderDoor } from '../../../../commands/terraform/own-provider';
import { Terraform } from '../../../../commands/terraform/terraform';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import type { Answered } from '../../../../sandbox/serve/platform-api/serve-api';
import { pinnedSchema } from '../../../../sandbox/terraform/provider-schema';
import { writeRules } from '../../../../sandbox/write-rules';
import { emptyRecord } from '../../../support/empty-record';
import type { Check } from '../../check';
import { patternOf } from '../calls';
import { buildStandIn } from './build';
import {
  bodies,
  configured,
  integrationSwitched,
  observedTotals,
  queueLookedUp,
  type Requests,
  requestsOf,
} from './expected-requests';
import { trialStack } from './trial-stack';

const { credential, integration, customAuth, action, flow } = requestsOf;
const resources = [credential, credential, integration, integration, customAuth, action, action, action, flow];
const read = resources.map((resource) => resource.read);

interface Command {
  readonly words: readonly string[];
  readonly isChanged?: boolean;
  readonly requests: readonly Requests[];
}

/**
 * The commands of the trials with the real provider, one more for changes, and the requests of each. Every walk of Terraform
 * configures the provider: a destroy has three, since it refreshes, plans and applies.
 */
const commands: Readonly<Record<string, Command>> = {
  plan: { words: ['plan'], requests: [configured, queueLookedUp] },
  apply: {
    words: ['apply', '-auto-approve'],
    requests: [configured, queueLookedUp, configured, ...resources.map(({ created }) => created)],
  },
  secondPlan: { words: ['plan', '-detailed-exitcode'], requests: [configured, queueLookedUp, ...read] },
  changes: {
    words: ['apply', '-auto-approve'],
    isChanged: true,
    requests: [
      configured,
      queueLookedUp,
      ...read,
      configured,
      ...[credential, integration, customAuth, action, flow].map(({ updated }) => updated),
      integrationSwitched,
    ],
  },
  destroy: {
    words: ['destroy', '-auto-approve'],
    isChanged: true,
    requests: [configured, queueLookedUp, ...read, configured, configured, ...resources.map(({ deleted }) => deleted)],
  },
};

/**
 * The program that stands in for the provider is ours, so its requests show how we read the facts about each resource. Those
 * are independent of the observed totals, which add up only when the facts are read well, and when Terraform configures a
 * provider as often as it did in the trials.
 */
export const requestChecks: readonly Check[] = [
  {
    name: 'a provider binary from a folder: the requests of each resource, in the order and number of the real provider',
    onlyServed: 'it starts the program that stands in for the binary',
    run: async ({ root }) => {
      const folder = join(root, 'requests');
      mkdirSync(folder);
      const org = new WrittenOrg(emptyRecord, writeRules());
      let answered: Answered[] = [];
      const onAnswered = (one: Answered) => answered.push(one);
      const binary = buildStandIn(root);
      const door = ownProviderDoor({ folder: binary, onAnswered }, pinnedSchema(), folder);
      try {
        const variables = {
          ...door.variables,
          ...(await door.open({ org, folder, saver: { saved: async () => undefined } })),
        };
        const terraform = new Terraform(folder, { ...sandboxEnvironment(folder), ...variables });
        trialStack(folder, false);
        const { stderr } = await terraform.run(['init', '-input=false']);
        const found = stderr === '' ? [] : [stderr];
        for (const [name, { words, requests, isChanged = false }] of Object.entries(commands)) {
          answered = [];
          trialStack(folder, isChanged);
          // One at a time, so that the requests of a resource follow each other.
          const { code, diagnostics } = await terraform.events([...words, '-parallelism=1']);
          found.push(
            ...diagnostics.map(({ summary }) => `${name}: ${summary}`),
            ...(code === 0 ? [] : [`${name} ended with ${code}`]),
            ...differences(answered.map(requestOf), requests).map((difference) => `${name}: ${difference}`),
            ...answered.flatMap(bodyDifferences),
            ...totalDifference(answered.length, observedTotals[name], name),
          );
        }
        const lock = readFileSync(join(folder, '.terraform.lock.hcl'), 'utf8');
        return [...found, ...(lock.includes('mypurecloud/genesyscloud') ? [] : ['no provider was installed'])];
      } finally {
        await door.close();
      }
    },
  },
];

/** Takes each sequence out of the requests where it begins next. Resources come in any order. */
function differences(seen: readonly string[], sequences: readonly Requests[]): readonly string[] {
  const left = sequences.filter(({ length }) => length > 0);
  for (let at = 0; at < seen.length; ) {
    const fitting = left.findIndex((sequence) => sequence.every((request, index) => seen[at + index] === request));
    if (fitting < 0) return [`no resource makes these requests next: ${seen.slice(at, at + 10).join(', ')}`];
    const [sequence = []] = left.splice(fitting, 1);
    at += sequence.length;
  }
  return left.map((sequence) => `missing: ${sequence.join(', ')}`);
}

function requestOf({ method, path }: Answered): string {
  return `${method} ${patternOf(path)}`;
}

function bodyDifferences(request: Answered): readonly string[] {
  const pattern = requestOf(request);
  const expected = bodies[pattern];
  if (expected === undefined) return [];
  const members = request.body === '' ? [] : membersOf(JSON.parse(request.body), expected);
  return members.join() === expected.join() ? [] : [`${pattern} has ${members.join(', ')}`];
}

/** The paths of the members of a body, as deep as the expected ones. */
function membersOf(value: object, expected: readonly string[], before = ''): readonly string[] {
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, member]) => {
      const path = `${before}${key}`;
      return expected.some((one) => one.startsWith(`${path}.`)) ? membersOf(member, expected, `${path}.`) : [path];
    });
}

function totalDifference(count: number, observed: number | undefined, name: string): readonly string[] {
  return observed === undefined || count === observed
    ? []
    : [`${name} made ${count} requests; the real provider made ${observed}`];
}

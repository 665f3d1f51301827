import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { expr, type Flow, flow, nodes } from '../../../../constructs/architect';
import { messageDialect, results, usedVariables, workflowDialect } from '../../../../constructs/flows';
import { memory } from '../../../../constructs/flows/variables';
import { defineProject } from '../../../../constructs/project/define-project';
import type { Org } from '../../../../constructs/project/project';
import { orgRules } from '../../../../constructs/project/rules/org-rules';
import { addWorkNote, catalogue, getIncident } from '../../../../constructs/servicenow';
import { OrgStack } from '../../../../constructs/stack/org-stack';
import { defineFlow } from '../../../../constructs/stack/own-flows/define-flow';
import type { FlowContext } from '../../../../constructs/stack/own-flows/flow-context';
import { fromFile } from '../../../../constructs/stack/own-flows/from-file';
import type { OwnFlow } from '../../../../constructs/stack/own-flows/own-flow';
import { onboarding } from '../../../../docs/examples/own-flows/flows/onboarding';
import { createTask, findTask } from '../../../../docs/examples/task-operations';
import { exampleOrg } from '../../../support/example-org';
import { root } from '../../../support/root';
import { Template } from '../../../support/template';
import { temporaryFolder } from '../../../support/temporary-folder';
import { mistakesOf } from '../../genesys/stack';

const afterHours = fromFile(join(root, 'docs/examples/own-flows/flows/after-hours.yaml'), {
  substitutions: ({ genesys, queues }) => ({ division: genesys.division, desk: queues.fallback }),
});
const ownFlows = projectOf(onboarding, afterHours);
const tasks = ['create-task', 'find-task-by-correlation-id'];

function orgWith(project = ownFlows, release: Partial<Org['release']> = {}): Org {
  const dev = exampleOrg('dev');
  const operations = [...dev.release.operations, ...tasks];
  const names = project.flows.map(({ name }) => name);
  return { ...dev, release: { ...dev.release, operations, ownFlows: names, ...release }, project };
}

/** A project with these flows beside operations of its own. */
function projectOf(...flows: readonly OwnFlow[]) {
  return defineProject({ operations: [...catalogue, createTask, findTask], flows });
}

const stackOf = (org: Org) => new OrgStack(new App({ outdir: temporaryFolder() }), org);

function messageFlow(name: string, context: Pick<FlowContext, 'division' | 'queues'>): Flow {
  return flow({
    type: 'inboundShortMessage',
    name,
    description: 'x',
    division: context.division,
    language: 'en-us',
    variables: [],
    sequences: [{ name: 'Main', actions: [nodes.transferMessage({ name: 'End', queue: context.queues.fallback })] }],
  });
}

function drawn(text: string, name = 'mail.yaml'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

describe('the flows of a project’s own', () => {
  const org = orgWith();
  const template = Template.of(stackOf(org));
  const flows = Object.entries(template.resources('genesyscloud_flow'));
  const [, own] = flows.find(([, { filepath }]) => filepath === 'flows/inboundShortMessage-onboarding.yaml') ?? [];
  const [, file] = flows.find(([, { filepath }]) => filepath === 'flows/inboundCall-after-hours.yaml') ?? [];

  it('ship beside the others, published again when an action or a queue is replaced', () => {
    expect(flows).toHaveLength(org.release.flows.length + 2);
    const dependencies = (resource: typeof own) => String(resource?.['depends_on']);
    expect(dependencies(own)).toMatch(/create-task.*find-task.*Queue-fallback.*Division.*CallsInFlight/);
    expect(dependencies(file)).toMatch(/RefreshToken.*create-incident.*Queue-fallback.*Division.*CallsInFlight/);
    expect(file).toMatchObject({ substitutions: { division: 'Home', desk: org.queues.fallback } });
    for (const shipped of [own, file]) expect(shipped?.['update_trigger_hash']).toMatch(/^\$\{sha1\(/);
  });

  it('are outputs of the stack', () => {
    const { value } = template.outputs['flows'] as { value: Record<string, string> };
    expect(Object.keys(value)).toEqual(
      expect.arrayContaining(['inboundShortMessage / Onboarding', 'inboundCall / After hours']),
    );
  });

  it('hold up an apply that destroys a data action which only they call', () => {
    const callsOf = (stack: Org) => JSON.stringify(Template.of(stackOf(stack)).resources('terraform_data'));
    expect(callsOf(org)).toContain('create-task');
    expect(callsOf(orgWith(ownFlows, { ownFlows: [] }))).not.toContain('create-task');
    expect(callsOf(orgWith(projectOf({ ...onboarding, longestSeconds: 4000 })))).toContain('"seconds":4000');
  });

  it('take calls to the numbers that the org file gives them', () => {
    const number = '+12025550143';
    const routed = Template.of(stackOf({ ...org, routes: { 'After hours': [number] } }));
    const [address] =
      Object.entries(routed.resources('genesyscloud_flow')).find(
        ([, { filepath }]) => filepath === file?.['filepath'],
      ) ?? [];
    expect(routed.resource('genesyscloud_architect_ivr')).toMatchObject({
      dnis: [number],
      open_hours_flow_id: `\${${address}.id}`,
    });
  });

  it('are named in the message about a number for a flow that is not there', () => {
    const routes = { 'After hour': ['+12025550143'], 'ServiceNow Incident': ['+12025550199'] };
    expect(
      orgRules(org.project)
        .check({ ...org, routes })
        .map(({ at }) => at),
    ).toEqual([['routes', 'ServiceNow Incident']]);
    expect(
      mistakesOf(() =>
        org.project.stack(new App({ outdir: temporaryFolder() }), {
          ...org,
          routes: { 'After hour': ['+12025550143'], Onboarding: ['+12025550199'] },
        }),
      ),
    ).toBe(
      [
        'orgs/dev.yaml: routes["After hour"]: got "After hour"; expected the name of a call flow of the release: ' +
          '"IT Service Desk", "After hours"; did you mean "After hours"?',
        'orgs/dev.yaml: routes.Onboarding: got "Onboarding"; no number reaches a flow of type inboundShortMessage; ' +
          'choose the flow under Message Routing in Genesys Cloud',
      ].join('\n'),
    );
  });

  it('stay away from an org whose release does not list them', () => {
    const without = Template.of(stackOf(orgWith(ownFlows, { ownFlows: [] })));
    expect(Object.keys(without.resources('genesyscloud_flow'))).toHaveLength(org.release.flows.length);
  });

  it('declare the look-ups of the queues that they alone use', () => {
    const spare = { ...orgWith(projectOf(onboarding)), queues: { ...org.queues, spare: 'Spare desk' } };
    const toSpare = defineFlow({
      name: 'spare',
      uses: {},
      flow: ({ division, queues }) =>
        messageFlow('Spare', { division, queues: { fallback: queues['spare'] as string } }),
    });
    const names = (stack: Org) =>
      Object.values(Template.of(stackOf(stack)).dataSources('genesyscloud_routing_queue')).map(({ name }) => name);
    expect(names(spare)).not.toContain('Spare desk');
    const project = projectOf(toSpare);
    expect(names({ ...spare, project, release: { ...spare.release, ownFlows: ['spare'] } })).toContain('Spare desk');
  });
});

describe('what a release says of own flows', () => {
  const findings = (project = ownFlows, release: Partial<Org['release']> = {}) => {
    const { check } = orgRules(project);
    return check(orgWith(project, release)).filter(({ at }) => at[1] === 'ownFlows');
  };

  it('is accepted when it lists what they need', () => {
    expect(findings()).toEqual([]);
  });

  it('is refused for an operation that it does not list, the look-up of a create included', () => {
    expect(findings(ownFlows, { operations: ['create-task'] })).toEqual([
      {
        at: ['release', 'ownFlows', 0],
        problem: 'the flow "onboarding" needs the operation "find-task-by-correlation-id"',
        next: 'add it to operations',
      },
    ]);
    expect(findings(defineProject({ flows: [onboarding] }), { operations: [] }).map(({ next }) => next)).toEqual([
      'add it to operations here, and to those in project.ts',
      'add it to operations here, and to those in project.ts',
    ]);
  });
});

describe('a flow of one’s own is refused', () => {
  const refused = (...flows: readonly OwnFlow[]) => mistakesOf(() => stackOf(orgWith(projectOf(...flows))));

  it('when the project has two of one name', () => {
    expect(mistakesOf(() => projectOf(onboarding, { ...onboarding }))).toMatch(
      /own-flows\.test\.ts:\d+: own flow "onboarding": the project declares two flows of this name; rename or remove one$/,
    );
  });

  it('when its name is not made of lower-case words', () => {
    const expected = 'expected lower-case words joined by "-", such as after-hours';
    expect(mistakesOf(() => fromFile('flows/After Hours.yaml'))).toMatch(
      new RegExp(`own-flows\\.test\\.ts:\\d+: own flow "After Hours", name: got "After Hours"; ${expected}$`),
    );
    const [name, time] = mistakesOf(() => defineFlow({ ...onboarding, name: 'x_y', longestSeconds: 0 })).split('\n');
    expect(name).toMatch(new RegExp(`own-flows\\.test\\.ts:\\d+: own flow "x_y", name: got "x_y"; ${expected}$`));
    expect(time).toMatch(/: own flow "x_y", longestSeconds: got 0; expected a whole number of at least 1$/);
  });

  it('when the org has another flow of its type and name', () => {
    const [shipped] = exampleOrg('dev').release.flows.filter(({ type }) => type === 'inboundShortMessage');
    const twin = defineFlow({ name: 'twin', uses: {}, flow: (context) => messageFlow(shipped?.name ?? '', context) });
    expect(refused(twin)).toBe(
      `own flow "twin": got the inboundShortMessage flow "${shipped?.name}"; the org has another flow of this type and name; rename one`,
    );
  });

  it('with all mistakes of all own flows, each with its place', () => {
    const file = drawn(
      'inboundEmail:\n  name: Mail\n  division: Other\n  a:\n    callData: { category: { ServiceNow: { dataAction: { Reopen incident: {} } } } }\n    targetQueue: { lit: { name: Servce } }\n',
    );
    const broken = defineFlow({
      name: 'broken',
      uses: {},
      flow: () => {
        throw new TypeError('x is undefined');
      },
    });
    const elsewhere = defineFlow({
      name: 'elsewhere',
      uses: {},
      flow: () => messageFlow('Elsewhere', { division: 'Nowhere', queues: { fallback: 'No desk' } }),
    });
    const project = projectOf(fromFile(file), broken, elsewhere);
    const org = orgWith(project, {
      operations: ['create-incident', 'find-incident-by-correlation-id', 'find-caller-by-phone', ...tasks],
    });
    const { file: shown } = project.flows[0] as { file: string };
    const [queues, known] = [
      `one of "${[...new Set(Object.values(org.queues))].join('", "')}"`,
      'expected "Home", the division of orgs/dev.yaml; a flow in TypeScript takes context.division, and a file a mark with a substitution',
    ];
    expect(mistakesOf(() => stackOf(org)).split('\n')).toEqual([
      `${shown}:5:57: got the data action "ServiceNow / Reopen incident"; expected one of "ServiceNow token / Refresh token", "ServiceNow / Create incident", "ServiceNow / Create task", "ServiceNow / Find caller by phone", "ServiceNow / Find incident by correlation id", "ServiceNow / Find task by correlation id"; add reopen-incident to the operations of the release`,
      `${shown}:6:33: got the queue "Servce"; expected ${queues}; add it to queues of orgs/dev.yaml`,
      `${shown}:3:13: division: got "Other"; ${known}`,
      'own flow "broken": its function threw TypeError: x is undefined; correct the flow',
      `own flow "elsewhere": got the queue "No desk"; expected ${queues}; add it to queues of orgs/dev.yaml`,
      `own flow "elsewhere", division: got "Nowhere"; ${known}`,
    ]);
  });
});

describe('the context of a flow in TypeScript', () => {
  const inputs = { sysId: expr.text('1'), workNote: expr.text('n'), correlationId: expr.text('c') };

  it('knows the inputs and outputs of each operation', () => {
    defineFlow({
      name: 'typed',
      uses: { note: addWorkNote, read: getIncident },
      flow: ({ call, recipe, ...context }) => {
        const known = recipe(workflowDialect(expr.text('c')));
        call(known, 'note', { inputs });
        // @ts-expect-error no operation is used under this name
        call(known, 'notes', { inputs });
        // @ts-expect-error a required input is missing
        call(known, 'note', { inputs: { sysId: expr.text('1'), correlationId: expr.text('c') } });
        // @ts-expect-error the operation has no such input
        call(known, 'note', { inputs: { ...inputs, note: expr.text('n') } });
        const one = { number: expr.text('1'), correlationId: expr.text('c') };
        call(known, 'read', { inputs: one, outputs: { sysIds: memory.foundRecords } });
        // @ts-expect-error the output is a list of texts
        call(known, 'read', { inputs: one, outputs: { sysIds: results.reason } });
        // @ts-expect-error as above, of the data action
        context.actions.note.inputs.note;
        return messageFlow('Typed', context);
      },
    });
  });

  it('refuses limits that no release may have', () => {
    const eager = defineFlow({
      name: 'eager',
      uses: {},
      flow: ({ recipe, ...context }) => {
        recipe(messageDialect, { attempts: 9 });
        return messageFlow('Eager', context);
      },
    });
    expect(mistakesOf(() => stackOf(orgWith(projectOf(eager))))).toBe(
      'own flow "eager", recipe, attempts: got 9; expected 1 to 3',
    );
  });

  it('refuses a call that may take longer than its budget', () => {
    const slow = defineFlow({
      name: 'slow',
      uses: { create: createTask },
      flow: ({ call, recipe, ...context }) => {
        const actions = call(recipe(messageDialect, { budgetSeconds: 10 }), 'create', {
          inputs: { shortDescription: expr.text('x'), correlationId: expr.text('c') },
        });
        return { ...messageFlow('Slow', context), variables: usedVariables(actions) };
      },
    });
    expect(mistakesOf(() => stackOf(orgWith(projectOf(slow))))).toMatch(
      /^own flow "slow", call of create-task: it may take \d+ s in the worst case \(.* x token .*\); expected at most 10 s \(budgetSeconds\); raise/,
    );
  });
});

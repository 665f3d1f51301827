import { describe, expect, it } from '@jest/globals';
import { setUpOf } from '../../../../commands/org/instance-setup';
import { defineProject } from '../../../../constructs/project/define-project';
import type { Org } from '../../../../constructs/project/project';
import { catalogue } from '../../../../constructs/servicenow';
import { onboarding } from '../../../../docs/examples/own-flows/flows/onboarding';
import { createTask, findTask } from '../../../../docs/examples/task-operations';
import { interactionOf } from '../../../../sandbox/exploration/run';
import type { Fault } from '../../../../sandbox/faults';
import { publishedOrg } from '../../../../sandbox/published-org';
import { Sandbox } from '../../../../sandbox/sandbox';
import { exampleOrg } from '../../../support/example-org';
import { synthesised } from '../../../support/synthesised';

const project = defineProject({ operations: [...catalogue, createTask, findTask], flows: [onboarding] });

/** An org that gets the flow of the example, which makes a task by `context.call`. */
function orgWith(release: Partial<Pick<Org['release'], 'auth' | 'create'>>): Org {
  const { release: usual, servicenow, ...dev } = exampleOrg('dev');
  const operations = [createTask.name, findTask.name];
  const importSetTables = { sc_task: 'u_genesys_task' };
  return {
    ...dev,
    servicenow: { ...servicenow, importSetTables },
    release: { ...usual, flows: [], operations, ownFlows: ['onboarding'], ...release },
    project,
  };
}

describe.each([
  ['a flow that gets its token', {}, '/api/now/table/sc_task'],
  ['a flow whose platform signs in', { auth: 'platform' } as const, '/api/now/table/sc_task'],
  ['a flow that creates through an import set', { create: 'importSet' } as const, '/api/now/import/u_genesys_task'],
])('a create by context.call in %s', (_, release, path) => {
  const org = orgWith(release);
  const [stack = ''] = synthesised(org);
  const published = publishedOrg(stack, { setUp: setUpOf(org) });

  function playUnder(...faults: readonly Fault[]) {
    let sent = 0;
    const sandbox = new Sandbox(published, {
      faults: (request) => (request.method === 'POST' && request.path === path ? faults[sent++] : undefined),
    });
    const { said, end } = sandbox.run(
      sandbox.flow('inboundShortMessage', 'Onboarding') as never,
      interactionOf('inboundShortMessage'),
    );
    sandbox.clock.runAll();
    const tasks = sandbox.serviceNow.records('sc_task').map(({ number, short_description: text }) => [number, text]);
    return { tasks, said: said.map(({ text }) => text), end };
  }

  it('reads what an import set reports, and only there', () => {
    expect(published.org.flows.map(({ text }) => text.includes('Flow.importStatus'))).toEqual([
      path.includes('import'),
    ]);
  });

  it.each<[string, readonly Fault[]]>([
    ['without faults', []],
    ['when the answer is lost and the record exists', [{ kind: 'timeout', commit: 'before' }]],
    ['when ServiceNow fails and there is no record', [{ kind: 'serverError', status: 500, commit: 'never' }]],
    ['after a refused token and a rate limit', [{ kind: 'unauthorized' }, { kind: 'rateLimited' }]],
  ])('makes one record and tells its number %s', (_name, faults) => {
    const { tasks, said, end } = playUnder(...faults);
    expect(tasks).toEqual([[expect.stringMatching(/^TASK\d+$/), expect.stringMatching(/^New starter: /)]]);
    expect(said).toContain(`Your task is ${tasks[0]?.[0]}`);
    expect(end).toEqual({ kind: 'queue', queue: org.queues.fallback });
  });
});

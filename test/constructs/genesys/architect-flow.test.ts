import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { App, TerraformStack, Testing } from 'cdktf';
import { render } from '../../../constructs/architect/render';
import { ArchitectFlow, addBackend, GenesysProvider, Integration, Queue } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { messageFlowTo, workflowCalling } from './flows';
import { createIncident, emptyStack, findCaller, mistakesOf } from './stack';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'architect-flow-'));
  folders.push(folder);
  return folder;
}

function actionsIn(stack: TerraformStack) {
  const integration = new Integration(stack, 'Integration', { name: 'ServiceNow' });
  return {
    create: integration.addDataAction('create-incident', createIncident),
    find: integration.addDataAction('find-caller', findCaller),
  };
}

function written(stack: TerraformStack): string {
  const outdir = Testing.fullSynth(stack);
  folders.push(outdir);
  return join(outdir, 'stacks', stack.node.id);
}

describe('an Architect flow', () => {
  it('is published again when an action or a queue that it names gets another id', () => {
    const stack = emptyStack();
    const { create, find } = actionsIn(stack);
    const desk = new Queue(stack, 'Desk', { name: 'Service Desk' });
    const unused = new Queue(stack, 'Unused', { name: 'Sales' });
    new ArchitectFlow(stack, 'Workflow', {
      flow: workflowCalling('Open ticket', find.ref, create.ref),
      actions: [create, find],
      queues: [desk],
    });
    new ArchitectFlow(stack, 'Message', {
      flow: messageFlowTo('Chat', 'Service Desk'),
      actions: [create, find],
      queues: [unused, desk],
    });

    const template = Template.of(stack);
    const addressOf = (name: string) =>
      Object.entries(template.resources('genesyscloud_integration_action')).find(([, it]) => it['name'] === name)?.[0];
    const [createAddress, findAddress] = [addressOf('Create incident'), addressOf('Find caller')];
    expect(template.resource('genesyscloud_flow', { filepath: 'flows/workflow-open-ticket.yaml' })).toEqual({
      filepath: 'flows/workflow-open-ticket.yaml',
      update_trigger_hash: `\${sha1(join(" ", sort([${createAddress}.id, ${findAddress}.id])))}`,
      depends_on: [createAddress, findAddress],
      lifecycle: { create_before_destroy: true },
    });
    expect(template.resource('genesyscloud_flow', { filepath: 'flows/inboundShortMessage-chat.yaml' })).toEqual({
      filepath: 'flows/inboundShortMessage-chat.yaml',
      update_trigger_hash: '${sha1(join(" ", sort([data.genesyscloud_routing_queue.Desk.id])))}',
      depends_on: ['data.genesyscloud_routing_queue.Desk'],
      lifecycle: { create_before_destroy: true },
    });
  });

  it('has no trigger when it names no action and no queue', () => {
    const stack = emptyStack();
    new ArchitectFlow(stack, 'Flow', { flow: workflowCalling('Idle'), actions: [], queues: [] });
    expect(Template.of(stack).resource('genesyscloud_flow')).not.toHaveProperty('update_trigger_hash');
  });

  it('writes its YAML beside the stack, at the path that the resource names', () => {
    const stack = emptyStack();
    const { create } = actionsIn(stack);
    const flow = workflowCalling('Open ticket', create.ref);
    const { file } = new ArchitectFlow(stack, 'Flow', { flow, actions: [create], queues: [] });
    const folder = written(stack);
    expect(existsSync(join(folder, 'cdk.tf.json'))).toBe(true);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(render(flow));
  });

  it.each([
    ['../../etc/passwd', 'flows/workflow-etc-passwd.yaml'],
    ['IT Service Desk (EMEA)', 'flows/workflow-it-service-desk-emea.yaml'],
    ['Müller & Söhne', 'flows/workflow-muller-sohne.yaml'],
  ])('gives %s a safe file name', (name, path) => {
    const flow = { ...workflowCalling('x'), name: name.replaceAll('/', ':') };
    expect(new ArchitectFlow(emptyStack(), 'Flow', { flow, actions: [], queues: [] }).file).toBe(path);
  });

  it('gives each name a file of its own, also when a file system ignores their difference or they have no Latin letters', () => {
    const stack = emptyStack();
    const names = ['IT Desk', 'it-desk', 'サポート', '支持', 'n'.repeat(100), `${'n'.repeat(100)}m`];
    const files = names.map(
      (name, index) =>
        new ArchitectFlow(stack, `Flow${index}`, { flow: workflowCalling(name), actions: [], queues: [] }).file,
    );
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
    for (const file of files) expect(file).toMatch(/^flows\/workflow-[a-z0-9-]{1,90}\.yaml$/);
    expect(readdirSync(join(written(stack), 'flows')).length).toBe(names.length);
  });

  it('refuses a second flow of the same type and name, which would overwrite the first in the org', () => {
    const stack = emptyStack();
    const props = { flow: workflowCalling('Open ticket'), actions: [], queues: [] };
    new ArchitectFlow(stack, 'One', props);
    expect(mistakesOf(() => new ArchitectFlow(stack, 'Two', props))).toBe(
      'flow "Open ticket": the stack has another flow of type workflow with this name, and the platform would overwrite it; choose another name',
    );
  });

  it('is refused before anything is declared when it is not valid', () => {
    const stack = emptyStack();
    const flow = { ...workflowCalling('x'), name: 'a/b' };
    expect(() => new ArchitectFlow(stack, 'Flow', { flow, actions: [], queues: [] })).toThrow('a/b');
    expect(Template.of(stack).resources('genesyscloud_flow')).toEqual({});
  });
});

describe('what a flow names', () => {
  it('must be among its props', () => {
    const stack = emptyStack();
    const { create, find } = actionsIn(stack);
    expect(
      mistakesOf(
        () =>
          new ArchitectFlow(stack, 'Flow', { flow: workflowCalling('Open', create.ref), actions: [find], queues: [] }),
      ),
    ).toBe(
      'flow "Open": got the data action "ServiceNow / Create incident"; expected "ServiceNow / Find caller"; pass the DataAction that the flow was built with',
    );
    const queues = [new Queue(stack, 'Desk', { name: 'Service Desk' })];
    expect(
      mistakesOf(
        () => new ArchitectFlow(stack, 'Chat', { flow: messageFlowTo('Chat', 'Servce Desk'), actions: [], queues }),
      ),
    ).toBe(
      'flow "Chat": got the queue "Servce Desk"; expected "Service Desk"; pass its QueueRef, so that a missing queue fails at plan; did you mean "Service Desk"?',
    );
  });

  it('must have the declared contract', () => {
    const stack = emptyStack();
    const { find } = actionsIn(stack);
    const stale = {
      ...find.ref,
      inputs: { key: { type: 'string', required: false }, table: { type: 'string', required: true } },
      outputs: { sysId: { type: 'stringList' } },
    } as const;
    expect(
      mistakesOf(
        () => new ArchitectFlow(stack, 'Flow', { flow: workflowCalling('Open', stale), actions: [find], queues: [] }),
      ),
    ).toBe(
      'flow "Open": the contract of data action "ServiceNow / Find caller" is not the declared one: ' +
        'input "key" is optional string instead of required string, input "table" is required string instead of missing, ' +
        'output "sysId" is stringList instead of string; build the flow from the ref of that DataAction',
    );
  });

  it('is looked up, so that a missing queue fails at plan', () => {
    const stack = emptyStack();
    new Queue(stack, 'Desk', { name: 'Service ${Desk}' });
    expect(Template.of(stack).dataSource('genesyscloud_routing_queue')).toEqual({ name: 'Service $${Desk}' });
  });
});

describe('synthesis', () => {
  function synthesise(names: readonly string[], outdir = temporaryFolder()): string {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'acme-dev');
    new GenesysProvider(stack, 'Provider', { region: 'eu-west-1' });
    addBackend(stack, { type: 'local' });
    const { create } = actionsIn(stack);
    names.forEach((name, index) => {
      new ArchitectFlow(stack, `Flow${index}`, {
        flow: workflowCalling(name, create.ref),
        actions: [create],
        queues: [],
      });
    });
    app.synth();
    return outdir;
  }

  function filesBelow(folder: string): Record<string, string> {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      files.map(({ parentPath, name }) => [
        join(parentPath, name).slice(folder.length),
        readFileSync(join(parentPath, name), 'utf8'),
      ]),
    );
  }

  it('writes the same bytes in every folder, without a path of this machine', () => {
    const [one, two] = [synthesise(['Open ticket']), synthesise(['Open ticket'])];
    expect(filesBelow(one)).toEqual(filesBelow(two));
    expect(Object.keys(filesBelow(one)).sort()).toEqual([
      '/manifest.json',
      '/stacks/acme-dev/cdk.tf.json',
      '/stacks/acme-dev/flows/workflow-open-ticket.yaml',
    ]);
    for (const path of [process.cwd(), one]) expect(JSON.stringify(filesBelow(one))).not.toContain(path);
  });

  it('removes the YAML of deleted flows', () => {
    const outdir = synthesise(['Old name', 'Kept']);
    synthesise(['New name', 'Kept'], outdir);
    expect(readdirSync(join(outdir, 'stacks', 'acme-dev', 'flows')).sort()).toEqual([
      'workflow-kept.yaml',
      'workflow-new-name.yaml',
    ]);
  });
});

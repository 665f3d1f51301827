import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxFolder } from '../../commands/org/sandbox-folder';
import { apply, isDone } from '../../commands/terraform/apply';
import { bareEnvironment } from '../../commands/terraform/environment';
import { plan } from '../../commands/terraform/plan';
import { Terraform } from '../../commands/terraform/terraform';
import { exampleOrg } from '../../test/support/example-org';
import { byTurns } from '../measure';
import { heading, line, milliseconds, ratio } from '../report';

const goal = 2;
const org = exampleOrg('dev');

/**
 * Measures plan and apply of org dev against its sandbox org beside Terraform alone, which does the same steps with as
 * many `terraform_data` resources.
 */
export async function terraform(folder: string, quick: boolean): Promise<void> {
  const { changes } = await plan(org, sandboxIn(folder));
  heading(`Terraform: org dev, ${changes.length} resources, against its sandbox org (npm run plan, npm run apply)`);
  const measured = await byTurns(
    {
      plan: () => took(() => plan(org, sandboxIn(folder))),
      planAlone: () => took(() => alone(folder, changes.length, [])),
      apply: () => took(() => applied(folder)),
      applyAlone: () => took(() => alone(folder, changes.length, [['apply', planFile], planning])),
    },
    quick ? 3 : 7,
  );
  line('plan', milliseconds(measured.plan));
  line('  Terraform alone: init, plan, show', milliseconds(measured.planAlone));
  ratio('plan, beside Terraform alone', measured.plan, measured.planAlone, goal);
  line('apply, with its second plan', milliseconds(measured.apply));
  line('  Terraform alone: init, plan, show, apply, plan', milliseconds(measured.applyAlone));
  ratio('apply, beside Terraform alone', measured.apply, measured.applyAlone, goal);
}

const planFile = 'it.tfplan';
const planning = ['plan', `-out=${planFile}`];

function sandboxIn(folder: string): SandboxFolder {
  return new SandboxFolder(org.name, mkdtempSync(join(folder, 'sandbox-')));
}

async function applied(folder: string): Promise<void> {
  const result = await apply(org, sandboxIn(folder), { destroy: false, onLine: () => undefined });
  if (!isDone(result)) throw new Error('org dev was not applied');
}

/** Plans as many resources that Terraform has built in, and runs more commands in their folder. */
async function alone(folder: string, count: number, more: readonly (readonly string[])[]): Promise<void> {
  const own = mkdtempSync(join(folder, 'alone-'));
  const resources = Array.from({ length: count }, (_, index) => [`R${index}`, { input: String(index) }]);
  const stack = { resource: { terraform_data: Object.fromEntries(resources) } };
  writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify(stack));
  const program = new Terraform(own, bareEnvironment());
  for (const words of [['init', '-input=false'], planning, ['show', '-json', planFile], ...more]) {
    const { code, stderr } = await program.run(words);
    if (code !== 0) throw new Error(`terraform ${words[0]}: ${stderr}`);
  }
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

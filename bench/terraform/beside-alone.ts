import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxFolder } from '../../commands/org/sandbox-folder';
import { temporarySynthesis } from '../../commands/org/temporary-synthesis';
import { apply, isDone } from '../../commands/terraform/apply';
import { bareEnvironment } from '../../commands/terraform/environment';
import { plan } from '../../commands/terraform/plan';
import { Terraform } from '../../commands/terraform/terraform';
import { sandboxClient, variablesOf } from '../../sandbox/published-org';
import { exampleOrg } from '../../test/support/example-org';
import { byTurns } from '../measure';
import { heading, line, milliseconds, ratio } from '../report';
import { inTerraformData, type Stack } from './in-terraform-data';

const goal = 2;
const org = exampleOrg('dev');

/**
 * Measures plan and apply of org dev against its sandbox org beside Terraform alone, which does the same steps with as
 * many `terraform_data` resources; and beside Terraform alone with the texts of the stack in such resources, since reading
 * them is Terraform's own work.
 */
export async function besideAlone(folder: string, quick: boolean): Promise<void> {
  const { changes } = await plan(org, sandboxIn(folder));
  const few = { resource: { terraform_data: numbered(changes.length) } };
  const same = inTerraformData(stackOfOrg());
  const applying = [['apply', planFile], planning];
  heading(`Terraform: org dev, ${changes.length} resources, against its sandbox org (npm run plan, npm run apply)`);
  const measured = await byTurns(
    {
      plan: () => took(() => plan(org, sandboxIn(folder))),
      planAlone: () => took(() => alone(folder, few, [])),
      planSame: () => took(() => alone(folder, same, [])),
      apply: () => took(() => applied(folder)),
      applyAlone: () => took(() => alone(folder, few, applying)),
      applySame: () => took(() => alone(folder, same, applying)),
    },
    quick ? 3 : 7,
  );
  line('plan', milliseconds(measured.plan));
  line('  Terraform alone: init, plan, show', milliseconds(measured.planAlone));
  line('  the same with the texts of the stack', milliseconds(measured.planSame));
  ratio('plan, beside Terraform alone', measured.plan, measured.planAlone, goal);
  ratio('  with the texts of the stack', measured.plan, measured.planSame);
  line('apply, with its second plan', milliseconds(measured.apply));
  line('  Terraform alone: init, plan, show, apply, plan', milliseconds(measured.applyAlone));
  line('  the same with the texts of the stack', milliseconds(measured.applySame));
  ratio('apply, beside Terraform alone', measured.apply, measured.applyAlone, goal);
  ratio('  with the texts of the stack', measured.apply, measured.applySame);
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

function numbered(count: number): Readonly<Record<string, { readonly input: string }>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`R${index}`, { input: String(index) }]));
}

function stackOfOrg(): Stack {
  return temporarySynthesis([org], ([made]) =>
    JSON.parse(readFileSync(join(made?.folder as string, 'cdk.tf.json'), 'utf8')),
  );
}

/** Plans a stack without a provider, and runs more commands in its folder. */
async function alone(folder: string, stack: object, more: readonly (readonly string[])[]): Promise<void> {
  const own = mkdtempSync(join(folder, 'alone-'));
  writeFileSync(join(own, 'cdk.tf.json'), JSON.stringify(stack));
  const variables = Object.entries(variablesOf(sandboxClient)).map(([name, value]) => [`TF_VAR_${name}`, value]);
  const program = new Terraform(own, { ...bareEnvironment(), ...Object.fromEntries(variables) });
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

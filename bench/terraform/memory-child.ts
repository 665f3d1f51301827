import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { synthesise } from '../../commands/org/synthesise';
import { terraformDoor } from '../../commands/serve/terraform-door';
import { sandboxEnvironment } from '../../commands/terraform/environment';
import { overrideFor } from '../../commands/terraform/override';
import { StackResources } from '../../commands/terraform/stack-resources';
import { Terraform } from '../../commands/terraform/terraform';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { newOrg } from '../../sandbox/new-org';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { writeRules } from '../../sandbox/write-rules';
import { exampleOrg } from '../../test/support/example-org';

export interface MemoryTask {
  /** A folder that is empty. */
  readonly folder: string;
  /** How often the org is applied and destroyed. */
  readonly times: number;
}

/** MB of a process, garbage collected. */
export interface Memory {
  readonly resident: number;
  readonly heap: number;
}

/** Serves org dev as `serve --empty` does, and lets Terraform apply and destroy it. @returns what is used after each time */
async function measure({ folder, times }: MemoryTask): Promise<readonly Memory[]> {
  process.chdir(folder);
  const org = exampleOrg('dev');
  const [synthesised] = synthesise([org], 'cdktf.out');
  const copy = join(folder, synthesised?.folder as string);
  const override = overrideFor(StackResources.of(copy, {}), { state: join(folder, 'it.tfstate'), destroy: true });
  writeFileSync(join(copy, 'bench_override.tf.json'), JSON.stringify(override));
  const record = newOrg(copy, { organization: org.genesys.organization ?? org.name });
  const door = await terraformDoor(new WrittenOrg(record, writeRules()), org, clientsOf(record)[0]);
  if ('missing' in door) throw new Error(door.missing);
  const variables = { ...sandboxEnvironment(folder), TF_REATTACH_PROVIDERS: door.reattach };
  const terraform = new Terraform(copy, variables);
  await terraform.run(['init', '-input=false']);
  const used: Memory[] = [];
  for (let time = 0; time < times; time++) {
    for (const command of ['apply', 'destroy']) {
      const { code, diagnostics } = await terraform.events([command, '-auto-approve']);
      if (code !== 0) throw new Error(JSON.stringify(diagnostics));
    }
    used.push(await usedNow());
  }
  await door.close();
  return used;
}

async function usedNow(): Promise<Memory> {
  await setImmediate();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { resident: rss / 1024 ** 2, heap: heapUsed / 1024 ** 2 };
}

measure(JSON.parse(process.argv[2] as string)).then((used) => console.log(JSON.stringify(used)));

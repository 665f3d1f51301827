import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bareEnvironment } from '../../commands/terraform/environment';
import { Terraform } from '../../commands/terraform/terraform';

/** Does something while another Terraform has a state locked, since it waits for the approval of a plan. */
export async function whileLocked<T>(state: string, work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'locked-'));
  const stack = {
    terraform: { backend: { local: { path: resolve(state) } } },
    resource: { terraform_data: { It: {} } },
  };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(stack));
  await new Terraform(folder, bareEnvironment()).run(['init', '-input=false']);
  const other = spawn('terraform', ['apply', '-refresh=false'], { cwd: folder, env: bareEnvironment() });
  const closed = once(other, 'close');
  try {
    let printed = '';
    for await (const text of other.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      printed += text;
      if (printed.includes('Enter a value')) break;
    }
    return await work();
  } finally {
    other.stdin.end();
    other.stdout.resume();
    await closed;
    rmSync(folder, { recursive: true });
  }
}

import { hasTerraform } from '../releases/terraform';
import { canaries, canariesFound } from './canaries';
import { checks, nightlyChecks } from './checks';
import { SandboxOrgs } from './sandbox-orgs';
import { againWithoutNetwork, hasNetwork } from './without-network';

/** How many checks run at once. Ctrl-C reaches the Terraform that was started last, so those with it run alone. */
const atOnce = 3;

/** Lets the real Terraform plan and apply stacks against sandbox orgs. Words of the command line choose among the checks; `--all` adds those of every night. */
async function main(): Promise<void> {
  if (!hasTerraform()) {
    console.log('skipped: terraform is not on the path');
    return;
  }
  const code = againWithoutNetwork();
  if (code !== undefined) {
    process.exitCode = code;
    return;
  }
  console.log(`network: ${hasNetwork() ? 'there is one, since unshare cannot cut it off' : 'nothing but loopback'}`);
  Object.assign(process.env, canaries);
  const orgs = new SandboxOrgs();
  // Contracts that the project has recorded are not compared: what Terraform itself does is asked here.
  process.chdir(orgs.root);
  const words = process.argv.slice(2).filter((word) => word !== '--all');
  const all = process.argv.includes('--all') ? [...checks, ...nightlyChecks] : checks;
  const chosen = all.filter(({ name }) => words.every((word) => name.includes(word)));
  const alone = chosen.filter(({ name }) => name.includes('Ctrl-C'));
  const waiting = chosen.filter((check) => !alone.includes(check));
  let failed = 0;
  const report = (name: string, found: readonly string[]) => {
    console.log([`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}`, ...found].join('\n     '));
    if (found.length > 0) failed++;
  };
  const work = async (queue: typeof waiting) => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      report(check.name, await check.run(orgs).catch((error: unknown) => [String(error)]));
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, () => work(waiting)));
    await work(alone);
    const { places, found } = canariesFound(orgs);
    report(`no secret of the caller in ${places}`, found);
  } finally {
    orgs.remove();
  }
  const count = chosen.length + 1;
  console.log(`terraform: ${count - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

import { resolve } from 'node:path';
import { ownProviderVariable } from '../../commands/terraform/own-provider';
import { hasTerraform } from '../releases/terraform';
import { canaries, canariesFound } from './canaries';
import type { Check } from './check';
import { checks, nightlyChecks } from './checks';
import { Calls } from './own-provider/calls';
import { compared } from './own-provider/compared';
import { buildStandIn } from './own-provider/stand-in/build';
import { SandboxOrgs } from './sandbox-orgs';
import { againWithoutNetwork, hasNetwork } from './without-network';

/** How many checks run at once. Ctrl-C reaches the Terraform that was started last, so those with it run alone. */
const atOnce = 3;

/**
 * Lets the real Terraform plan and apply stacks against sandbox orgs. Words of the command line choose among the checks;
 * `--all` adds those of every night. With the binary of a provider, from the folder that a variable names, each check is
 * made with it too and compared; `--stand-in` does so with a program that stands in for the binary.
 */
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
  const given = process.env[ownProviderVariable];
  const own = given && resolve(given);
  // Contracts that the project has recorded are not compared: what Terraform itself does is asked here.
  process.chdir(orgs.root);
  const { words, all, standIn } = chosenBy(process.argv.slice(2));
  const found = (all ? [...checks, ...nightlyChecks] : checks).filter(({ name }) =>
    words.every((word) => name.includes(word)),
  );
  const folder = standIn ? buildStandIn(orgs.root) : own;
  const calls = new Calls();
  const chosen = folder ? withBinary(found, orgs.through({ folder, onAnswered: calls.note })) : found;
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
    const secrets = canariesFound(orgs);
    report(`no secret of the caller in ${secrets.places}`, secrets.found);
    if (folder) {
      console.log(['calls of the binary:', ...calls.lines].join('\n'));
      report('the sandbox serves every call of the binary', calls.notServed);
    }
  } finally {
    orgs.remove();
  }
  const count = chosen.length + (folder ? 2 : 1);
  const took = Math.round(performance.now() / 1000);
  console.log(`terraform: ${count - failed} passed, ${failed} failed in ${took} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function chosenBy(given: readonly string[]) {
  const words = given.filter((word) => !word.startsWith('--'));
  return { words, all: given.includes('--all'), standIn: given.includes('--stand-in') };
}

/** The checks that can be made with a binary. The others are named. */
function withBinary(found: readonly Check[], binary: SandboxOrgs): readonly Check[] {
  for (const { name, onlyServed } of found)
    if (onlyServed !== undefined) console.log(`left out: ${name}: ${onlyServed}`);
  return found.filter(({ onlyServed }) => onlyServed === undefined).map((check) => compared(check, binary));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

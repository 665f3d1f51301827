import { parseArgs } from 'node:util';
import { check } from './check';
import { install } from './install';
import { packaged } from './package/package';
import { sandbox } from './sandbox/sandbox';
import { suite } from './suite';
import { examples } from './synth/examples';
import { manyOrgs } from './synth/many-orgs';
import { devStack, prepareExamples } from './synth/prepare';
import { release } from './terraform/release';
import { terraform } from './terraform/terraform';
import { inTemporaryFolder } from './workspace';

const usage = `npm run bench -- [--quick | --install | --package | --terraform | --release]
  --quick      fewer rounds, no more than 100 orgs, without the tests
  --install    only .ci/run in a fresh copy, step by step; needs the registry that npm is set up for
  --package    only the packed project beside a bare cdktf app: npm install, main.ts; needs that registry
  --terraform  only Terraform against sandbox orgs, without a network: beside Terraform alone, with many resources, memory,
               all example orgs; needs Terraform
  --release    only the calls that fail while Terraform carries out releases; needs Terraform`;

/** Prints figures of one run: what is compared takes turns, so ratios hold where the machine is busy. */
async function run(args: readonly string[]): Promise<void> {
  const { quick, install: installing, package: packing, terraform: applying, release: releasing } = optionsOf(args);
  await inTemporaryFolder(async (folder) => {
    if (installing) return install(folder);
    if (packing) return packaged(folder);
    if (applying) return terraform(folder, quick);
    if (releasing) return release();
    const prepared = prepareExamples(folder);
    await examples(folder, prepared, quick);
    await manyOrgs(folder, prepared, quick);
    await check(folder, quick);
    await sandbox(devStack(prepared), quick);
    if (!quick) suite(folder);
  });
}

type Options = Readonly<Record<'quick' | 'install' | 'package' | 'terraform' | 'release', boolean>>;

function optionsOf(args: readonly string[]): Options {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const options = { quick: flag, install: flag, package: flag, terraform: flag, release: flag };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

void run(process.argv.slice(2));

import type { Command } from 'commander';
import { UserError } from '../../input/user-error';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { SandboxFolder } from '../org/sandbox-folder';
import { exitCodes } from '../terminal/exit-codes';
import { jsonOption } from '../terminal/options';
import { apply, applyText, isDone } from './apply';
import { type OwnProvider, ownProviderVariable } from './own-provider';
import { plan, planText } from './plan';

interface Options {
  readonly sandbox?: boolean;
  readonly json?: boolean;
}

type OnEnd = (asExpected: boolean) => void;

/** Adds the command `plan`. @param onEnd called with whether there is nothing to do */
export function addPlan(cli: Command, onEnd: OnEnd): void {
  command(
    cli,
    'plan',
    'let Terraform plan the stack of an org against its sandbox org',
    'npx --no-install cdktf diff',
  ).action(async (name: string, { json, ...options }: Options) => {
    const org = chosen(name, options, 'npx --no-install cdktf diff');
    const result = await plan(org, new SandboxFolder(org.name), { ownProvider: ownProvider() });
    console.log(json ? JSON.stringify(result, null, 2) : planText(result));
    onEnd(result.isEmpty);
    if (result.wasInterrupted) process.exitCode = exitCodes.interrupted;
  });
}

/** Adds the command `apply`. @param onEnd called with whether everything was done */
export function addApply(cli: Command, onEnd: OnEnd): void {
  addWriting(
    cli,
    'apply',
    'let Terraform apply the stack of an org to its sandbox org',
    'npx --no-install cdktf deploy',
    onEnd,
  );
}

/** Adds the command `destroy`. @param onEnd called with whether everything was done */
export function addDestroy(cli: Command, onEnd: OnEnd): void {
  addWriting(
    cli,
    'destroy',
    'let Terraform destroy what it made in a sandbox org',
    'npx --no-install cdktf destroy',
    onEnd,
  );
}

/** Adds the command `reset`. */
export function addReset(cli: Command, onEnd: OnEnd): void {
  command(cli, 'reset', 'remove a sandbox org and its Terraform state').action(
    async (name: string, { json, ...options }: Options) => {
      const folder = new SandboxFolder(chosen(name, options).name);
      const found = folder.exists;
      if (found) await folder.locked(() => folder.remove());
      const text = found ? `Removed ${folder.path}.` : `There is no ${folder.path}.`;
      console.log(json ? JSON.stringify({ removed: found, folder: folder.path }, null, 2) : text);
      onEnd(true);
    },
  );
}

function addWriting(cli: Command, name: 'apply' | 'destroy', summary: string, forOrg: string, onEnd: OnEnd): void {
  command(cli, name, summary, forOrg).action(async (given: string, { json, ...options }: Options) => {
    const org = chosen(given, options, forOrg);
    const onLine = (line: string) => (json ? console.error(line) : console.log(line));
    const destroy = name === 'destroy';
    const result = await apply(org, new SandboxFolder(org.name), { destroy, onLine, ownProvider: ownProvider() });
    console.log(json ? JSON.stringify(result, null, 2) : applyText(result, name));
    onEnd(isDone(result));
    if (result.wasInterrupted) process.exitCode = exitCodes.interrupted;
  });
}

function command(cli: Command, name: string, summary: string, forOrg?: string): Command {
  const other = forOrg === undefined ? '' : `; for the org itself: ${forOrg} <org>`;
  return cli
    .command(name)
    .configureHelp({ commandUsage: () => `npm run ${name} -- <org> --sandbox [options]` })
    .summary(summary)
    .description(
      `${summary}, which is kept in .sandbox/<org>: no org, no provider and no network is needed, only Terraform${other} (docs/terraform.md)`,
    )
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .option('--sandbox', 'work on the sandbox org; the command knows no other')
    .addOption(jsonOption());
}

/** @throws UserError without `--sandbox`, for an org that does not exist, and for mistakes in any org file */
function chosen(name: string, { sandbox }: Options, forOrg?: string) {
  const next = forOrg === undefined ? 'add it' : `add it; for the org itself: ${forOrg} ${name}`;
  if (!sandbox) throw new UserError([{ path: '--sandbox', problem: 'missing', next }]);
  return chooseOrg(name, allOrgs(), '<org>');
}

/** The provider whose folder the caller names. */
function ownProvider(): OwnProvider | undefined {
  const folder = process.env[ownProviderVariable];
  return folder === undefined || folder === '' ? undefined : { folder };
}

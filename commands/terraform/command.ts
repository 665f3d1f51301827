import type { Command } from 'commander';
import { UserError } from '../../input/user-error';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { SandboxFolder } from '../org/sandbox-folder';
import { exitCodes } from '../terminal/exit-codes';
import { jsonOption } from '../terminal/options';
import { applyOnSandbox } from './on-sandbox';

interface Options {
  readonly sandbox?: boolean;
  readonly json?: boolean;
}

type OnEnd = (asExpected: boolean) => void;

/** Adds the command `destroy`. @param onEnd called with whether everything was done */
export function addDestroy(cli: Command, onEnd: OnEnd): void {
  const forOrg = 'npx --no-install cdktf destroy';
  command(cli, 'destroy', 'let Terraform destroy what it made in a sandbox org', forOrg).action(
    async (name: string, { json, ...options }: Options) => {
      const { asExpected, wasInterrupted } = await applyOnSandbox(chosen(name, options, forOrg), 'destroy', json);
      onEnd(asExpected);
      if (wasInterrupted) process.exitCode = exitCodes.interrupted;
    },
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
    .option('--sandbox', 'work on the sandbox org; this command knows no other')
    .addOption(jsonOption());
}

/** @throws UserError without `--sandbox`, for an org that does not exist, and for mistakes in any org file */
function chosen(name: string, { sandbox }: Options, forOrg?: string) {
  const next = forOrg === undefined ? 'add it' : `add it; for the org itself: ${forOrg} ${name}`;
  if (!sandbox) throw new UserError([{ path: '--sandbox', problem: 'missing', next }]);
  return chooseOrg(name, allOrgs(), '<org>');
}

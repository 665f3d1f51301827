import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import type { Org } from '../../constructs/project/project';
import { reportTerraformEnvironment } from '../../constructs/project/terraform-environment';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { gatewayNote } from '../org/gateway';
import { exitCodes } from '../terminal/exit-codes';
import { jsonOption } from '../terminal/options';
import { endUnread } from '../terminal/unread-output';
import { applyOnSandbox, planOnSandbox } from '../terraform/on-sandbox';
import { applyOrg, isApplied } from './apply-org';
import { applyOrgText } from './apply-text';
import { planOrgMarkdown } from './markdown';
import { planOrg } from './plan-org';
import { refuseSdkDebug } from './refuse-sdk-debug';
import { planOrgText } from './text';

interface Options {
  readonly sandbox?: boolean;
  readonly json?: boolean;
  readonly adopt?: boolean;
}

interface PlanOptions extends Options {
  readonly markdown?: boolean;
}

interface ApplyOptions extends Options {
  readonly expect?: string;
  readonly force?: boolean;
}

type OnEnd = (asExpected: boolean) => void;

/** Adds the command `plan`. @param onEnd called with whether there is nothing to do */
export function addPlan(cli: Command, onEnd: OnEnd): void {
  command(cli, 'plan', 'let Terraform plan the stack of an org, and say what it means for callers')
    .addOption(new Option('--markdown', 'print the result as Markdown').conflicts(['json', 'sandbox']))
    .action(async (name: string, { sandbox, json, markdown = false, adopt = false }: PlanOptions) => {
      const org = chooseOrg(name, allOrgs(), '<org>');
      if (sandbox) return ended(await planOnSandbox(org, json), onEnd);
      if (!(await canReachOrg())) return;
      const result = await planOrg(org, { adopt, withShown: markdown });
      if (json) console.log(JSON.stringify(result, null, 2));
      else console.log(markdown ? planOrgMarkdown(result) : planOrgText(result));
      ended({ asExpected: result.isEmpty, wasInterrupted: result.wasInterrupted }, onEnd);
    });
}

/** Adds the command `apply`. @param onEnd called with whether everything was done */
export function addApply(cli: Command, onEnd: OnEnd): void {
  command(cli, 'apply', 'let Terraform apply the stack of an org, when its plan is the one that was read')
    .addOption(
      new Option('--expect <fingerprint>', 'fingerprint that `plan` printed: another plan is not applied')
        .argParser(fingerprintIn)
        .conflicts('sandbox'),
    )
    .addOption(
      new Option(
        '--force',
        'apply although preflight has found something; what exists and is not in the state is not overwritten all the same',
      ).conflicts('sandbox'),
    )
    .action(async (name: string, { sandbox, json, expect, adopt = false, force = false }: ApplyOptions) => {
      const org = chooseOrg(name, allOrgs(), '<org>');
      endUnread();
      if (sandbox) return ended(await applyOnSandbox(org, 'apply', json), onEnd);
      if (expect === undefined && !process.stdin.isTTY) throw unread(org, adopt);
      if (!(await canReachOrg())) return;
      const onLine = (line: string) => (json ? console.error(line) : console.log(line));
      const result = await applyOrg(org, { adopt, expect, force, onLine, confirm: () => confirmed(org) });
      console.log(json ? JSON.stringify(result, null, 2) : applyOrgText(result));
      ended({ asExpected: isApplied(result), wasInterrupted: result.wasInterrupted }, onEnd);
    });
}

function command(cli: Command, name: string, summary: string): Command {
  return cli
    .command(name)
    .configureHelp({ commandUsage: () => `npm run ${name} -- <org> [options]` })
    .summary(summary)
    .description(`${summary}, with the backend, the state and the environment of \`cdktf deploy\` (docs/deploy.md)`)
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .option(
      '--sandbox',
      'work on the sandbox org in .sandbox/<org>: no org, no provider and no network is needed, only Terraform (docs/terraform.md)',
    )
    .addOption(
      new Option('--adopt', 'import what exists under the names of new resources, and is not in the state').conflicts(
        'sandbox',
      ),
    )
    .addOption(jsonOption());
}

/** Says what in the environment leads Terraform elsewhere. @returns false when it would find no provider there */
async function canReachOrg(): Promise<boolean> {
  refuseSdkDebug(process.env);
  const note = gatewayNote(process.env);
  if (note !== undefined) console.error(note);
  await reportTerraformEnvironment();
  return process.exitCode !== exitCodes.usage;
}

function fingerprintIn(given: string): string {
  if (/^[0-9a-f]{12}$/.test(given)) return given;
  const expected = 'the 12 hexadecimal digits that `plan` printed';
  throw new UserError([{ path: '--expect', given: shown(given), expected }]);
}

function unread({ name }: Org, adopt: boolean): UserError {
  const words = `${name}${adopt ? ' --adopt' : ''}`;
  return new UserError([
    {
      path: '--expect',
      problem: 'missing, and no terminal can be asked',
      next: `read the plan: npm run plan -- ${words}, and run: npm run apply -- ${words} --expect <its fingerprint>`,
    },
  ]);
}

async function confirmed({ name }: Org): Promise<boolean> {
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  const closed = once(asked, 'close').then(() => '');
  try {
    // Ctrl-C closes the terminal.
    const answer = await Promise.race([asked.question(`Apply exactly this to ${name}? Type yes: `), closed]);
    return answer.trim() === 'yes';
  } finally {
    asked.close();
  }
}

function ended(
  { asExpected, wasInterrupted }: { readonly asExpected: boolean; readonly wasInterrupted: boolean },
  onEnd: OnEnd,
): void {
  onEnd(asExpected);
  if (wasInterrupted) process.exitCode = exitCodes.interrupted;
}

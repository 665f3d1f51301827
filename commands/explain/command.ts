import { type Command, Option } from 'commander';
import { UserError } from '../../input/user-error';
import { mistakesMarkdown } from '../check/markdown';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { inChainOrder } from '../org/in-chain-order';
import { checkReportFile, writeReport } from '../report/write-report';
import { exitCodes } from '../terminal/exit-codes';
import { jsonOption, reportOption } from '../terminal/options';
import { Progress } from '../terminal/progress';
import { explain } from './explain';
import { isAsExpected } from './explain-result';
import { explainMarkdown } from './markdown';
import { reportOf } from './report';
import { explainText } from './text';

interface Options {
  readonly base: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly report?: string;
}

/** Adds the command `explain`. @param onEnd called with whether every scenario ends as expected */
export function addExplain(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('explain')
    .configureHelp({ commandUsage: () => 'npm run explain -- --base <ref> [orgs...] [options]' })
    .summary('say what a change does to each org, before it is merged')
    .description(
      'apply the golden files of a base commit to sandbox orgs by Terraform, plan what ships now on them, and play all scenarios on both: no org, no credentials and no network is needed, only Terraform; exit with 1 if a scenario does not end as expected (docs/pull-requests.md)',
    )
    .argument(
      '[orgs...]',
      'names of orgs: their files in orgs/, without .yaml (default: all, in the order of promotesFrom)',
    )
    .addOption(new Option('--base <ref>', 'the branch, tag or commit to compare with').makeOptionMandatory())
    .addOption(new Option('--markdown', 'print the result as Markdown, for a comment or a summary').conflicts('json'))
    .addOption(jsonOption())
    .addOption(reportOption())
    .action(async (names: readonly string[], options: Options) => {
      const { json, markdown } = options;
      try {
        const result = await explained(names, options);
        if (result === undefined) {
          process.exitCode = exitCodes.interrupted;
          return;
        }
        if (json) console.log(JSON.stringify(result, null, 2));
        else console.log(markdown ? explainMarkdown(result) : explainText(result));
        onEnd(isAsExpected(result));
      } catch (error) {
        // A summary has nothing of what stderr says.
        if (markdown && error instanceof UserError) console.log(mistakesMarkdown(error));
        throw error;
      }
    });
}

/** Undefined after Ctrl-C. */
async function explained(names: readonly string[], { base, report }: Options) {
  if (report !== undefined) checkReportFile(report);
  const all = allOrgs();
  const chosen = names.map((name) => chooseOrg(name, all, '<org>'));
  const [first, ...others] = inChainOrder(all).filter((org) => names.length === 0 || chosen.includes(org));
  const progress = new Progress();
  const result = await explain([first as (typeof all)[number], ...others], {
    base,
    some: names.length > 0,
    progress,
  }).finally(() => progress.end());
  if (result !== undefined && report !== undefined) writeReport(report, reportOf(result));
  return result;
}

import type { Command } from 'commander';
import { Option } from 'commander';
import { contractsFile } from '../../constructs/project/recorded-contracts';
import { goldensFolder as folder } from '../../constructs/project/recorded-flows';
import { UserError } from '../../input/user-error';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { inChainOrder } from '../org/in-chain-order';
import { jsonOption } from '../terminal/options';
import { Progress } from '../terminal/progress';
import { check, checkedBounds } from './check';
import { isClean } from './check-result';
import { checkMarkdown, mistakesMarkdown } from './markdown';
import { checkText } from './text';
import { updateGoldens } from './update';
import { updateText } from './update-text';

interface Options {
  readonly org?: string;
  readonly update?: boolean;
  readonly base?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Adds the command `check`. @param onEnd called with whether nothing is wrong */
export function addCheck(cli: Command, onEnd: (clean: boolean) => void): void {
  const { first, most } = checkedBounds;
  cli
    .command('check')
    .configureHelp({ commandUsage: () => 'npm run check -- [options]' })
    .summary('check what every org ships: golden files, scenarios, faults')
    .description(
      `compare what every org ships with ${folder}, play every scenario through each flow that it can start, and those in scenarios/ that name a flow through that, and play the flows under every schedule of faults in the first ${first} requests and of ${most} fault anywhere, as they ship (explore goes deeper); write nothing, and exit with 1 if something is wrong`,
    )
    .option('--org <name>', 'check this org only')
    .option(
      '--update',
      `only write what every org ships to ${folder}, where reviewers read the changes, and remove the files that no org ships; add the contracts of new data actions to ${contractsFile}`,
    )
    .addOption(
      new Option(
        '--base <ref>',
        'a branch, tag or commit: the releases that an org with promotesFrom runs there are frozen and must be unchanged here',
      ).conflicts('update'),
    )
    .addOption(
      new Option('--markdown', 'print the result as Markdown, for a comment or a summary').conflicts([
        'json',
        'update',
      ]),
    )
    .addOption(jsonOption())
    .action(async (options: Options) => onEnd(options.update ? update(options) : await checked(options)));
}

/** @throws UserError for mistakes in org files, and when a golden file cannot be written */
function update({ org, json }: Options): boolean {
  const result = updateGoldens(orgsOf(org), { folder, some: org !== undefined });
  console.log(json ? JSON.stringify(result, null, 2) : updateText(result));
  return true;
}

async function checked({ org, base, json, markdown }: Options): Promise<boolean> {
  const progress = new Progress();
  const some = org !== undefined;
  try {
    const result = await check(orgsOf(org), { folder, some, base, progress }).finally(() => progress.end());
    if (json) console.log(JSON.stringify(result, null, 2));
    else console.log(markdown ? checkMarkdown(result) : checkText(result));
    return isClean(result);
  } catch (error) {
    // A summary has nothing of what stderr says.
    if (markdown && error instanceof UserError) console.log(mistakesMarkdown(error));
    throw error;
  }
}

function orgsOf(name: string | undefined) {
  return name === undefined ? inChainOrder(allOrgs()) : [chooseOrg(name)];
}

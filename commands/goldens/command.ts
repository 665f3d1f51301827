import type { Command } from 'commander';
import { contractsFile } from '../../constructs/stack/recorded-contracts';
import { allOrgs } from '../org/choose-org';
import { jsonOption } from '../terminal/options';
import { writeFailure } from '../terminal/write-failure';
import { newContracts, writeContracts } from './contracts';
import { goldenDifferences, writeGoldens } from './goldens';
import { goldensText } from './text';

const folder = '__snapshots__/orgs';

interface GoldensOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Adds the command `goldens`. @param onEnd called with whether the golden files are, by now, what the orgs ship */
export function addGoldens(cli: Command, onEnd: (upToDate: boolean) => void): void {
  cli
    .command('goldens')
    .configureHelp({ commandUsage: () => 'npm run goldens -- [options]' })
    .summary('write the golden files of every org')
    .description(
      `write the files that every org ships to ${folder}, where reviewers read the changes, and remove the files that no org ships; add the contracts of new data actions to ${contractsFile}`,
    )
    .option('--check', 'write nothing; list the files that differ, and exit with 1 if there are any')
    .addOption(jsonOption())
    .action((options: GoldensOptions) => onEnd(goldens(options)));
}

/** @throws UserError for mistakes in org files, and when a golden file cannot be written */
function goldens({ check: checked = false, json }: GoldensOptions): boolean {
  const orgs = allOrgs();
  const differences = checked ? goldenDifferences(orgs, folder) : written(folder, () => writeGoldens(orgs, folder));
  const contracts = checked ? newContracts(orgs) : written(contractsFile, () => writeContracts(orgs));
  const result = { folder, checked, differences, contracts };
  console.log(json ? JSON.stringify(result, null, 2) : goldensText(result));
  return !checked || (differences.length === 0 && contracts.length === 0);
}

function written<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw writeFailure(error, place);
  }
}

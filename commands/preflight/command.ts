import { type Command, Option } from 'commander';
import { connect } from '../../platform/connect';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { losesLocalState } from '../org/loses-local-state';
import { announcedWait } from '../terminal/announced-wait';
import { jsonOption } from '../terminal/options';
import { knownState } from './known-state';
import { rowsMarkdown } from './markdown';
import { preflight, preflightSubject } from './preflight';
import { hasFailed } from './row';
import { rowsText } from './text';

interface Options {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Adds the command `preflight`. @param onEnd called with whether nothing would fail */
export function addPreflight(cli: Command, onEnd: (isReady: boolean) => void): void {
  cli
    .command('preflight')
    .configureHelp({ commandUsage: () => 'npm run preflight -- <org> [options]' })
    .summary('look whether an org is ready for an apply')
    .description(
      'sign in to an org and look whether an apply of its stack would succeed: permissions, what is looked up by name, names that are taken, locked flows; nothing is changed (docs/preflight.md)',
    )
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .addOption(new Option('--markdown', 'print the result as Markdown').conflicts('json'))
    .addOption(jsonOption())
    .action(async (name: string, { json, markdown }: Options) => {
      const org = chooseOrg(name, allOrgs(), '<org>');
      const platform = await connect(org, { wait: announcedWait });
      const options = {
        ...preflightSubject(org),
        state: knownState(org),
        losesLocalState: losesLocalState(process.env),
      };
      const result = await preflight(org, platform, options);
      if (json) console.log(JSON.stringify(result, null, 2));
      else console.log(markdown ? rowsMarkdown(`Preflight of ${org.name}`, result.rows) : rowsText(result.rows));
      onEnd(!hasFailed(result.rows));
    });
}

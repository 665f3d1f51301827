import { type Command, Option } from 'commander';
import { connect } from '../../platform/connect';
import { allOrgs, chooseOrg } from '../org/choose-org';
import { rowsMarkdown } from '../preflight/markdown';
import { hasFailed } from '../preflight/row';
import { rowsText } from '../preflight/text';
import { announcedWait } from '../terminal/announced-wait';
import { jsonOption } from '../terminal/options';
import { smoke } from './smoke';
import { smokeSubject } from './subject';

interface Options {
  readonly create?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** Adds the command `smoke`. @param onEnd called with whether everything works */
export function addSmoke(cli: Command, onEnd: (works: boolean) => void): void {
  cli
    .command('smoke')
    .configureHelp({ commandUsage: () => 'npm run smoke -- <org> [options]' })
    .summary('try in an org what was deployed to it')
    .description(
      'sign in to an org and try what was deployed to it: integrations, flows, the sign-in to ServiceNow, look-ups that find nothing (docs/preflight.md)',
    )
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .option(
      '--create',
      'make a record in ServiceNow, and another with the workflow of the org; find each by its correlation id, and resolve it where the release has resolve-incident',
    )
    .addOption(new Option('--markdown', 'print the result as Markdown').conflicts('json'))
    .addOption(jsonOption())
    .action(async (name: string, { create = false, json, markdown }: Options) => {
      const org = chooseOrg(name, allOrgs(), '<org>');
      const secrets: string[] = [];
      const platform = await connect(org, { secrets, wait: announcedWait });
      const result = await smoke(smokeSubject(org), platform, { create, secrets, wait: announcedWait });
      if (json) console.log(JSON.stringify(result, null, 2));
      else console.log(markdown ? rowsMarkdown(`Smoke test of ${org.name}`, result.rows) : rowsText(result.rows));
      onEnd(!hasFailed(result.rows));
    });
}

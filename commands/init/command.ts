import type { Command } from 'commander';
import { type InitOptions, init } from './init';

/** Adds the command `init`. */
export function addInit(cli: Command): void {
  cli
    .command('init')
    .argument('[folder]', 'the folder that becomes the repository', '.')
    .configureHelp({ commandUsage: () => 'npx --yes --package <tarball> genesys-servicenow init [options] [folder]' })
    .summary('write a repository of your own, which uses this project as a package')
    .description(
      'write a repository of your own, with org files, a release and workflows; it uses this project as a package. Nothing is written over another file.',
    )
    .option('--region <region>', 'AWS region of your Genesys Cloud org, such as eu-west-1')
    .option('--instance <url>', 'origin of your ServiceNow instance, such as https://acme.service-now.com')
    .option(
      '--package <spec>',
      'a packed tarball, or an exact version, that the repository will use (default: what npx was given)',
    )
    .option(
      '--without-cdktf-cli',
      'leave out cdktf-cli, and the scripts that only it needs: npm run plan and apply do without',
    )
    .action((folder: string, options: InitOptions) => init(folder, options));
}

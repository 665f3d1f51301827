import { Command, CommanderError } from 'commander';
import { watchCodeEnds } from '../constructs/stack/code-ends';
import { fromOwnCode } from '../constructs/stack/code-mistakes';
import { didYouMean } from '../input/did-you-mean';
import { oneOfText } from '../input/errors';
import { shown } from '../input/shown';
import { UserError } from '../input/user-error';
import { addCheck } from './check/command';
import { addCredential } from './credential/command';
import { addApply, addPlan } from './deploy/command';
import { addExplain } from './explain/command';
import { addExplore } from './explore/command';
import { addInit } from './init/command';
import { packageVersion } from './org/package-version';
import { addPermissions } from './permissions/command';
import { addPreflight } from './preflight/command';
import { addReleases } from './releases/command';
import { addPromote } from './releases/promote-command';
import { addRollback } from './releases/rollback-command';
import { addSchema } from './schema/command';
import { addServe } from './serve/command';
import { addSimulate } from './simulate/command';
import { refuseMovedOptions } from './simulate/moved-options';
import { addSmoke } from './smoke/command';
import { addStart } from './start/command';
import { addStorm } from './storm/command';
import { exitCodes } from './terminal/exit-codes';
import { interrupt, onInterrupt } from './terminal/interrupt';
import { refuseOrgOption } from './terminal/org-argument';
import { refuseRepeatedOptions } from './terminal/repeated-options';
import { onOutputError } from './terminal/unread-output';
import { usageMistake } from './terminal/usage-mistake';
import { addDestroy, addReset } from './terraform/command';

/** Runs the command line and sets the exit code of the process. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', onOutputError);
  onInterrupt(() => {
    console.error('\nstopped; every file that was written is complete');
    process.exit(exitCodes.interrupted);
  });
  process.on('SIGINT', interrupt);
  const words = argv.slice(2);
  const json = words.includes('--json');
  watchCodeEnds((error) => reported(error, json));
  const onUncaught = (error: unknown) => process.exit(reported(fromOwnCode(error), json));
  process.on('uncaughtException', onUncaught).on('unhandledRejection', onUncaught);
  try {
    const cli = program();
    refuseUnknownCommand(cli, words);
    refuseMovedOptions(cli, words);
    refuseOrgOption(cli, words);
    refuseRepeatedOptions(cli);
    await cli.parseAsync(argv as string[]);
  } catch (error) {
    process.exitCode = reported(error, json);
  }
}

function program(): Command {
  const cli = new Command('npm start --')
    .description('ServiceNow data actions and Architect flows for Genesys Cloud orgs, as code')
    .version(packageVersion(), '--version', 'print the version of this project')
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  const onEnd = (asExpected: boolean) => {
    process.exitCode = asExpected ? exitCodes.ok : exitCodes.found;
  };
  const commands = [
    ...[addStart, addSimulate, addStorm, addServe, addExplore, addCheck, addExplain],
    ...[addReleases, addPromote, addRollback, addSchema, addInit],
    ...[addPlan, addApply, addDestroy, addReset],
    ...[addPermissions, addCredential, addPreflight, addSmoke],
  ];
  for (const add of commands) add(cli, onEnd);
  cli.addHelpText('after', () => startOptions(cli));
  return cli;
}

/** The options of the command that runs when none is given. */
function startOptions(cli: Command): string {
  const start = cli.commands.find((command) => command.name() === 'start');
  if (start === undefined) return '';
  const help = start.createHelp();
  const options = help.visibleOptions(start).filter(({ long }) => long !== '--help');
  const width = Math.max(...options.map((option) => help.optionTerm(option).length));
  const lines = options.map((option) =>
    help.formatItem(help.optionTerm(option), width, help.optionDescription(option), help),
  );
  return ['', 'Options of start, which runs when no command is given:', ...lines].join('\n');
}

/** Commander would take a misspelt command for an argument of the default command. */
function refuseUnknownCommand(cli: Command, [first = '', second = '']: readonly string[]): void {
  const names = cli.commands.map((command) => command.name());
  const word = first === 'help' ? second : first;
  if (word === '' || word.startsWith('-') || names.includes(word)) return;
  throw new UserError([
    { given: `the command ${shown(word)}`, expected: oneOfText(names), next: didYouMean(word, names) },
  ]);
}

/**
 * Reports an error and returns the exit code. People read mistakes on stderr; with `--json`, programs read them on stdout.
 */
function reported(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : reported(new UserError([usageMistake(error)]), json);
  }
  if (error instanceof UserError) {
    console.error(error.message);
    if (json) console.log(JSON.stringify({ mistakes: error.mistakes }, null, 2));
    return exitCodes.usage;
  }
  console.error(`something is wrong with this program itself: ${error instanceof Error ? error.stack : String(error)}`);
  return exitCodes.found;
}

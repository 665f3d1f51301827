import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { UserError } from '../../input/user-error';
import { orgAsMessage } from './errors';

/** Adds the options that commit a change. @param usual the subject of the commit, if none is given */
export function addCommitOptions(command: Command, usual: string): Command {
  return command
    .option('--commit [message]', `commit what is written, and nothing else (default message: ${usual})`)
    .option('--body-file <file>', 'a file with the text below the message (default: what the org gets)')
    .exitOverride((error) => {
      const { commit } = command.opts<{ readonly commit?: string | boolean }>();
      const isOrg = typeof commit === 'string' && existsSync(`orgs/${commit}.yaml`);
      throw error.code === 'commander.missingArgument' && isOrg ? new UserError([orgAsMessage(commit)]) : error;
    });
}

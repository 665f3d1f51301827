import { type Command, Option } from 'commander';
import { oneOfText } from '../../input/errors';
import { UserError } from '../../input/user-error';
import { allOrgs } from '../org/choose-org';
import { announcedWait } from '../terminal/announced-wait';
import { jsonOption } from '../terminal/options';
import { putCredential, putText } from './put-credential';
import { readInput } from './read-input';

interface Options {
  readonly verify: boolean;
  readonly instance?: string;
  readonly json?: boolean;
}

const pipe = (org: string) => `pipe them in: printf '%s' "$JSON" | npm run credential -- put ${org}`;

/** Adds the command `credential`. @param onEnd called when the credential was written */
export function addCredential(cli: Command, onEnd: (asExpected: boolean) => void): void {
  cli
    .command('credential')
    .configureHelp({ commandUsage: () => 'npm run credential -- put <org> [options] < <JSON object>' })
    .summary('write the credential that an org file names; its fields come from standard input')
    .description(
      'create the credential that credential.existing names, or replace all of its fields, which are read as one JSON object from standard input; ServiceNow is asked for a token first (docs/preflight.md)',
    )
    .argument('<action>', 'put')
    .argument('<org>', 'name of the org: its file in orgs/, without .yaml')
    .option('--no-verify', 'do not ask ServiceNow for a token first')
    .addOption(
      new Option(
        '--instance <origin>',
        'ask at this address in place of the instance of the org, such as that of ServiceNow that npm run serve prints',
      ).argParser(checkedOrigin),
    )
    .addOption(jsonOption())
    // Commander would repeat an unknown word, which may be a secret.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_action: string, _org: string, { json, ...options }: Options, { args }: Command) => {
      const org = orgOf(args);
      const text = await readInput(process.stdin, pipe(org.name));
      const result = await putCredential(org, text, { ...options, wait: announcedWait });
      console.log(json ? JSON.stringify(result, null, 2) : putText(result));
      onEnd(true);
    });
}

/** @throws UserError that shows nothing of the command line */
function orgOf([action, name = '', ...others]: readonly string[]) {
  if (action !== 'put' || others.length > 0 || !/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new UserError([
      {
        path: 'credential',
        problem: 'the command line has other words than put, the name of an org and the options that --help lists',
        expected: 'the fields on standard input only, since other programs can read a command line',
        next: `${pipe('<org>')}; replace a secret that was on the command line`,
      },
    ]);
  }
  const orgs = allOrgs();
  const org = orgs.find((candidate) => candidate.name === name);
  if (org !== undefined) return org;
  const expected = oneOfText(orgs.map((candidate) => candidate.name));
  throw new UserError([{ path: '<org>', problem: 'no org has that name', expected }]);
}

/** @throws UserError for an address that is neither https nor on this machine */
function checkedOrigin(given: string): string {
  if (/^(?:https:\/\/[\w.-]+|http:\/\/(?:127\.0\.0\.1|localhost))(?::\d{1,5})?$/.test(given)) return given;
  const expected = 'an https origin, or an http origin on this machine, such as http://127.0.0.1:49152';
  throw new UserError([{ path: '--instance', problem: 'not accepted', expected }]);
}

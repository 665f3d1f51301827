import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlayScenariosOptions, playScenarios, type ScenariosPlayed } from '../../../commands/play/play-scenarios';
import { UserError } from '../../../input/user-error';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';

type Words = Pick<PlayScenariosOptions, 'flow' | 'objects' | 'scenario'>;

/** Contents of files by name. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Plays and returns the same as `simulate --json`. The org is dev, synthesised and published once. */
export async function playFiles(files: Files, words: Words): Promise<ScenariosPlayed & { readonly code: number }> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const path = (word: string) => (Object.hasOwn(files, word) ? join(folder, word) : word);
  const options: PlayScenariosOptions = {
    seed: 1,
    json: true,
    ...(words.flow && { flow: words.flow.map(path) }),
    ...(words.scenario && { scenario: words.scenario.map(path) }),
    ...(words.objects !== undefined && { objects: path(words.objects) }),
  };
  try {
    const org = exampleOrg('dev');
    const run = await playScenarios(org, shipped(org), options);
    return { ...run, code: run.played.every(({ asExpected }) => asExpected) ? 0 : 1 };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Refused(error.message.replaceAll(`${folder}/`, ''));
  }
}

/** The message that the command would print on stderr, with exit code 2. */
export async function refusalOf(files: Files, words: Words): Promise<string> {
  const outcome = await playFiles(files, words).catch((error: unknown) => error);
  if (!(outcome instanceof Refused)) throw outcome instanceof Error ? outcome : new Error('nothing was refused');
  return outcome.message;
}

class Refused extends Error {}

/** The text of a scenario file. */
export function scenario(...lines: readonly string[]): string {
  return ['title: mine', ...lines, ''].join('\n');
}

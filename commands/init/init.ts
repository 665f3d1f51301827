import { shown } from '../../input/shown';
import { checkedAnswers } from './answers';
import { newFiles } from './new-files';
import { packageSource } from './package-source';
import { writeNewFiles } from './write-new-files';

export interface InitOptions {
  readonly region?: string;
  readonly instance?: string;
  readonly package?: string;
  readonly withoutCdktfCli?: boolean;
}

/**
 * Writes a repository that uses this project as a package.
 *
 * @param folder is made where there is none
 * @throws UserError for mistakes in the options, and when files are in the way; then nothing is written
 */
export function init(folder: string, options: InitOptions): void {
  const files = newFiles(checkedAnswers(options), packageSource(options.package), {
    cdktfCli: options.withoutCdktfCli !== true,
  });
  writeNewFiles(folder, files);
  console.log(folded('wrote', [...files.keys()]));
  const first = folder === '.' ? '' : `cd ${/^[\w./-]+$/.test(folder) ? folder : shown(folder)} && `;
  console.log(`next: ${first}npm install && npm run check -- --update`);
}

/** Words with commas between them, in lines of about a hundred characters. */
function folded(start: string, words: readonly string[]): string {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 90) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line}, ${word}`;
  }
  return `${start} ${lines.join(`,\n${' '.repeat(start.length + 1)}`)}`;
}

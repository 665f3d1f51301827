import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exampleOrgs, exampleReleases, root } from '../support/root';

/** The output of a command as a document shows it, in a block after `<!-- output of <words> -->`. */
interface ShownOutput {
  readonly document: string;
  readonly words: readonly string[];
  /** What is between the lines `...`, which stand for what the document leaves out. */
  readonly pieces: readonly string[];
}

/** Runs every command whose output the README or a page of `docs/` shows, with the example orgs, and says where the two differ. */
function checkShownOutputs(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    cpSync(exampleOrgs, join(folder, 'orgs'), { recursive: true });
    cpSync(exampleReleases, join(folder, 'releases'), { recursive: true });
    cpSync(join(root, 'docs'), join(folder, 'docs'), { recursive: true });
    run(folder, 'check', '--update');
    return shownOutputs().flatMap((shown) => differences(shown, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shownOutputs(): readonly ShownOutput[] {
  const pages = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
  return ['README.md', ...pages.map((file) => `docs/${file}`)].flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8');
    // Tests compare what npm and npx print.
    return [...text.matchAll(/<!-- output of (?!npm |npx )(.*?) -->\n```\n([\s\S]*?)```/g)].map(
      ([, words = '', shown = '']) => ({ document, words: words.split(' '), pieces: shown.split('...\n') }),
    );
  });
}

function differences({ document, words, pieces }: ShownOutput, folder: string): readonly string[] {
  console.log(`${document}: ${words.join(' ')}`);
  const { stdout, stderr, status } = run(folder, ...words);
  const named = `${document}: the output of "${words.join(' ')}"`;
  if (status !== 0) return [`${named} cannot be compared, the command ended with exit code ${status}: ${stderr}`];
  const isWhole = pieces.length === 1;
  const isShown = isWhole ? stdout === pieces[0] : pieces.every((piece) => stdout.includes(piece));
  return isShown ? [] : [`${named} has changed; it is now:\n${stdout}`];
}

function run(folder: string, ...words: readonly string[]) {
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const program = ['--import', tsx, join(root, 'commands', 'cli.ts')];
  return spawnSync(process.execPath, [...program, ...words], { cwd: folder, encoding: 'utf8' });
}

const found = checkShownOutputs();
for (const difference of found) console.error(difference);
process.exitCode = found.length === 0 ? 0 : 1;

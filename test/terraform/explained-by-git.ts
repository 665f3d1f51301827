import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExplainResult } from '../../commands/explain/explain-result';
import { beginRepository } from '../support/git-repository';
import { exampleOrgs, exampleReleases, root } from '../support/root';
import { type Check, lacks } from './check';

/** The command in a repository: an org that changes, one that is new, and one that is gone. */
export const explainByGitChecks: readonly Check[] = [
  {
    name: 'explain, by git: an org that changes, one that is new, one that is gone; without Terraform',
    onlyServed: 'explain works with no other',
    run: async ({ root: parent }) => {
      const folder = repository(parent);
      await command(folder, ['check', '--update']);
      beginRepository(folder);
      rmSync(join(folder, 'orgs', 'emea.yaml'));
      cpSync(join(exampleOrgs, 'test.yaml'), join(folder, 'orgs', 'test.yaml'));
      const release = join(folder, 'releases', '2026-12.yaml');
      writeFileSync(release, readFileSync(release, 'utf8').replace('actionSeconds: 4', 'actionSeconds: 3'));
      const [made, without] = await Promise.all([
        command(folder, ['explain', '--base', 'HEAD', '--json', '--report', 'evidence.html']),
        command(folder, ['explain', '--base', 'HEAD', 'dev'], withoutTerraform(folder)),
      ]);
      if (made.code !== 0) return [`exit code ${made.code}: ${made.stderr}`];
      const { orgs, gone, notes, base, now }: ExplainResult = JSON.parse(made.stdout);
      const seen = orgs.map(({ org, isNew, lines }) =>
        [org, isNew, ...new Set(lines.map(({ kind }) => kind))].join(' '),
      );
      const expected = ['dev false published in place', 'test true new'];
      return [
        ...(seen.join() === expected.join() ? [] : [`seen: ${seen.join('; ')}`]),
        ...(gone.join() === 'emea' ? [] : [`gone: ${gone.join()}`]),
        ...(base.commit === now.commit ? [] : ['another commit']),
        ...lacks(notes.join('\n'), /\d+ files are not committed/, /golden files that are not what the orgs ship/),
        ...lacks(
          readFileSync(join(folder, 'evidence.html'), 'utf8'),
          /(\d+) of \1 as expected/,
          new RegExp(base.commit),
        ),
        ...(without.code === 2 ? [] : [`without Terraform: exit code ${without.code}`]),
        ...lacks(without.stderr.replace(/^played .*\n/gm, ''), /^terraform cannot be started; .*\n$/),
      ];
    },
  },
];

function repository(parent: string): string {
  const folder = mkdtempSync(join(parent, 'explained-'));
  for (const org of ['dev', 'emea']) cpSync(join(exampleOrgs, `${org}.yaml`), join(folder, 'orgs', `${org}.yaml`));
  cpSync(exampleReleases, join(folder, 'releases'), { recursive: true });
  return folder;
}

/** A path that leads to all that the command starts but Terraform. */
function withoutTerraform(folder: string): NodeJS.ProcessEnv {
  const programs = join(folder, '..', 'programs');
  mkdirSync(programs);
  const folders = (process.env['PATH'] ?? '').split(':');
  for (const name of ['git', 'cat']) {
    const found = folders.find((one) => existsSync(join(one, name))) ?? '';
    symlinkSync(join(found, name), join(programs, name));
  }
  return { ...process.env, PATH: programs };
}

async function command(folder: string, words: readonly string[], env = process.env) {
  const program = ['--import', pathToFileURL(require.resolve('tsx')).href, join(root, 'commands', 'cli.ts')];
  const child = spawn(process.execPath, [...program, ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      printed[stream] += text;
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...printed };
}

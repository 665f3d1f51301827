import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareGoldens } from '../../commands/check/goldens';
import { shippedFiles } from '../../commands/check/shipped-files';
import { loadProject } from '../../constructs/project/load-project';
import { goldensFolder } from '../../constructs/project/recorded-flows';
import { root } from '../support/root';

/** Whether a version is a patch. There is none before 1.0.0, where the third number counts as the minor version. */
export function isPatch(version: string): boolean {
  const [major, , patch] = numbersOf(version);
  return major > 0 && patch > 0;
}

/**
 * The newest tag of which a version is a patch.
 *
 * @param tags of versions, such as `v1.2.0`
 */
export function patchedTag(version: string, tags: readonly string[]): string | undefined {
  const [major, minor, patch] = numbersOf(version);
  const before = tags.filter((tag) => {
    const [ofMajor, ofMinor, ofPatch] = numbersOf(tag.replace(/^v/, ''));
    return ofMajor === major && ofMinor === minor && ofPatch < patch;
  });
  return before.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
}

function numbersOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

/**
 * The golden files of a tag that this code would change: it gets the orgs, the releases and the project of that tag, as a
 * project does whose own files stay as they are.
 */
export function changedGoldens(tag: string, repository = root): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  const before = process.cwd();
  try {
    const paths = ['orgs', 'releases', 'project.ts', '__snapshots__'].filter((path) => isIn(repository, tag, path));
    const archive = execFileSync('git', ['archive', '--format=tar', tag, ...paths], options(repository));
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    const project = join(folder, 'project.ts');
    if (existsSync(project))
      writeFileSync(project, readFileSync(project, 'utf8').replaceAll("'./constructs", `'${root}/constructs`));
    process.chdir(folder);
    const { differences } = compareGoldens(shippedFiles(loadProject().loadOrgs()), goldensFolder);
    return differences.map(({ kind, file }) => `${kind}: ${goldensFolder}/${file}`);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isIn(repository: string, tag: string, path: string): boolean {
  return execFileSync('git', ['ls-tree', '--name-only', tag, path], options(repository)).length > 0;
}

const options = (cwd: string) => ({ cwd, maxBuffer: 256 * 1024 * 1024 });

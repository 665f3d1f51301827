import { git, textsInGit } from './git';

/** The texts of golden files, by their paths, such as `dev/cdk.tf.json`. */
export type GoldenTexts = ReadonlyMap<string, string>;

/** The golden files that a commit has, by the names of orgs. @param folder of the golden files of all orgs */
export function goldensAt(commit: string, folder: string): ReadonlyMap<string, GoldenTexts> {
  const listed = git(['ls-tree', '-r', '-z', '--name-only', commit, `${folder}/`]) ?? '';
  const paths = listed.split('\0').filter((path) => path !== '');
  const texts = textsInGit(paths.map((path) => `${commit}:./${path}`));
  const orgs = new Map<string, Map<string, string>>();
  for (const [index, path] of paths.entries()) {
    const file = path.slice(folder.length + 1);
    const [org = ''] = file.split('/');
    orgs.set(org, (orgs.get(org) ?? new Map()).set(file, texts[index] ?? ''));
  }
  return orgs;
}

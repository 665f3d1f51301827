import { beginRepository } from './git-repository';
import { orgText, releaseOf, smallReleaseText, workingFolder } from './working-folder';

const shipping = smallReleaseText('dev').replace('attempts: 3', 'attempts: 2');

/** The releases of `promotionFolder` by their names: `next` runs in dev, `first` in test and prod. */
export const chainReleases = { first: shipping, next: shipping.replace('IT service desk.', 'service desk.') };

/** The org files of `promotionFolder` by their names, in a chain from dev over test to prod. */
export const chainOrgs = {
  dev: orgText('dev').replace(`release: ${releaseOf('dev')}`, 'release: next'),
  test: orgText('test').replace(`release: ${releaseOf('test')}`, 'release: first'),
  prod: orgText('prod').replace(`release: ${releaseOf('prod')}`, 'release: first'),
};

/** A folder with three orgs in a chain, whose first runs another release than the others; all of it is committed. */
export function promotionFolder(
  orgs: Readonly<Record<string, string>> = {},
  releases: Readonly<Record<string, string>> = {},
): string {
  const folder = workingFolder({ ...chainOrgs, ...orgs }, { ...chainReleases, ...releases });
  beginRepository(folder);
  return folder;
}

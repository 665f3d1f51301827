import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';

/** What the app and this package must share: each copy refuses the constructs of another one. */
const shared = ['cdktf', 'constructs'] as const;

/**
 * Refuses an app that would load other copies of cdktf or constructs than this package and its bindings do.
 *
 * @param folder of the app
 * @throws UserError with the version and the place of each copy
 */
export function refuseSecondCopies(folder: string): void {
  const app = resolve(folder, 'project.ts');
  const users = [app, __filename, found('@cdktf/provider-genesyscloud', __filename), found('cdktf/package.json', app)];
  const mistakes = shared.flatMap((name): readonly Mistake[] => {
    const copies = users
      .map((user) => user && found(`${name}/package.json`, user))
      .filter((copy) => copy !== undefined);
    const different = [...new Set(copies)];
    return different.length < 2 ? [] : [secondCopy(name, different, folder)];
  });
  if (mistakes.length > 0) throw new UserError(mistakes);
}

/** Path of a module as a file would load it. */
function found(module: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(module);
  } catch {
    return undefined;
  }
}

function secondCopy(name: string, manifests: readonly string[], folder: string): Mistake {
  const copies = manifests.map((manifest) => {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
    return `${version} in ${relative(folder, dirname(manifest)).split(sep).join('/')}`;
  });
  return {
    path: name,
    given: copies.join(' and '),
    expected: 'one copy, since each refuses the constructs of the other',
    next: `run \`npm ls ${name}\` to see who brings each, and name one version in package.json`,
  };
}

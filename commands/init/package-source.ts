import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { packageRoot } from '../../package-root';

/** Where the new repository gets this project from. */
export type PackageSource =
  | {
      readonly kind: 'tarball';
      /** Path of the file, which is copied into the repository, so that its own pipeline can install it. */
      readonly path: string;
    }
  | {
      readonly kind: 'spec';
      /** What npm understands: an exact version, or the address of a tarball. */
      readonly spec: string;
    };

const accepted = 'the path of a packed tarball (.tgz), the https address of one, or an exact version such as 0.2.0';

/**
 * What the repository is to depend on.
 *
 * @param given the option `--package`. @default - what npm says in the package.json above the folder that holds this
 * package: npx installs what it is given into a folder of its own, with such a file
 * @throws UserError when that is unknown, or no such file exists
 */
export function packageSource(given: string | undefined, root = packageRoot): PackageSource {
  if (given !== undefined) return sourceOf(given, process.cwd(), '--package');
  const parent = dirname(root);
  const installation = basename(parent) === 'node_modules' ? dirname(parent) : undefined;
  const { name, version } = manifestIn(root);
  const installed = installation && manifestIn(installation).dependencies?.[name];
  if (installation === undefined || installed === undefined) throw unknown(name);
  // npx notes a range of versions.
  if (/^[\^~]?\d/.test(installed)) return { kind: 'spec', spec: version };
  return sourceOf(installed, installation, `the dependency ${name}`);
}

function sourceOf(spec: string, folder: string, path: string): PackageSource {
  if (/^https:\/\/(?:[^/]*@|.*\?)/.test(spec)) throw new UserError([{ path, ...secretAddress() }]);
  if (/^https:\/\/\S+$/.test(spec) || /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(spec)) return { kind: 'spec', spec };
  const file = resolve(folder, spec.replace(/^file:/, ''));
  if (!/\.tgz$/.test(spec)) throw new UserError([{ path, given: shown(spec), expected: accepted }]);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UserError([{ path, given: shown(spec), problem: `there is no file ${file}` }]);
  if (!/^[\w.-]+$/.test(basename(file))) {
    const expected = 'a file name of letters, digits, ".", "-" and "_"';
    throw new UserError([{ path, given: shown(basename(file)), expected, next: 'rename the file' }]);
  }
  return { kind: 'tarball', path: file };
}

/** The address is not shown: logs keep what commands print. */
const secretAddress = (): Message => ({
  problem: 'the address holds a user name, a password or a query, which package.json and its lock file would keep',
  next: 'download the tarball, and give its path',
});

function unknown(name: string): UserError {
  return new UserError([
    {
      path: '--package',
      problem: `cannot tell where the repository can install ${name} from: this was not started by npx with a tarball or a version`,
      next: `add --package with ${accepted}`,
    },
  ]);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): Partial<Manifest> & Pick<Manifest, 'name' | 'version'> {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { name: '', version: '' };
}

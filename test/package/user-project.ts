import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../support/root';
import { type CommandEnded, command, commandEnded } from './command';

/** The versions that are installed here. */
export const versions: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).devDependencies;

/** What a synthesis wrote, by the path of each file. */
export type Synthesised = Readonly<Record<string, string>>;

/** A folder as somebody has it who uses the package: the example orgs, and the files around them that `init` writes. */
export class UserProject {
  constructor(readonly folder: string) {
    mkdirSync(folder);
    for (const file of ['main.ts', 'project.ts', 'cdktf.json', 'tsconfig.json'])
      cpSync(join(root, 'template', file), join(folder, file));
    cpSync(join(root, 'test', 'fixtures'), folder, { recursive: true });
  }

  /**
   * Installs the packed project and its peers alone. Returns what npm says, requests to the registry included.
   *
   * @param cdktf version of cdktf, or another package by this name
   */
  install(tarball: string, cdktf: string): string {
    const { constructs } = versions;
    const dependencies = { 'genesys-servicenow-cdktf': `file:${tarball}`, cdktf, constructs };
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'http'];
    return this.run('npm', 'install', ...options).stderr;
  }

  /** Makes a package of this project's own installation available, which the user would install for themselves. */
  link(name: string): void {
    mkdirSync(join(this.folder, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
  }

  /** @throws Error with everything that it printed when it fails */
  run(program: string, ...args: readonly string[]): CommandEnded {
    return commandEnded(this.folder, program, args);
  }

  tried(program: string, ...args: readonly string[]): CommandEnded {
    return command(this.folder, program, args);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs the app as cdktf does. @throws Error with everything that it printed when it fails */
  synthesise(): void {
    const [program = '', ...args] = JSON.parse(this.read('cdktf.json')).app.split(' ');
    this.run(program, ...args);
  }

  /** What the last synthesis wrote. It is removed, so that the next one must write everything. */
  takeSynthesised(): Synthesised {
    const files = this.files('cdktf.out/stacks');
    rmSync(join(this.folder, 'cdktf.out'), { recursive: true });
    return files;
  }

  /** The texts of the files under a folder of the project, by their paths in it. */
  files(under: string): Readonly<Record<string, string>> {
    const folder = join(this.folder, under);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort();
    return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  }
}

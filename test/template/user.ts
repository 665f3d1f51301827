import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packed } from '../package/packed';

/** A stranger with an empty folder and the packed tarball beside it. All that they do is timed. */
export class User {
  private readonly home = mkdtempSync(join(tmpdir(), 'own repository '));
  readonly folder = join(this.home, 'acme-servicenow');
  readonly tarball: string;
  /** How long the commands took, all together, since the project was packed. */
  seconds = 0;
  private readonly environment: NodeJS.ProcessEnv;

  /** @param tarball the packed project. @default - packed here */
  constructor(tarball?: string) {
    mkdirSync(this.folder);
    this.environment = { ...withoutThisProject(process.env), npm_config_cache: this.cache() };
    const { tarball: file } = packed(this.home, tarball);
    const beside = join(this.home, basename(file));
    if (file !== beside) copyFileSync(file, beside);
    this.tarball = `../${basename(file)}`;
  }

  /**
   * Runs a command in the folder.
   *
   * @returns what it printed
   * @throws Error with everything that it printed when it ends with another exit code
   */
  run(expected: number, command: string, ...args: readonly string[]): string {
    const line = [command, ...args].map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      env: this.environment,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const seconds = (performance.now() - start) / 1000;
    this.seconds += seconds;
    console.log(`template: ${seconds.toFixed(1).padStart(5)} s  ${line}`);
    const output = `${stdout}${stderr}`;
    if (status !== expected) throw new Error(`${line} ended with ${status}, expected ${expected}:\n${output}`);
    return output;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.folder, path, '..'), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Replaces a passage of a file. */
  change(path: string, passage: string, replacement: string): void {
    const text = this.read(path);
    if (!text.includes(passage)) throw new Error(`${path} has no ${JSON.stringify(passage)}:\n${text}`);
    this.write(path, text.replace(passage, replacement));
  }

  /** Commits everything that is not ignored. */
  commit(subject: string): void {
    if (!existsSync(join(this.folder, '.git'))) this.run(0, 'git', 'init', '--quiet', '--initial-branch', 'main');
    const author = ['-c', 'user.name=Stranger', '-c', 'user.email=stranger@example.org'];
    this.run(0, 'git', 'add', '--all');
    this.run(0, 'git', ...author, 'commit', '--quiet', '--message', subject);
  }

  /** Megabytes of files in a folder. */
  megabytes(path: string): number {
    return existsSync(join(this.folder, path)) ? bytesIn(join(this.folder, path)) / 1e6 : 0;
  }

  leave(): void {
    rmSync(this.home, { recursive: true });
  }

  /** What npm has downloaded before, and a folder of its own for what npx installs. */
  private cache(): string {
    const usual = spawnSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).stdout.trim();
    const cache = join(this.home, 'cache');
    mkdirSync(cache);
    mkdirSync(join(usual, '_cacache'), { recursive: true });
    symlinkSync(join(usual, '_cacache'), join(cache, '_cacache'));
    return cache;
  }
}

/** npm tells its scripts in which project they run. */
function withoutThisProject(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const told = /^(npm_(package|lifecycle|config_local_prefix|command)|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !told.test(name)));
}

function bytesIn(path: string): number {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

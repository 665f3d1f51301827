import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../input/user-error';
import { writeFailure } from '../../input/write-failure';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { readOrgFile, saveOrgFile, writeOrgFile } from '../../sandbox/org-file/org-file';

/** The folder that keeps the sandbox org of an org and its Terraform state: `.sandbox/<org>`. */
export class SandboxFolder {
  readonly path: string;
  private readonly file: string;
  private readonly lock: string;
  private readonly placesFile: string;

  /** @param root the folder of all sandbox orgs */
  constructor(
    private readonly name: string,
    root = '.sandbox',
  ) {
    this.path = join(root, name);
    this.file = join(this.path, 'org.json');
    this.lock = join(this.path, 'lock');
    this.placesFile = join(this.path, 'places.json');
  }

  get exists(): boolean {
    return existsSync(this.path);
  }

  /** Path of the Terraform state. */
  get state(): string {
    return join(this.path, 'terraform.tfstate');
  }

  /** @throws UserError for a file that is broken, or from another version */
  read(): OrgRecord | undefined {
    return readOrgFile(this.file, this.startAgain);
  }

  /** @throws UserError when it cannot be written */
  write(org: OrgRecord): void {
    writeOrgFile(this.file, org);
  }

  /** The same as `write`, while other work goes on. Saves must not overlap. */
  async save(org: OrgRecord): Promise<void> {
    try {
      await saveOrgFile(this.file, org);
    } catch (error) {
      throw writeFailure(error, this.file);
    }
  }

  /** Where resources that were applied earlier come from in the project, by their addresses. */
  get places(): Readonly<Record<string, string>> {
    if (!existsSync(this.placesFile)) return {};
    try {
      return JSON.parse(readFileSync(this.placesFile, 'utf8'));
    } catch {
      // It only names resources in messages, and the next apply writes it again.
      return {};
    }
  }

  keepPlaces(places: Readonly<Record<string, string>>): void {
    writeFileSync(this.placesFile, JSON.stringify({ ...this.places, ...places }, null, 2));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** Runs work that writes, while no other process does. @throws UserError when another process writes */
  async locked<T>(work: () => T | Promise<T>): Promise<T> {
    this.takeLock();
    try {
      return await work();
    } finally {
      rmSync(this.lock, { force: true });
      this.removeIfEmpty();
    }
  }

  /** The next step when something in the folder cannot be used. */
  get startAgain(): string {
    return `start again: npm run reset -- ${this.name} --sandbox`;
  }

  private removeIfEmpty(): void {
    if (this.exists && readdirSync(this.path).length === 0) rmdirSync(this.path);
  }

  private takeLock(): void {
    try {
      mkdirSync(this.path, { recursive: true });
      const owner = existsSync(this.lock) ? Number(readFileSync(this.lock, 'utf8')) : undefined;
      if (owner !== undefined && owner > 0 && isAlive(owner)) {
        const problem = `process ${owner} is changing the sandbox org`;
        throw new UserError([
          { file: this.path, problem, next: `wait until it has ended; if it is another program, delete ${this.lock}` },
        ]);
      }
      rmSync(this.lock, { force: true });
      writeFileSync(this.lock, String(process.pid), { flag: 'wx' });
    } catch (error) {
      throw writeFailure(error, this.lock);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bareEnvironment } from '../../../commands/terraform/environment';
import { beginRepository, commitAll, gitIn } from '../../support/git-repository';
import { mirrorOf } from '../deploys/mirror';
import type { SandboxOrgs } from '../sandbox-orgs';
import { buildProgram } from './program';

/** What a served org tells programs. */
interface Told {
  readonly genesysCloud: { readonly url: string; readonly token: string };
  readonly serviceNow: { readonly url: string; readonly clientId: string; readonly clientSecret: string };
  readonly provider: { readonly environment: Readonly<Record<string, string>> };
}

/** An org that `serve` serves as a real one. */
export interface ServedOrg extends Told {
  readonly name: string;
}

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** A project in a git repository, and the orgs that are served beside it. Each command is one line of a shell. */
export class ShellProject {
  private readonly serving: ChildProcess[] = [];
  private readonly program: string;

  private constructor(
    private readonly orgs: SandboxOrgs,
    readonly folder: string,
  ) {
    this.program = buildProgram(orgs.root);
  }

  /** @param files their texts, by path */
  static begin(orgs: SandboxOrgs, files: Readonly<Record<string, string>>): ShellProject {
    const project = new ShellProject(orgs, mkdtempSync(join(orgs.root, 'way-')));
    for (const [path, text] of Object.entries(files)) project.write(path, text);
    beginRepository(project.folder);
    return project;
  }

  /** A fresh clone of what is committed. */
  clone(): ShellProject {
    const folder = mkdtempSync(join(this.orgs.root, 'clone-'));
    gitIn(folder, 'clone', '--quiet', this.folder, '.');
    return new ShellProject(this.orgs, folder);
  }

  private write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Changes a file, and commits that. */
  change(path: string, found: string, text: string): void {
    const before = readFileSync(join(this.folder, path), 'utf8');
    if (!before.includes(found)) throw new Error(`${path} has no ${found}`);
    this.write(path, before.replace(found, text));
    this.commit(`Change ${path}`);
  }

  commit(message: string): void {
    commitAll(this.folder, message);
  }

  /** Serves an org to which nothing was deployed. @param scenario file with what its clients may do */
  async serve(name: string, scenario: string): Promise<ServedOrg> {
    const words = [this.program, 'serve', name, '--empty', '--json', '--scenario', scenario];
    const serve = spawn(process.execPath, words, {
      cwd: this.folder,
      env: bareEnvironment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.serving.push(serve);
    let printed = '';
    for await (const piece of serve.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      printed += piece;
      if (printed.includes('\n')) break;
    }
    serve.stdout.resume();
    return { name, ...(JSON.parse(printed) as Told) };
  }

  /** Runs a line in a shell that reaches an org as a real one. `genesys-servicenow` is the program. */
  async shell(line: string, served?: ServedOrg, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
    const env = {
      ...bareEnvironment(),
      HOME: this.folder,
      TF_CLI_CONFIG_FILE: mirrorOf(this.orgs.root),
      GOGC: '800',
      GENESYSCLOUD_TOKEN_POOL_SIZE: '1',
      ...served?.provider.environment,
      ...more,
    };
    const text = line.replaceAll('genesys-servicenow', `"${process.execPath}" "${this.program}"`);
    const shell = spawn('sh', ['-c', text], { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [shell.stdout, shell.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
      });
    const [code] = await once(shell, 'close');
    this.orgs.printed.push(output);
    return { code, output };
  }

  async end(): Promise<void> {
    const alive = this.serving.filter(({ exitCode }) => exitCode === null);
    await Promise.all(
      alive.map(async (serve) => {
        serve.kill('SIGTERM');
        await once(serve, 'exit');
      }),
    );
  }
}

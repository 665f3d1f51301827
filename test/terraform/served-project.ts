import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bareEnvironment } from '../../commands/terraform/environment';
import { exampleOrgs, exampleReleases, root } from '../support/root';

/** A project in a folder of its own, with the example org dev, which `serve dev --empty` serves beside a shell. */
export class ServedProject {
  private constructor(
    readonly folder: string,
    private readonly serve: ChildProcess,
    /** What `serve` printed first. */
    readonly printed: string,
  ) {}

  /** @param parent the folder that the project is made in */
  static async begin(parent: string): Promise<ServedProject> {
    const folder = mkdtempSync(join(parent, 'project-'));
    cpSync(join(exampleOrgs, 'dev.yaml'), join(folder, 'orgs', 'dev.yaml'));
    cpSync(exampleReleases, join(folder, 'releases'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const synthProject = JSON.stringify(join(root, 'constructs'));
    writeFileSync(join(folder, 'main.ts'), `import { synthProject } from ${synthProject};\nsynthProject();\n`);
    cpSync(join(root, 'cdktf.json'), join(folder, 'cdktf.json'));
    const words = ['--import', pathToFileURL(require.resolve('tsx')).href, join(root, 'commands', 'cli.ts')];
    const serve = spawn(process.execPath, [...words, 'serve', 'dev', '--empty'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    for await (const piece of serve.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      printed += piece;
      if (/^Token of ServiceNow: .*\n/m.test(printed)) break;
    }
    serve.stdout.resume();
    return new ServedProject(folder, serve, printed);
  }

  /** The first group of what `serve` printed. */
  told(pattern: RegExp): string {
    return pattern.exec(this.printed)?.[1] ?? '';
  }

  /** Runs a line in a shell that has the exports. */
  async shell(line: string): Promise<{ readonly code: number | null; readonly output: string }> {
    const shell = spawn('sh', ['-c', `${this.told(/^ {3}Terraform +(export .*)$/m)}\n${line}`], {
      cwd: this.folder,
      env: { ...bareEnvironment(), HOME: this.folder, npm_config_update_notifier: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code] = await once(shell, 'close');
    return { code, output };
  }

  async end(): Promise<void> {
    if (this.serve.exitCode !== null) return;
    this.serve.kill('SIGTERM');
    await once(this.serve, 'exit');
  }
}

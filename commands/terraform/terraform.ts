import { spawn } from 'node:child_process';
import { exitCodes } from '../terminal/exit-codes';
import { onInterrupt } from '../terminal/interrupt';
import { notStarted } from './terraform-version';

/** An error or a warning of Terraform. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Address of the resource that it is about. */
  readonly address?: string;
}

/** A line of Terraform's `-json` output, as far as it is read. */
export interface TerraformEvent {
  readonly type: string;
  /** In an event of the type `version`, which is the first. */
  readonly terraform?: string;
  readonly diagnostic?: Diagnostic;
  readonly hook?: { readonly action?: string; readonly resource: { readonly addr: string } };
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real Terraform, in a folder. */
export class Terraform {
  private printed: string | undefined;

  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly interrupts = { count: 0 },
  ) {}

  /** The same Terraform in another folder. Ctrl-C stops both. */
  in(folder: string, more: NodeJS.ProcessEnv = {}): Terraform {
    return new Terraform(folder, { ...this.env, ...more }, this.interrupts);
  }

  /** Its version, as soon as it has printed events. */
  get version(): string | undefined {
    return this.printed;
  }

  /** Whether Ctrl-C was pressed while Terraform ran. */
  get wasInterrupted(): boolean {
    return this.interrupts.count > 0;
  }

  /**
   * Runs a command to its end. The first Ctrl-C is passed on, and Terraform is waited for; no command is run after it.
   *
   * @throws UserError where Terraform cannot be started
   * @param onLine called with each line of its output
   */
  run(words: readonly string[], onLine: (line: string) => void = () => undefined): Promise<Ended> {
    if (this.wasInterrupted) return Promise.resolve({ code: 1, stdout: '', stderr: 'stopped by Ctrl-C' });
    return new Promise((resolve, reject) => {
      // In a group of its own, so that Ctrl-C on the terminal does not reach Terraform a second time.
      const child = spawn('terraform', words, {
        cwd: this.folder,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      });
      let isRunning = true;
      onInterrupt(() => {
        const isFirst = this.interrupts.count++ === 0;
        if (!isRunning && !isFirst) process.exit(exitCodes.interrupted);
        if (!isFirst) return;
        console.error(
          isRunning
            ? '\nstopping: Terraform ends what it is doing'
            : '\nstopping after this; press Ctrl-C again to stop at once',
        );
        child.kill('SIGINT');
      });
      const output = { stdout: '', stderr: '' };
      let rest = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output.stdout += text;
        const lines = `${rest}${text}`.split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(onLine);
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        output.stderr += text;
      });
      child.on('error', () => reject(notStarted()));
      child.on('close', (code) => {
        isRunning = false;
        resolve({ code: code ?? 1, ...output });
      });
    });
  }

  /** Runs a command that prints events. @returns its exit code and its diagnostics */
  async events(
    [command = '', ...words]: readonly string[],
    onEvent: (event: TerraformEvent) => void = () => undefined,
  ): Promise<{ readonly code: number; readonly diagnostics: readonly Diagnostic[] }> {
    const diagnostics: Diagnostic[] = [];
    const { code, stderr } = await this.run([command, '-json', '-input=false', '-no-color', ...words], (line) => {
      if (!line.startsWith('{')) return;
      const event: TerraformEvent = JSON.parse(line);
      if (event.type === 'version') this.printed = event.terraform;
      if (event.diagnostic !== undefined) diagnostics.push(event.diagnostic);
      onEvent(event);
    });
    const silent = code === 1 && diagnostics.every(({ severity }) => severity !== 'error');
    const unexplained: Diagnostic = { severity: 'error', summary: stderr.trim() || 'Terraform failed', detail: '' };
    return { code, diagnostics: silent ? [...diagnostics, unexplained] : diagnostics };
  }
}

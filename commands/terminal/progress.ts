const cells = 20;

/** Shows the progress of long work on stderr: one line that changes on a terminal, one line for each part elsewhere. */
export class Progress {
  private part = '';

  constructor(private readonly output: NodeJS.WriteStream = process.stderr) {}

  /**
   * @param detail shown on a terminal only
   * @param share of the work that is done, from 0 to 1; a bar on a terminal. @default - unknown, no bar
   */
  show(part: string, detail: string, share?: number): void {
    if (this.output.isTTY) this.write(`${share === undefined ? '' : `${bar(share)} `}${part}: ${detail}`);
    else if (part !== this.part) this.output.write(`${part}\n`);
    this.part = part;
  }

  /** Clears the line on a terminal. */
  end(): void {
    if (this.output.isTTY) this.write('');
  }

  /** Cuts the line, since a line that wraps cannot be cleared. */
  private write(line: string): void {
    this.output.write(`\r\u001b[K${line.slice(0, (this.output.columns || 80) - 1)}`);
  }
}

function bar(share: number): string {
  const within = Math.min(1, Math.max(0, share));
  const filled = Math.floor(within * cells);
  const percent = `${Math.floor(within * 100)}`.padStart(3);
  return `[${'#'.repeat(filled)}${'.'.repeat(cells - filled)}] ${percent} %`;
}

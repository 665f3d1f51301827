const cells = 20;

/** Tells on the error output how far long work is: one line that changes on a terminal, a line for each part elsewhere. */
export class Progress {
  private part = '';

  constructor(private readonly output: NodeJS.WriteStream = process.stderr) {}

  /**
   * @param detail shown on a terminal only
   * @param share of the whole work that is done, from 0 to 1; a bar on a terminal. @default - not known, no bar
   */
  tell(part: string, detail: string, share?: number): void {
    if (this.output.isTTY) this.write(`${share === undefined ? '' : `${bar(share)} `}${part}: ${detail}`);
    else if (part !== this.part) this.output.write(`${part}\n`);
    this.part = part;
  }

  /** Takes the line of a terminal away. */
  end(): void {
    if (this.output.isTTY) this.write('');
  }

  /** A line that wraps could not be taken away again. */
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

/** Tells on the error output how far long work is: one line that changes on a terminal, a line for each part elsewhere. */
export class Progress {
  private part = '';

  constructor(private readonly output: NodeJS.WriteStream = process.stderr) {}

  /** @param detail shown on a terminal only */
  tell(part: string, detail: string): void {
    if (this.output.isTTY) this.output.write(`\r\u001b[K${part}: ${detail}`);
    else if (part !== this.part) this.output.write(`${part}\n`);
    this.part = part;
  }

  /** Takes the line of a terminal away. */
  end(): void {
    if (this.output.isTTY) this.output.write('\r\u001b[K');
  }
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pollMs = 5;

/** Says for how long it was asked to sleep, and waits for the answer: not for ever, since who answers may have been killed. */
const script = `#!/bin/sh
mark="$(dirname "$0")/$$"
echo "$1" > "$mark.new" && mv "$mark.new" "$mark.asked"
rounds=0
while [ -e "$mark.asked" ] && [ $rounds -lt 30000 ]; do
  rounds=$((rounds + 1))
  command -p sleep 0.01
done
`;

/** A program `sleep` that takes virtual time, in a folder of its own. */
export class VirtualSleep {
  readonly folder: string;
  private readonly timer: NodeJS.Timeout;

  /** @param passes called with the seconds of each sleep, which ends when the promise does */
  constructor(root: string, passes: (seconds: number) => Promise<void>) {
    this.folder = mkdtempSync(join(root, 'programs-'));
    writeFileSync(join(this.folder, 'sleep'), script, { mode: 0o755 });
    const known = new Set<string>();
    this.timer = setInterval(() => {
      for (const name of readdirSync(this.folder)) {
        if (!name.endsWith('.asked') || known.has(name)) continue;
        known.add(name);
        const file = join(this.folder, name);
        void passes(Number(readFileSync(file, 'utf8'))).then(() => rmSync(file, { force: true }));
      }
    }, pollMs);
  }

  close(): void {
    clearInterval(this.timer);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

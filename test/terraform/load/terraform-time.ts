import type { VirtualClock } from '../../../sandbox/clock';

/**
 * Terraform works at the same time on what does not depend on each other. It has said all that it wants done at this moment
 * when nothing was asked for so many rounds of the event loop, each of which is longer where the machine is busy.
 */
const quietRounds = 8;
const roundMs = 10;

interface Work {
  readonly endsAt: number;
  readonly label: string;
  readonly end: () => Promise<void>;
}

/**
 * The virtual time that Terraform's work takes. Work of the same moment goes on at the same time, as in Terraform. The clock
 * moves to the end of the work that ends first, and then waits for what Terraform makes of it.
 */
export class TerraformTime {
  private readonly works: Work[] = [];
  private quiet: NodeJS.Timeout | undefined;
  private isMoving = false;

  constructor(private readonly clock: VirtualClock) {}

  /** @param label in whose order work ends that ends at the same moment */
  take<T>(label: string, seconds: number, work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const endsAt = this.clock.now() + seconds * 1000;
      const end = async () => {
        try {
          this.clock.runAll(endsAt);
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      };
      this.works.push({ endsAt, label, end });
      this.whenQuiet();
    });
  }

  /** Notes that Terraform asks for something that takes no time. */
  stir(): void {
    this.whenQuiet();
  }

  private whenQuiet(rounds = quietRounds): void {
    clearTimeout(this.quiet);
    if (this.isMoving || this.works.length === 0) return;
    this.quiet = setTimeout(() => (rounds > 1 ? this.whenQuiet(rounds - 1) : this.move()), roundMs);
  }

  private async move(): Promise<void> {
    this.works.sort((one, other) => one.endsAt - other.endsAt || (one.label < other.label ? -1 : 1));
    const next = this.works.shift() as Work;
    this.isMoving = true;
    await next.end();
    this.isMoving = false;
    this.whenQuiet();
  }
}

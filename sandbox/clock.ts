/**
 * A computation that takes virtual time: it yields the milliseconds that it sleeps and returns its result. Everything
 * between two yields happens at one moment.
 */
export type Process<T> = Generator<number, T, void>;

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * The only source of time in the sandbox. Events run in the order of their moments; events of the same moment run in
 * the order in which they were scheduled. The same input therefore gives the same run.
 */
export class VirtualClock {
  private moment: number;
  private scheduled = 0;
  private readonly queue: Due[] = [];

  /** @param start milliseconds since 1970, UTC */
  constructor(start = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.moment = start;
  }

  /** Milliseconds since 1970, UTC. */
  now(): number {
    return this.moment;
  }

  /** Schedules `run`. A moment in the past means as soon as possible. */
  at(moment: number, run: () => void): void {
    const due = { at: Math.max(moment, this.moment), order: this.scheduled++, run };
    push(this.queue, due);
  }

  /** Starts a process now. It continues while `run` or `runAll` moves the clock. */
  start<T>(process: Process<T>, onEnd: (result: T) => void = () => {}): void {
    const step = () => {
      const { done, value } = process.next();
      if (done) onEnd(value);
      else this.at(this.moment + value, step);
    };
    this.at(this.moment, step);
  }

  /** Runs one process to its end, and everything that is due meanwhile. Returns its result. */
  run<T>(process: Process<T>): T {
    let result: { readonly value: T } | undefined;
    this.start(process, (value) => {
      result = { value };
    });
    while (result === undefined) this.next();
    return result.value;
  }

  /** Runs everything that is scheduled, up to `until` where it is given, and leaves the clock there. */
  runAll(until?: number): void {
    while (this.queue[0] !== undefined && (until === undefined || this.queue[0].at <= until)) this.next();
    if (until !== undefined) this.moment = Math.max(this.moment, until);
  }

  private next(): void {
    const due = pop(this.queue);
    if (due === undefined) throw new Error('the virtual clock has nothing left to run');
    this.moment = due.at;
    due.run();
  }
}

// A binary heap, because a storm schedules tens of thousands of events.

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Due[], due: Due): void {
  let child = heap.push(due) - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!before(due, heap[parent] as Due)) break;
    heap[child] = heap[parent] as Due;
    child = parent;
  }
  heap[child] = due;
}

function pop(heap: Due[]): Due | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  let parent = 0;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) child++;
    if (!before(heap[child] as Due, last)) break;
    heap[parent] = heap[child] as Due;
    parent = child;
  }
  heap[parent] = last;
  return top;
}

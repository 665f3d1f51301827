import type { VirtualClock } from '../clock';

export interface RealTime {
  /** Brings the clock to the present. */
  follow(): void;
  /** Lets the clock stand. */
  stop(): void;
}

const tickMs = 50;

/**
 * Lets a virtual clock follow the wall clock from the moment of the call, also while nobody asks, so that tokens expire
 * and late commits happen.
 */
export function followRealTime(clock: VirtualClock): RealTime {
  const ahead = clock.now() - Date.now();
  const follow = () => clock.runAll(Date.now() + ahead);
  const ticking = setInterval(follow, tickMs);
  return { follow, stop: () => clearInterval(ticking) };
}

import type { VirtualClock } from '../clock';

export interface RealTime {
  /** Moves the clock to the present. */
  follow(): void;
  /** Stops the clock. */
  stop(): void;
}

const tickMs = 50;

/**
 * Makes a virtual clock follow the wall clock from the moment of the call. Tokens expire and late commits happen even
 * while no request arrives.
 */
export function followRealTime(clock: VirtualClock): RealTime {
  const ahead = clock.now() - Date.now();
  const follow = () => clock.runAll(Date.now() + ahead);
  const ticking = setInterval(follow, tickMs);
  return { follow, stop: () => clearInterval(ticking) };
}

import { afterEach, expect, it, jest } from '@jest/globals';
import { announcedWait } from '../../../commands/terminal/announced-wait';

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

it('says on stderr how long a long wait takes', async () => {
  jest.useFakeTimers();
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const waits = [announcedWait(2000), announcedWait(16_200)];
  await jest.advanceTimersByTimeAsync(16_200);
  await Promise.all(waits);
  expect(printed.mock.calls).toEqual([['Genesys Cloud asks to wait: going on in 17 s']]);
});

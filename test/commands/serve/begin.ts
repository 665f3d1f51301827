import { jest } from '@jest/globals';
import { type ServeOptions, serve } from '../../../commands/serve/serve';
import type { Org } from '../../../constructs/project/project';
import { shipped } from '../../support/shipped';

/** Starts to serve an org, and records the output: all of it, or what programs read. */
export async function begin(org: Org, options: ServeOptions) {
  const printed = { log: '', error: '' };
  const record = (method: 'log' | 'error', started: () => void) =>
    jest.spyOn(console, method).mockImplementation((text: string) => {
      printed[method] += `${text}\n`;
      started();
    });
  const first = new Promise<void>((started) => {
    record('log', started);
    record('error', () => undefined);
  });
  const served = serve(org, shipped(org), options);
  await Promise.race([first, served]);
  return { served, printed: () => printed.log, logged: () => printed.error };
}

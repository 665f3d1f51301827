import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { SandboxFolder } from '../../../commands/org/sandbox-folder';
import { temporaryFolder } from '../../support/temporary-folder';

it('is locked while it is changed, by a process that lives', async () => {
  const folder = new SandboxFolder('dev', temporaryFolder());
  const held = folder.locked(async () => {
    await expect(folder.locked(() => undefined)).rejects.toThrow(
      `process ${process.pid} is changing the sandbox org; wait until it has ended; if it is another program, delete ${join(folder.path, 'lock')}`,
    );
  });
  await held;
  expect(existsSync(join(folder.path, 'lock'))).toBe(false);
});

it.each(['999999999', '', '0', 'x'])('takes over the lock of a process that is gone: %j', async (owner) => {
  const folder = new SandboxFolder('dev', temporaryFolder());
  mkdirSync(folder.path);
  writeFileSync(join(folder.path, 'lock'), owner);
  expect(await folder.locked(() => 'done')).toBe('done');
});

it('names reset as the way out of a broken file', () => {
  const folder = new SandboxFolder('dev', temporaryFolder());
  mkdirSync(folder.path);
  writeFileSync(join(folder.path, 'org.json'), 'x');
  expect(() => folder.read()).toThrow(/start again: npm run reset -- dev --sandbox$/);
});

it('is not there after work that wrote nothing', async () => {
  const folder = new SandboxFolder('dev', temporaryFolder());
  await folder.locked(() => undefined);
  expect(folder.exists).toBe(false);
});

it('goes without places that cannot be read', () => {
  const folder = new SandboxFolder('dev', temporaryFolder());
  mkdirSync(folder.path);
  writeFileSync(join(folder.path, 'places.json'), '{');
  expect(folder.places).toEqual({});
});

import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { OrgSaver } from '../../../commands/org/org-saver';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { emptyRecord } from '../../support/empty-record';

const named = (name: string): OrgRecord => ({ ...emptyRecord, organization: { id: 'org', name } });

/** A disk that writes when it is told to. */
class Disk {
  readonly begun: string[] = [];
  private end: (error?: Error) => void = () => undefined;

  readonly save = ({ organization }: OrgRecord): Promise<void> => {
    this.begun.push(organization.name);
    return new Promise((resolve, reject) => {
      this.end = (error) => (error === undefined ? resolve() : reject(error));
    });
  };

  async ends(error?: Error): Promise<void> {
    this.end(error);
    await setImmediate();
  }
}

async function isOpen(promise: Promise<unknown>): Promise<boolean> {
  return (await Promise.race([promise.then(() => 'done'), setImmediate('open')])) === 'open';
}

it('saves together what is written while a save goes on, and keeps everybody waiting until it is saved', async () => {
  const disk = new Disk();
  const saver = new OrgSaver(disk.save);
  saver.wrote(named('one'));
  const first = saver.saved();
  await setImmediate();
  saver.wrote(named('two'));
  const second = saver.saved();
  saver.wrote(named('three'));
  const third = saver.saved();
  expect(await isOpen(first)).toBe(true);
  await disk.ends();
  await first;
  expect(await isOpen(second)).toBe(true);
  await disk.ends();
  await Promise.all([second, third]);
  await saver.saved();
  expect(disk.begun).toEqual(['one', 'three']);
});

it('says to everybody who waits that a save failed, and saves again', async () => {
  const disk = new Disk();
  const saver = new OrgSaver(disk.save);
  saver.wrote(named('one'));
  const waiting = [saver.saved(), saver.saved()].map((it) => expect(it).rejects.toThrow('the disk is full'));
  await setImmediate();
  await disk.ends(new Error('the disk is full'));
  await Promise.all(waiting);
  const again = saver.saved();
  await setImmediate();
  await disk.ends();
  await again;
  expect(disk.begun).toEqual(['one', 'one']);
});

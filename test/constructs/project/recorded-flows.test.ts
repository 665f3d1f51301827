import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { releaseOf, smallReleaseText, workingFolder, writeRelease } from '../../support/working-folder';

const release = releaseOf('dev');
const dev = smallReleaseText('dev');
const renamed = (name: string) => dev.replace('name: IT Service Desk\n', `name: ${name}\n`);
const refused = (name: string) =>
  new RegExp(
    `^releases/${release}\\.yaml:\\d+:5: flows\\[0\\]\\.name: got "${name}"; the flow was called "IT Service Desk", and a name in ` +
      'another case is the same flow to Genesys Cloud: Terraform would publish it and then delete it; rename it in two steps, ' +
      'to another name and then to this one, each with npm run check -- --update and a deploy\\n$',
  );

/** A project whose golden files are those of the release. */
async function shippedBefore(text: string): Promise<string> {
  const folder = workingFolder(undefined, { [release]: text });
  await runIn(folder, 'check', '--update');
  return folder;
}

describe('a flow that is renamed in case only', () => {
  it('is refused by main.ts, and so by cdktf deploy', async () => {
    const folder = await shippedBefore(dev);
    writeRelease(folder, release, renamed('IT service desk'));
    const { code, stdout, stderr } = await spawnIn(folder, ['main.ts']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(refused('IT service desk'));
  });

  it('is refused by check --update, which would forget the name before', async () => {
    const folder = await shippedBefore(dev);
    writeRelease(folder, release, renamed('it service desk'));
    for (const _ of [1, 2]) {
      const { code, stderr } = await runIn(folder, 'check', '--update');
      expect(code).toBe(2);
      expect(stderr).toMatch(refused('it service desk'));
    }
  });

  it('is refused where golden files have Windows line ends', async () => {
    const folder = await shippedBefore(dev);
    const golden = join(folder, '__snapshots__/orgs/dev/flows/inboundCall-it-service-desk.yaml');
    writeFileSync(golden, readFileSync(golden, 'utf8').replaceAll('\n', '\r\n'));
    writeRelease(folder, release, renamed('it service desk'));
    expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 2 });
  });

  it('is accepted in two steps', async () => {
    const folder = await shippedBefore(dev);
    for (const name of ['Help Desk', 'IT service desk']) {
      writeRelease(folder, release, renamed(name));
      expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 0, stderr: '' });
    }
  });

  it('is told from a flow of another type, and from one whose name did not change', async () => {
    const folder = await shippedBefore(dev);
    writeRelease(
      folder,
      release,
      dev
        .replace('name: IT Service Desk Messages', 'name: it service DESK')
        .replace('name: IT Service Desk\n', 'name: Calls\n'),
    );
    expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 0, stderr: '' });
    expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 0, stderr: '' });
  });

  it.each(['"12"', 'Ünï', "'A: b'"])(
    'is found also for the name %s, and nothing is found where no golden file is',
    async (name) => {
      const folder = await shippedBefore(renamed(name));
      expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 0 });
      writeRelease(folder, release, renamed(name.toUpperCase()));
      expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: name === '"12"' ? 0 : 2 });
      expect(
        await runIn(workingFolder(undefined, { [release]: renamed(name.toUpperCase()) }), 'check', '--update'),
      ).toMatchObject({ code: 0 });
    },
  );
});

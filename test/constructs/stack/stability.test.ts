import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleOrg } from '../../support/example-org';
import { synthesised } from '../../support/synthesised';

describe('the files of an org', () => {
  const dev = exampleOrg('dev');

  it('are the same bytes in every folder', () => {
    const [here, there] = [synthesised(dev), synthesised(dev)].map(([folder]) => filesOf(folder as string));
    expect(Object.keys(here ?? {})).toContain('cdk.tf.json');
    expect(here).toEqual(there);
  });

  it('do not change when another org is added', () => {
    const [alone] = synthesised(dev).map(filesOf);
    const [among] = synthesised(dev, exampleOrg('prod'), exampleOrg('test')).map(filesOf);
    expect(among).toEqual(alone);
  });

  it('do not change with the order of operations in the org file', () => {
    const operations = dev.release.operations.toReversed();
    const [reversed] = synthesised({ ...dev, release: { ...dev.release, operations } }).map(filesOf);
    const [given] = synthesised(dev).map(filesOf);
    expect(reversed).toEqual(given);
  });

  it('contain no path of this machine', () => {
    const texts = Object.values(filesOf(synthesised(dev)[0] as string)).join('\n');
    expect(texts).not.toContain(process.cwd());
    expect(texts).not.toMatch(/\/tmp\/|\/home\/|\/Users\//);
  });
});

/** Path to content, for every file that Terraform and the sandbox read. */
function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(json|yaml)$/.test(path),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

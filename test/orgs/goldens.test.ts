import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadOrgs } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { version as cdktfVersion } from '../../node_modules/cdktf/package.json';
import { expectGolden, golden } from '../support/golden';
import { synthesised } from '../support/synthesised';

const orgs = loadOrgs('orgs', orgRules);
const folders = synthesised(...orgs);
const isOriginalFramework = frameworkVersion() === cdktfVersion;

describe.each(orgs.map((org, index) => ({ name: org.name, folder: folders[index] as string })))('$name', (org) => {
  it(isOriginalFramework ? 'synthesises its golden' : 'synthesises the same resources under cdktn', () => {
    const text = readFileSync(join(org.folder, 'cdk.tf.json'), 'utf8');
    const path = `orgs/${org.name}/cdk.tf.json`;
    if (isOriginalFramework) expectGolden(path, text);
    else expect(withoutMetadata(text)).toEqual(withoutMetadata(golden(path)));
  });

  it('ships its golden flows', () => {
    const files = readdirSync(join(org.folder, 'flows')).sort();
    expect(files).toHaveLength(3);
    for (const file of files) {
      const text = readFileSync(join(org.folder, 'flows', file), 'utf8');
      if (isOriginalFramework) expectGolden(`orgs/${org.name}/${file}`, text);
      else expect(text).toBe(golden(`orgs/${org.name}/${file}`));
    }
  });
});

function frameworkVersion(): string {
  return JSON.parse(readFileSync(join(folders[0] as string, 'cdk.tf.json'), 'utf8'))['//'].metadata.version;
}

/** Everything but what the framework says of itself. */
function withoutMetadata(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === '//' ? undefined : value));
}

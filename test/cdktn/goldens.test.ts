import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shippedFiles } from '../../commands/check/shipped-files';
import { version } from '../../node_modules/cdktn/package.json';
import { everyOrg, goldens } from '../orgs/every-org';

const files = [...shippedFiles(everyOrg)];

describe('the orgs, synthesised by cdktn in place of cdktf', () => {
  it.each(files)('ship the same in %s', (file, text) => {
    const golden = readFileSync(join(goldens, file), 'utf8');
    if (!file.endsWith('.json')) expect(text).toBe(golden);
    else {
      expect(JSON.parse(text)['//'].metadata.version).toBe(version);
      expect(withoutMetadata(text)).toEqual(withoutMetadata(golden));
    }
  });
});

/** The stack without the notes that the framework leaves in it. */
function withoutMetadata(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === '//' ? undefined : value));
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../support/root';
import { referencePages } from './reference-pages';

const folder = join(root, 'docs', 'reference');
const pages = referencePages();

describe('docs/reference', () => {
  it.each([...pages])('%s says what the schemas and the catalogue say; "npm run reference" writes it', (file, text) => {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  it('has no other page', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  });

  it.each([...pages])('%s leads to pages that exist, and explains every key', (_, text) => {
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
    expect(text).not.toMatch(/any value|undefined|\| \|$/m);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../support/root';
import { referencePages } from './reference-pages';

const folder = join(root, 'docs', 'reference');

mkdirSync(folder, { recursive: true });
for (const [file, text] of referencePages()) writeFileSync(join(folder, file), text);
console.log(`wrote ${referencePages().size} pages to docs/reference`);

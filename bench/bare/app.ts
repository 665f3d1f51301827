import { readFileSync } from 'node:fs';
import { synthesiseBare } from './bare-stack';
import type { PlannedStacks } from './stack-plan';

/** The app to compare with: `tsx bench/bare/app.ts <file of plans> <folder for the output>`. */
const [file = '', outdir = ''] = process.argv.slice(2);
synthesiseBare(JSON.parse(readFileSync(file, 'utf8')) as readonly PlannedStacks[], outdir);

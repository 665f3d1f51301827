import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, whose code runs from TypeScript or, compiled, from the folder `lib`. */
export const packageRoot = above(__dirname);

function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder));
}

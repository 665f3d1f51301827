import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineProject } from '../../constructs/stack/define-project';
import type { Project } from '../../constructs/stack/project';

/** The project in the working directory: what its `project.ts` exports, or the defaults where there is no such file. */
export function loadProject(): Project {
  const file = resolve('project.ts');
  if (!existsSync(file)) return defineProject();
  readTypeScript();
  return (require(file) as { readonly default: Project }).default;
}

/** From here on, this process loads TypeScript. It does so from the start where this package runs from TypeScript itself. */
function readTypeScript(): void {
  if (__filename.endsWith('.ts')) return;
  const { register } = require('tsx/cjs/api') as typeof import('tsx/cjs/api');
  register();
}

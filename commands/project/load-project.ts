import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineProject } from '../../constructs/stack/define-project';
import type { Project } from '../../constructs/stack/project';

/** The project in the working directory: what its `project.ts` exports, or the defaults where there is no such file. */
export function loadProject(): Project {
  const file = resolve('project.ts');
  if (!existsSync(file)) return defineProject();
  return (require(file) as { readonly default: Project }).default;
}

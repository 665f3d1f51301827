import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Mistake } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { runOwnCode } from '../stack/code-mistakes';
import { defineProject } from './define-project';
import { kindOf } from './kind-of';
import type { Project } from './project';

const file = 'project.ts';
const otherNames = ['project.js', 'project.cjs', 'project.mjs', 'project.cts', 'project.mts'] as const;

/**
 * The project in the working directory: what its `project.ts` exports, or the defaults where there is no such file.
 *
 * @throws UserError when the file has another ending, cannot be compiled, throws, or exports something else
 */
export function loadProject(): Project {
  const path = resolve(file);
  if (!existsSync(path)) {
    const likely = otherNames.find((name) => existsSync(name));
    if (likely !== undefined) throw new UserError([otherName(likely)]);
    return defineProject();
  }
  readTypeScript();
  const exported: unknown = runOwnCode(() => require(path));
  const project =
    typeof exported === 'object' && exported !== null && 'default' in exported ? exported.default : undefined;
  if (!isProject(project)) throw new UserError([noProject(project)]);
  return project;
}

/** From here on, this process loads TypeScript. It does so already where this package runs from TypeScript itself. */
function readTypeScript(): void {
  if (__filename.endsWith('.ts') || '.ts' in require.extensions) return;
  const { register } = require('tsx/cjs/api') as typeof import('tsx/cjs/api');
  register();
}

function isProject(value: unknown): value is Project {
  const methods = ['loadOrgs', 'stack', 'synth'] as const satisfies readonly (keyof Project)[];
  return typeof value === 'object' && value !== null && methods.every((name) => name in value);
}

const otherName = (found: string): Mistake => ({
  file: found,
  problem: 'a file of this name is not read, and the project would be the one without a project.ts',
  expected: file,
  next: `rename it to ${file}`,
});

const noProject = (exported: unknown): Mistake => ({
  file,
  ...(exported === undefined ? { problem: 'it has no default export' } : { given: kindOf(exported) }),
  expected: 'a project',
  next: 'write export default defineProject({ ... })',
});

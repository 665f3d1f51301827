import { readFileSync } from 'node:fs';
import type { PlannedStacks } from '../bare/stack-plan';

/** What is compared: this project, and the same stacks made of the bindings alone. */
export type Subject = 'ours' | 'bare';

/** The same stacks for both. */
export interface Input {
  /** Folder with the org files, in `orgs`. */
  readonly folder: string;
  /** JSON file of the planned stacks. */
  readonly plans: string;
}

/** From an input to a folder of stacks. */
export type Synthesis = (input: Input, outdir: string) => void;

/** Loads the modules of a subject, and of that one only, as a CommonJS program does. */
export function load(subject: Subject): Synthesis {
  return subject === 'ours' ? loadOurs() : loadBare();
}

function loadOurs(): Synthesis {
  const { App } = require('cdktf') as typeof import('cdktf');
  const { defineProject } = require('../../constructs') as typeof import('../../constructs/index.js');
  const project = defineProject();
  return ({ folder }, outdir) => {
    const app = new App({ outdir });
    for (const org of project.loadOrgs(folder)) project.stack(app, org);
    app.synth();
  };
}

function loadBare(): Synthesis {
  const { synthesiseBare } = require('../bare/bare-stack') as typeof import('../bare/bare-stack.js');
  return ({ plans }, outdir) => {
    synthesiseBare(JSON.parse(readFileSync(plans, 'utf8')) as readonly PlannedStacks[], outdir);
  };
}

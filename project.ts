import { defineProject } from './constructs';

/** What `main.ts` and all commands work with. */
export default defineProject();

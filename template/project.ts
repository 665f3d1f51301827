import { defineProject } from 'genesys-servicenow-cdktf';

/** What `main.ts` and all commands work with: your operations, your flows, your stack. */
export default defineProject();

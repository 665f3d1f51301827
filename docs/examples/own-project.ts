import { catalogue, defineProject, OrgStack } from 'genesys-servicenow-cdktf';
import { createTask, findTask } from './task-operations';

/** A project with operations of its own. A subclass of OrgStack may take its place in the last line. */
export default defineProject({
  operations: [...catalogue, createTask, findTask],
  stack: (app, org) => new OrgStack(app, org),
});

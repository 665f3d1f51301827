import { catalogue, defineProject, fromFile } from 'genesys-servicenow-cdktf';
import { onboarding } from './onboarding-flow';
import { createTask, findTask } from './task-operations';

export default defineProject({
  operations: [...catalogue, createTask, findTask],
  flows: [
    onboarding,
    fromFile('docs/examples/after-hours.yaml', {
      substitutions: ({ genesys, queues }) => ({ division: genesys.division, desk: queues.fallback }),
      longestSeconds: 15,
    }),
  ],
});

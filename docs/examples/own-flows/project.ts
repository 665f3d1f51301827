import { catalogue, defineProject, fromFile } from 'genesys-servicenow-cdktf';
import { createTask, findTask } from '../task-operations';
import { onboarding } from './flows/onboarding';

export default defineProject({
  operations: [...catalogue, createTask, findTask],
  flows: [
    onboarding,
    fromFile('flows/after-hours.yaml', {
      substitutions: ({ genesys, queues }) => ({ division: genesys.division, desk: queues.fallback }),
      longestSeconds: 15,
    }),
  ],
});

import { catalogue, defineProject } from 'genesys-servicenow-cdktf';
import { createHrCase, listHrCases } from './operations/hr-cases';

export default defineProject({
  operations: [...catalogue, createHrCase, listHrCases],
});

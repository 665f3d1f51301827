import { defineProject } from 'genesys-servicenow-cdktf';

export default defineProject();

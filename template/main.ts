import { synthProject } from 'genesys-servicenow-cdktf';

synthProject();

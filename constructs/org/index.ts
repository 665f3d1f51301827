export { orgJsonSchema } from './json-schema';
export { loadOrg, loadOrgs } from './load';
export type * from './org-config';
export type { OrgRules } from './org-rules';
export { orgSchema } from './schema/org';

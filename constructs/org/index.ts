export { loadOrg, loadOrgs } from './load';
export type * from './org-config';
export type { OrgRules } from './org-rules';

export { loadOrg, loadOrgs } from './load';
export type * from './org-config';
export type { OrgFinding, OrgRules, PlaceOf } from './org-rules';
export type { Edits } from './source-file';

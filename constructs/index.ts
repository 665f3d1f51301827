/** The entry point `genesys-servicenow-cdktf`: what `main.ts`, and a stack of your own, need. */

export { UserError } from '../input/user-error';
export { loadOrg, loadOrgs, type OrgConfig, type OrgRules } from './org';
export {
  type AuthStrategy,
  catalogue,
  defineLookup,
  defineOperation,
  defineTable,
  type Lookup,
  type Operation,
  type OperationProps,
  type OwnColumn,
  type OwnTable,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
  ServiceNow,
  type ServiceNowCredential,
  type ServiceNowProps,
  ServiceNowRefs,
} from './servicenow';
export { orgRules } from './stack/org-rules';
export { OrgStack } from './stack/org-stack';
export { checkContracts, type ShippedContracts } from './stack/recorded-contracts';
export { withRecordedFlows } from './stack/recorded-flows';

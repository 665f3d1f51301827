/** The entry point `genesys-servicenow-cdktf`: what `project.ts`, and a stack of your own, need. */

export { UserError } from '../input/user-error';
export type { OrgConfig } from './org';
export {
  type AuthStrategy,
  addComment,
  addWorkNote,
  catalogue,
  createCase,
  createIncident,
  defineLookup,
  defineOperation,
  defineTable,
  escalateIncident,
  findCallerByKey,
  findCallerByPhone,
  findCaseByCorrelationId,
  findIncidentByCorrelationId,
  getIncident,
  getRequestItem,
  type Lookup,
  listOpenIncidents,
  logInteraction,
  type Operation,
  type OperationProps,
  type OperationSet,
  type OwnColumn,
  type OwnTable,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
  reopenIncident,
  resolveIncident,
  ServiceNow,
  type ServiceNowCredential,
  type ServiceNowProps,
  ServiceNowRefs,
} from './servicenow';
export { defineProject } from './stack/define-project';
export { OrgStack } from './stack/org-stack';
export { type DefineFlowProps, defineFlow } from './stack/own-flows/define-flow';
export type { CallProps, FlowContext } from './stack/own-flows/flow-context';
export { type FromFileOptions, fromFile } from './stack/own-flows/from-file';
export type { FlowFromFile, OwnFlow, WrittenFlow } from './stack/own-flows/own-flow';
export type { Org, Project } from './stack/project';
export type { ProjectProps } from './stack/project-props';
export { synthProject } from './stack/synth-project';

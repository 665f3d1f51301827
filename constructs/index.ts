/** The entry point `genesys-servicenow-cdktf`: what `project.ts`, and a stack of your own, need. */

export { UserError } from '../input/user-error';
export type { OrgConfig } from './org';
export { defineProject } from './project/define-project';
export type { Org, Project } from './project/project';
export type { ProjectProps } from './project/project-props';
export { synthProject } from './project/synth-project';
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
export { OrgStack } from './stack/org-stack';
export { type DefineFlowProps, defineFlow } from './stack/own-flows/define-flow';
export type { CallProps, FlowContext } from './stack/own-flows/flow-context';
export { type FromFileOptions, fromFile } from './stack/own-flows/from-file';
export type { FlowFromFile, OwnFlow, WrittenFlow } from './stack/own-flows/own-flow';

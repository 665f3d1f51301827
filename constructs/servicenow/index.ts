export { type CustomAuthDefinition, customAuth } from './custom-auth';
export { defineOperation, isRecognised, type OperationProps } from './define-operation';
export { type FlowGrant, flowGrant, type Grant, type GrantChoice, grantFields, type SecretField } from './grants';
export { tokenUrl } from './instance-url';
export { defineLookup } from './lookup';
export type {
  Condition,
  CorrelationInput,
  CreateRecord,
  FindRecords,
  Lookup,
  LookupOutputs,
  Operation,
  OperationOutput,
  OperationOutputs,
  OperationRequest,
  Repeat,
  RequiredText,
  UpdateRecord,
} from './operation';
export * from './operations';
export { type ImportOutputs, type RenderImportProps, renderImport } from './render-import';
export {
  type AuthStrategy,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
} from './render-operation';
export * from './service-now';
export { type TokenActionProps, type TokenInputs, type TokenOutputs, tokenAction } from './token-action';

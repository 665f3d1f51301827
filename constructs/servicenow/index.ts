export type { ActionContract } from './action-contract';
export { defineOperation, isRecognised, type OperationProps } from './define-operation';
export { defineTable, type OwnColumn, type OwnTable } from './define-table';
export { defineLookup } from './lookup';
export { isOwnCredential, namesOf } from './names';
export type { Lookup, Operation } from './operation';
export { OperationSet } from './operation-set';
export * from './operations';
export {
  type AuthStrategy,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
} from './render-operation';
export * from './service-now';

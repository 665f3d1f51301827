export type { ActionContract } from './action-contract';
export { defineOperation, isRecognised, type OperationProps } from './define-operation';
export { defineLookup } from './lookup';
export { isOwnCredential, namesOf } from './names';
export type { Lookup, Operation } from './operation';
export { catalogue, lookupOf, operationNames } from './operations';
export {
  type AuthStrategy,
  type RenderedInputs,
  type RenderedOutputs,
  type RenderOperationProps,
  renderOperation,
} from './render-operation';
export * from './service-now';

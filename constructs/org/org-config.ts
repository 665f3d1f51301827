import type { z } from 'zod';
import type { OrgSchema } from './schema/org';

type Immutable<T> = T extends readonly (infer E)[]
  ? readonly Immutable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** One org as its file describes it, with all defaults applied. */
export type OrgConfig = Immutable<z.output<OrgSchema>> & {
  /** Base name of the file; the name of the stack. */
  readonly name: string;
  /** Path of the file from the working directory, with forward slashes. */
  readonly file: string;
};

export type CredentialConfig = OrgConfig['credential'];
export type BackendConfig = OrgConfig['backend'];
export type ReleaseConfig = OrgConfig['release'];
/** The limits of the release; a flow's are `{ ...release.retry, ...flow.retry }`. */
export type RetryConfig = ReleaseConfig['retry'];
export type FlowConfig = ReleaseConfig['flows'][number];
export type InboundCallConfig = Extract<FlowConfig, { readonly type: 'inboundCall' }>;
export type InboundShortMessageConfig = Extract<FlowConfig, { readonly type: 'inboundShortMessage' }>;
export type WorkflowConfig = Extract<FlowConfig, { readonly type: 'workflow' }>;

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

export type FlowConfig = OrgConfig['release']['flows'][number];

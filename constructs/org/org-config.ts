import type { z } from 'zod';
import type { Queues } from './queues';
import type { orgSchema } from './schema/org';
import type { ReleaseSchema } from './schema/release';

type Immutable<T> = T extends readonly (infer E)[]
  ? readonly Immutable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** A release as its file describes it, with all defaults applied. */
export type ReleaseConfig = Immutable<z.output<ReleaseSchema>>;

/** What an org file itself says, with all defaults applied. */
export type OrgFile = Immutable<z.output<typeof orgSchema>>;

/** One org as its file and the file of its release describe it. */
export interface OrgConfig extends Omit<OrgFile, 'queues' | 'release' | 'overrides'> {
  /** Base name of the file; the name of the stack. */
  readonly name: string;
  /** Path of the file from the working directory, with forward slashes. */
  readonly file: string;
  /** Names of its queues, by their keys in its file. */
  readonly queues: Queues;
  /** Base name of the file of its release. */
  readonly releaseName: string;
  /** The release with the overrides of this org. */
  readonly release: ReleaseConfig;
}

export type FlowConfig = ReleaseConfig['flows'][number];

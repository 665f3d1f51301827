import type { ChangeLine } from '../../release/change-lines';
import type { Played } from '../play/play';
import type { Change } from '../terraform/changes';

/** A state of the project that was compared. */
export interface State {
  /** The name that the caller gave, or `the working tree`. */
  readonly name: string;
  readonly commit: string;
  /** Date of the commit, such as 2026-12-01. */
  readonly date: string;
}

/** A file that ships to an org and was run. */
export interface ShippedFile {
  /** Path in the folder of golden files: `dev/cdk.tf.json`. */
  readonly file: string;
  readonly sha256: string;
}

/** The faults of a scenario that was played. */
export interface InjectedFaults {
  readonly scenario: string;
  readonly faults: readonly string[];
}

/** A scenario that ends otherwise than in the base state, or gets there otherwise. */
export interface OtherPlay extends Pick<Played, 'scenario' | 'from' | 'flow'> {
  /** Such as `outcome: created -> failed`. */
  readonly differences: readonly string[];
}

/** The effects of a change of the project on an org. */
export interface ExplainedOrg {
  readonly org: string;
  /** Name of the Genesys Cloud organization. */
  readonly organization: string;
  readonly region: string;
  readonly instance: string;
  readonly release: string;
  /** The release that it runs in the base state. @default - the base does not have it, or it cannot be read */
  readonly releaseBefore?: string | undefined;
  /** Whether the base has no golden files of it. */
  readonly isNew: boolean;
  /** The version of Terraform. @default - nothing changes, so that it was not asked */
  readonly terraform?: string | undefined;
  /** The changes that Terraform would make to an org in the base state. */
  readonly changes: readonly Change[];
  /** The same in words. */
  readonly lines: readonly ChangeLine[];
  /** The scenarios that were played, as the org ships now. */
  readonly played: readonly Played[];
  readonly goesOtherwise: readonly OtherPlay[];
  readonly files: readonly ShippedFile[];
  /** The passages in which flows have another text. */
  readonly diffs: readonly { readonly file: string; readonly lines: readonly string[] }[];
  /** The limits of these findings. */
  readonly notes: readonly string[];
}

export interface ExplainResult {
  readonly base: State;
  readonly now: State;
  /** When it was made, such as 2026-12-01T09:00:00.000Z. */
  readonly at: string;
  /** @default - nothing changes, so that Terraform was not asked */
  readonly terraform?: string | undefined;
  readonly provider: string;
  /** In the order of `promotesFrom`. */
  readonly orgs: readonly ExplainedOrg[];
  /** The faults of the scenarios that were played; those without faults are left out. */
  readonly faults: readonly InjectedFaults[];
  /** Orgs whose golden files the base has, and that are gone. */
  readonly gone: readonly string[];
  /** The limits of all findings, such as changes that are not committed. */
  readonly notes: readonly string[];
}

/** Such as `10 of 10 as expected`. */
export function headlineOf(orgs: readonly Pick<ExplainedOrg, 'played'>[]): string {
  const played = orgs.flatMap((org) => org.played);
  return `${played.filter(({ asExpected }) => asExpected).length} of ${played.length} as expected`;
}

/** Whether every scenario ends as expected. */
export function isAsExpected({ orgs }: Pick<ExplainResult, 'orgs'>): boolean {
  return orgs.every(({ played }) => played.every(({ asExpected }) => asExpected));
}

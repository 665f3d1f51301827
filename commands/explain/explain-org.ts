import { createHash } from 'node:crypto';
import type { Org } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { passageLines } from '../check/passage-lines';
import { passagesOf } from '../check/passages';
import { stackFiles, type Texts } from '../check/shipped-files';
import type { SynthesisedOrg } from '../org/synthesise';
import type { Played } from '../play/play';
import { writeBaseStack } from './base-stack';
import type { BaseOrg } from './base-state';
import type { ExplainedOrg } from './explain-result';
import { goesOtherwise } from './goes-otherwise';
import { type PlannedOnBase, planOnBase } from './plan-on-base';
import { playStack, type Scenarios } from './play-stack';

export interface ExplainOrgOptions {
  /** @default - the base does not have the org */
  readonly base?: BaseOrg | undefined;
  /** A folder for the stacks and the sandbox org. */
  readonly temporary: string;
  readonly scenarios: Scenarios;
  /** Called after each interaction. @param share of the work that is done, from 0 to 1 */
  readonly onPlayed: (played: Played, share: number) => void;
}

/**
 * The effects of a change of the project on an org in the base state: on its objects, by Terraform, and on the interactions of
 * all scenarios. Undefined after Ctrl-C.
 *
 * @throws UserError when the base state cannot be applied, or the state of today cannot be planned or published
 */
export async function explainOrg(
  given: Org,
  synthesised: SynthesisedOrg,
  { base, temporary, scenarios, onPlayed }: ExplainOrgOptions,
): Promise<ExplainedOrg | undefined> {
  const { org, folder } = synthesised;
  const files = stackFiles(synthesised);
  const isSame = base !== undefined && isEqual(base.files, files);
  const before = base && writeBaseStack(given.name, base.files, temporary);
  // Terraform works beside this process.
  const both = await Promise.allSettled([
    isSame ? nothing : planOnBase(given, { before: before?.folder, after: synthesised, temporary }),
    playBoth(),
  ]);
  const [{ changes, lines, terraform, wasInterrupted }, { played, earlier }] = valuesOf(both);
  if (wasInterrupted) return undefined;
  return {
    org: given.name,
    organization: given.genesys.organization ?? given.name,
    region: given.genesys.region,
    instance: given.servicenow.instance,
    release: given.releaseName,
    releaseBefore: base?.org?.releaseName,
    isNew: base === undefined,
    terraform,
    changes,
    lines,
    played,
    goesOtherwise: earlier.played.length === 0 ? [] : goesOtherwise(earlier.played, played),
    files: [...files].map(([file, text]) => ({ file, sha256: createHash('sha256').update(text).digest('hex') })),
    diffs: base === undefined ? [] : diffsOf(base.files, files),
    notes: [...(base === undefined ? [] : notesOf(base)), ...(before?.notes ?? []), ...earlier.notes],
  };

  async function playBoth() {
    const sides = isSame || before === undefined ? 1 : 2;
    const played = await playStack(org, folder, scenarios, (one, share) => onPlayed(one, share / sides));
    if (isSame || before === undefined) return { played, earlier: { played: isSame ? played : [], notes: [] } };
    const earlier = await orNote(() =>
      playStack(base?.org ?? org, before.folder, scenarios, (one, share) => onPlayed(one, (1 + share) / 2)),
    );
    return { played, earlier };
  }
}

/** The results of work that was done together. @throws the first error */
function valuesOf<A, B>([one, other]: readonly [PromiseSettledResult<A>, PromiseSettledResult<B>]): readonly [A, B] {
  if (one.status === 'rejected') throw one.reason;
  if (other.status === 'rejected') throw other.reason;
  return [one.value, other.value];
}

const mostLines = 500;

const nothing: PlannedOnBase = { changes: [], lines: [], wasInterrupted: false };

/** The flows that have another text. */
function diffsOf(before: Texts, after: Texts): ExplainedOrg['diffs'] {
  return [...after].flatMap(([file, text]) => {
    const old = before.get(file);
    if (old === undefined || old === text || !file.includes('/flows/')) return [];
    return [{ file, lines: passageLines(passagesOf(old, text), mostLines) }];
  });
}

function isEqual(one: Texts, other: Texts): boolean {
  return one.size === other.size && [...one].every(([file, text]) => other.get(file) === text);
}

function notesOf({ org }: BaseOrg): readonly string[] {
  if (org !== undefined) return [];
  return ['its files in the base do not suit the code of today: the base was played with its settings of today'];
}

/** A base that cannot be played still has its plan. */
async function orNote(play: () => Promise<readonly Played[]>) {
  try {
    return { played: await play(), notes: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { played: [], notes: [`the base state could not be played: ${error.message}`] };
  }
}

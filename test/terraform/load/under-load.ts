import type { ApplyResult } from '../../../commands/terraform/apply';
import type { Org } from '../../../constructs/project/project';
import type { SandboxOrg } from '../sandbox-orgs';
import { OrgUnderLoad, type OrgUnderLoadProps } from './org-under-load';
import { pacedAnswers } from './paced-answers';
import { TerraformTime } from './terraform-time';
import { VirtualSleep } from './virtual-sleep';

export interface LoadOptions extends Pick<OrgUnderLoadProps, 'speechMsPerCharacter'> {
  /** Whether calls failed before, which the release mends: those count that fail later than a minute after it. */
  readonly mends?: boolean;
  /** Called when Terraform begins to wait for calls in flight. */
  readonly onWait?: () => void;
}

/** A release that Terraform carried out while contacts arrived. */
export interface Load {
  readonly result: ApplyResult;
  /** The virtual time from the first change to the end of the last, in seconds. */
  readonly seconds: number;
  readonly contacts: number;
  /** Contacts that were in flight when Terraform changed something. */
  readonly crossed: number;
  /** How many calls failed because of the release, by reason: of data actions, and of contacts that reach no flow. */
  readonly failed: ReadonlyMap<string, number>;
}

const minuteMs = 60_000;

/** Lets Terraform carry out a release on one virtual clock with contacts, from a minute before it to two after it. */
export async function underLoad(
  sandbox: SandboxOrg,
  before: Org,
  after: Org,
  { mends = false, onWait = () => undefined, ...options }: LoadOptions = {},
): Promise<Load> {
  let begun: { readonly org: OrgUnderLoad; readonly time: TerraformTime; readonly at: number } | undefined;
  const sleep = new VirtualSleep(sandbox.folder.path, async (seconds) => {
    onWait();
    await begun?.time.take('wait', seconds, () => undefined);
  });
  try {
    const result = await sandbox.apply(after, undefined, {
      pace: {
        programs: sleep.folder,
        answers: (answers, written) => {
          const org = new OrgUnderLoad({ written, before, after, ...options });
          const { clock, contacts } = org;
          clock.runAll(clock.now() + minuteMs);
          begun = { org, time: new TerraformTime(clock), at: clock.now() };
          return pacedAnswers(answers, begun.time, () => contacts.written());
        },
      },
    });
    if (begun === undefined) throw new Error('Terraform asked for no provider');
    const { clock, contacts, failed } = begun.org;
    const seconds = (clock.now() - begun.at) / 1000;
    clock.runAll(clock.now() + minuteMs);
    if (mends) failed.clear();
    clock.runAll(clock.now() + minuteMs);
    contacts.close();
    clock.runAll();
    return { result, seconds, contacts: contacts.arrived, crossed: contacts.crossed.size, failed };
  } finally {
    sleep.close();
  }
}

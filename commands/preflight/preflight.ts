import type { Org } from '../../constructs/project/project';
import { plainLine, quoted } from '../../input/plain-line';
import type { Platform } from '../../platform/platform';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { type Needed, neededFor } from '../permissions/needed';
import { StackResources } from '../terraform/stack-resources';
import { type DeclaredObjects, declaredObjects } from './declared-objects';
import { doubleRows, existingRows } from './existing-rows';
import { callerRows, lockRows } from './flow-rows';
import type { KnownState } from './known-state';
import { lookUpRows } from './look-up-rows';
import { readOrg } from './org-reading';
import { permissionRows } from './permission-rows';
import { failed, ok, type Row } from './row';

export interface PreflightResult {
  readonly org: string;
  readonly organization: string;
  readonly rows: readonly Row[];
}

/** The parts of an org's stack that the questions are about. */
export interface PreflightSubject {
  readonly declared: DeclaredObjects;
  readonly needed: readonly Needed[];
}

/** @throws UserError when the stack of the org cannot be synthesised */
export function preflightSubject(org: Org): PreflightSubject {
  return temporarySynthesis([org], ([synthesised]) => {
    if (synthesised === undefined) throw new Error('one org gives one stack');
    const stack = StackResources.of(synthesised.folder, {}).all;
    return { declared: declaredObjects(synthesised), needed: neededFor('deploy', stack) };
  });
}

export interface PreflightOptions extends PreflightSubject {
  readonly state: KnownState;
  /** Whether a state on this machine would be lost before the org. */
  readonly losesLocalState: boolean;
}

/**
 * Looks at an org as an apply will find it, and changes nothing.
 *
 * @throws Refusal when something cannot be read for another reason than a missing permission
 */
export async function preflight(org: Org, platform: Platform, options: PreflightOptions): Promise<PreflightResult> {
  const { declared, needed, state, losesLocalState } = options;
  const { signedIn } = platform;
  const read = await readOrg(platform, declared);
  const name = ('found' in read.caller && read.caller.found.name) || signedIn.clientId;
  const rows = [
    ok(
      `signs in at ${plainLine(signedIn.host)} as client ${quoted(name)}; organization ${quoted(signedIn.organization.name)}`,
    ),
    ...permissionRows(org.name, needed, read),
    ...lookUpRows(org, declared, read),
    ...doubleRows(declared, read),
    ...existingRows(org.name, declared, read, state),
    ...lockRows(read),
    ...(await callerRows(platform, declared, read, state)),
    ...(losesLocalState ? [backendRow(org)] : []),
  ];
  return { org: org.name, organization: signedIn.organization.name, rows };
}

function backendRow({ backend, file }: Org): Row {
  if (backend.type !== 'local') return ok(`state in the backend ${backend.type}`);
  return failed(
    'backend local in a pipeline: the state would be lost with its machine',
    `give ${file} a backend that other machines reach`,
  );
}

import type { Org } from '../../constructs/project/project';
import { SandboxFolder } from '../org/sandbox-folder';
import { apply, applyText, isDone } from './apply';
import { type OwnProvider, ownProviderVariable } from './own-provider';
import { plan, planText } from './plan';

/** How a command has ended. */
export interface OnSandbox {
  readonly asExpected: boolean;
  readonly wasInterrupted: boolean;
}

/** Plans an org against its sandbox org, and prints the result. As expected is nothing to do. */
export async function planOnSandbox(org: Org, json = false): Promise<OnSandbox> {
  const result = await plan(org, new SandboxFolder(org.name), { ownProvider: ownProvider() });
  console.log(json ? JSON.stringify(result, null, 2) : planText(result));
  return { asExpected: result.isEmpty, wasInterrupted: result.wasInterrupted };
}

/** Applies an org to its sandbox org, or destroys that, and prints the result. */
export async function applyOnSandbox(org: Org, name: 'apply' | 'destroy', json = false): Promise<OnSandbox> {
  const onLine = (line: string) => (json ? console.error(line) : console.log(line));
  const destroy = name === 'destroy';
  const result = await apply(org, new SandboxFolder(org.name), { destroy, onLine, ownProvider: ownProvider() });
  console.log(json ? JSON.stringify(result, null, 2) : applyText(result, name));
  return { asExpected: isDone(result), wasInterrupted: result.wasInterrupted };
}

/** The provider whose folder the caller names. */
function ownProvider(): OwnProvider | undefined {
  const folder = process.env[ownProviderVariable];
  return folder === undefined || folder === '' ? undefined : { folder };
}

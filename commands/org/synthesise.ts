import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { App } from 'cdktf';
import { declaredStacks } from '../../constructs/project/declared-stacks';
import type { Org } from '../../constructs/project/project';
import { checkContracts } from '../../constructs/project/recorded-contracts';
import { synthApp } from '../../constructs/project/synth-app';
import type { ShippedStack } from '../../constructs/stack/shipped-stack';
import { writingInto } from '../../input/writing-into';

/** What ships to an org, in files. The org is as its stack has it, which may differ from what its files say. */
export interface SynthesisedOrg extends Pick<ShippedStack, 'org' | 'flows' | 'contracts'> {
  /** The folder of the stack. */
  readonly folder: string;
}

/**
 * Synthesises a stack for each org into a folder, as `cdktf synth` does. Files are written next to the folder first
 * and moved into it complete, so that a full disk or an interruption leaves no half-written file.
 *
 * @throws UserError if a contract changed under its name, a construct refuses what it is given, or the folder cannot be written; a stack whose files could not be moved keeps its old files
 */
export function synthesise(orgs: readonly Org[], outdir: string): readonly SynthesisedOrg[] {
  return writingInto(outdir, () => {
    mkdirSync(dirname(resolve(outdir)), { recursive: true });
    const staging = mkdtempSync(`${resolve(outdir)}.`);
    try {
      const app = new App({ outdir: staging });
      const stacks = withoutTokenStacks(() => {
        const declared = declaredStacks(app, orgs);
        checkContracts(declared);
        synthApp(app);
        return declared;
      });
      const synthesised = stacks.map(({ org, flows, contracts }) => ({
        ...{ org, flows, contracts },
        folder: join(outdir, 'stacks', org.name),
      }));
      for (const { org, folder } of synthesised) replaceStack(join(staging, 'stacks', org.name), folder);
      renameSync(join(staging, 'manifest.json'), join(outdir, 'manifest.json'));
      return synthesised;
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  });
}

/**
 * Does work in which CDKTF does not note the whole stack below each token that it makes. No message shows these stacks, and
 * they take a third of a synthesis. Shorter stacks are noted as always.
 */
function withoutTokenStacks<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (target, below) => {
    if (Error.stackTraceLimit !== Number.MAX_SAFE_INTEGER) captureStackTrace(target, below);
  };
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}

/** Moves the files of a stack, all or none. Other files in the folder belong to Terraform. */
function replaceStack(from: string, to: string): void {
  const [flows, oldFlows] = [join(to, 'flows'), join(from, 'old-flows')];
  mkdirSync(to, { recursive: true });
  moveIfThere(flows, oldFlows);
  try {
    moveIfThere(join(from, 'flows'), flows);
    renameSync(join(from, 'cdk.tf.json'), join(to, 'cdk.tf.json'));
  } catch (error) {
    rmSync(flows, { recursive: true, force: true });
    moveIfThere(oldFlows, flows);
    throw error;
  }
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

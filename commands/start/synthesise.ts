import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { App } from 'cdktf';
import { UserError } from '../../constructs/errors';
import type { OrgConfig } from '../../constructs/org';
import { OrgStack } from '../../constructs/org-stack';

/**
 * Synthesises a stack for each org into a folder, as `cdktf synth` does. Everything is written beside the folder first
 * and moved there whole, so that a full disk or an interruption leaves no half-written file.
 *
 * @throws UserError when the folder cannot be written
 */
export function synthesise(orgs: readonly OrgConfig[], outdir: string): void {
  let staging: string | undefined;
  try {
    mkdirSync(dirname(resolve(outdir)), { recursive: true });
    staging = mkdtempSync(`${resolve(outdir)}.`);
    const app = new App({ outdir: staging });
    for (const org of orgs) new OrgStack(app, org);
    app.synth();
    for (const org of orgs) moveStack(staging, outdir, org.name);
    renameSync(join(staging, 'manifest.json'), join(outdir, 'manifest.json'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof UserError) throw error;
    throw new UserError([`cannot write ${outdir}: ${message}; make the folder writable or free space, and try again`]);
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true });
  }
}

function moveStack(staging: string, outdir: string, stack: string): void {
  const from = join(staging, 'stacks', stack);
  const to = join(outdir, 'stacks', stack);
  mkdirSync(to, { recursive: true });
  rmSync(join(to, 'flows'), { recursive: true, force: true });
  for (const part of ['flows', 'cdk.tf.json']) {
    if (existsSync(join(from, part))) renameSync(join(from, part), join(to, part));
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { ISynthesisSession, TerraformStack } from 'cdktf';
import { UserError } from '../../input/user-error';
import { duplicateFlow } from './flow-errors';

const folder = 'flows';
const longestSlug = 80;
const perStack = new WeakMap<TerraformStack, FlowFiles>();

/**
 * The YAML files of a stack's flows. Synthesis writes them to the folder `flows` beside the stack's `cdk.tf.json`, once
 * the stack is valid, and deletes the files of an earlier synthesis.
 */
export class FlowFiles {
  static of(stack: TerraformStack): FlowFiles {
    const files = perStack.get(stack) ?? new FlowFiles(stack);
    perStack.set(stack, files);
    return files;
  }

  private readonly flows = new Set<string>();
  private readonly texts = new Map<string, string>();

  private constructor(stack: TerraformStack) {
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize: (session) => {
        inner.synthesize(session);
        this.write(stack, session);
      },
    };
  }

  /**
   * @returns the path of the file, relative to the folder in which Terraform runs
   * @throws UserError when the stack has a flow of that type and name already
   */
  add({ type, name }: { readonly type: string; readonly name: string }, yaml: string): string {
    // Genesys Cloud finds a flow by its name in any case.
    const flow = `${type}/${name}`.toLowerCase();
    if (this.flows.has(flow)) throw new UserError([duplicateFlow(type, name)]);
    const readable = pathOf(type, slug(name));
    const path = this.texts.has(readable) ? pathOf(type, slug(name), digest(name)) : readable;
    this.flows.add(flow);
    this.texts.set(path, yaml);
    return path;
  }

  private write(stack: TerraformStack, { outdir, manifest }: ISynthesisSession): void {
    const workingDirectory = join(outdir, manifest.forStack(stack).workingDirectory);
    rmSync(join(workingDirectory, folder), { recursive: true, force: true });
    mkdirSync(join(workingDirectory, folder));
    for (const [path, text] of this.texts) writeFileSync(join(workingDirectory, path), text);
  }
}

function pathOf(...parts: readonly string[]): string {
  return posix.join(folder, `${parts.join('-')}.yaml`);
}

/** Lower case, since some file systems ignore case. A name without Latin letters becomes a digest. */
function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g);
  return words?.join('-').slice(0, longestSlug) ?? digest(name);
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}

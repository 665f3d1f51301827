import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { withOperations } from '../support/with-operations';
import { asTerraformData } from './as-terraform-data';
import { type Change, LiveOrg } from './live-org';
import { type Json, type ReleaseStack, readReleaseStack } from './release-stack';
import type { Release } from './rows';
import { type Applied, apply } from './terraform';

/** What Terraform did to an org when it moved it from one stack to another. */
export interface Played {
  readonly changes: readonly Change[];
  /** Each window once, with the change after which it was seen first. */
  readonly windows: readonly string[];
  readonly errors: readonly string[];
}

/** Terraform states of stacks that were applied, each in a folder of its own. */
export class Releases {
  private readonly root = mkdtempSync(join(tmpdir(), 'releases-'));
  private readonly applied = new Map<string, Promise<string>>();
  private folders = 0;

  /** The stack of a release. */
  stackOf({ org, operations = [], idOf }: Release): ReleaseStack {
    const folder = this.folder();
    // Contracts are not compared: what Terraform itself would do is asked here.
    const app = new App({ outdir: folder });
    org.project.stack(app, withOperations(org, operations));
    app.synth();
    return readReleaseStack(join(folder, 'stacks', org.name), idOf);
  }

  /** Lets Terraform apply one stack and then another. */
  async play(before: ReleaseStack, after: ReleaseStack, ...options: readonly string[]): Promise<Played> {
    const folder = this.folder();
    const state = await this.stateOf(before);
    cpSync(state, join(folder, 'terraform.tfstate'));
    write(folder, after);
    const { events, errors } = await apply(folder, ...options);
    const org = new LiveOrg(before, after);
    const changes: Change[] = [];
    const windows = new Map<string, string>();
    for (const event of events) {
      const change = org.take(event);
      if (change !== undefined) changes.push(change);
      for (const window of org.windows()) windows.set(window, windows.get(window) ?? changes.at(-1) ?? 'the start');
    }
    return { changes, windows: Array.from(windows, ([window, change]) => `${window} (after: ${change})`), errors };
  }

  /** Lets Terraform destroy everything, with an override file beside the stack. */
  async destroy(stack: ReleaseStack, override: Json): Promise<Applied> {
    const folder = this.folder();
    cpSync(await this.stateOf(stack), join(folder, 'terraform.tfstate'));
    write(folder, stack);
    writeFileSync(join(folder, 'destroy_override.tf.json'), JSON.stringify(override));
    return apply(folder, '-destroy');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private stateOf(stack: ReleaseStack): Promise<string> {
    const key = JSON.stringify(asTerraformData(stack));
    const known = this.applied.get(key) ?? this.applyFirst(stack);
    this.applied.set(key, known);
    return known;
  }

  private async applyFirst(stack: ReleaseStack): Promise<string> {
    const folder = this.folder();
    write(folder, stack);
    const { errors } = await apply(folder);
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return join(folder, 'terraform.tfstate');
  }

  private folder(): string {
    const folder = join(this.root, String(this.folders++));
    mkdirSync(folder);
    return folder;
  }
}

function write(folder: string, stack: ReleaseStack): void {
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(asTerraformData(stack), null, 2));
}

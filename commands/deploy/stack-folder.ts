import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Org } from '../../constructs/project/project';
import type { AppliedFile } from '../../release/fingerprint';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { StackResources } from '../terraform/stack-resources';
import { flowNames } from './flow-names';

const gatewayFile = 'gateway_override.tf.json';
const importsFile = 'adopted.tf.json';
const lockFile = '.terraform.lock.hcl';

/** An object that exists, and the address that it gets in the state. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

/** The folder that `cdktf deploy` runs Terraform in, with the files that a run adds. */
export class StackFolder {
  readonly path: string;
  readonly stack: StackResources;

  private constructor(
    readonly synthesised: SynthesisedOrg,
    /** Whether the project pins the bytes of the provider. */
    readonly isLocked: boolean,
  ) {
    this.path = synthesised.folder;
    this.stack = StackResources.of(this.path, {});
  }

  /**
   * Synthesises the stack of an org, as `cdktf deploy` does.
   *
   * @param project the folder of the project
   * @param hasGateway whether the provider finds the org behind the gateway of the environment
   * @throws UserError when it cannot be synthesised
   */
  static of(org: Org, project: string, hasGateway: boolean): StackFolder {
    const [synthesised] = synthesise([org], join(project, 'cdktf.out'));
    if (synthesised === undefined) throw new Error('one org gives one stack');
    const lock = join(project, lockFile);
    const isLocked = existsSync(lock);
    const folder = new StackFolder(synthesised, isLocked);
    folder.clean();
    if (isLocked) copyFileSync(lock, join(folder.path, lockFile));
    if (hasGateway) folder.write(gatewayFile, { provider: { genesyscloud: [{ gateway: [{}] }] } });
    return folder;
  }

  /** Lets the next plan import objects. */
  adopt(imports: readonly Import[]): void {
    this.write(importsFile, { import: imports });
  }

  /** Removes what a run has added. */
  clean(): void {
    const added = [gatewayFile, importsFile, ...(this.isLocked ? [lockFile] : [])];
    for (const name of added) rmSync(join(this.path, name), { force: true });
  }

  get flowNames(): Readonly<Record<string, string>> {
    return flowNames(this.stack, this.synthesised);
  }

  /** The files that an apply reads: the stack, and every flow. */
  get files(): readonly AppliedFile[] {
    const flows = join(this.path, 'flows');
    const found = existsSync(flows) ? readdirSync(flows, { recursive: true, withFileTypes: true }) : [];
    const paths = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return [join(this.path, 'cdk.tf.json'), ...paths].map((path) => ({
      path: relative(this.path, path).split(sep).join('/'),
      bytes: readFileSync(path),
    }));
  }

  /** The version of the provider that Terraform has chosen, or else the one that the stack names. */
  get providerVersion(): string {
    const lock = join(this.path, lockFile);
    const text = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
    const [, chosen] = /^provider "[^"]*\/mypurecloud\/genesyscloud" \{\s*version\s*=\s*"([^"]+)"/m.exec(text) ?? [];
    return chosen ?? this.stack.providerVersion ?? '';
  }

  private write(name: string, content: object): void {
    writeFileSync(join(this.path, name), JSON.stringify(content, null, 2));
  }
}

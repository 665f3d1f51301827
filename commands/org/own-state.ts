import { existsSync, readFileSync } from 'node:fs';
import type { Org } from '../../constructs/project/project';

/** The Terraform state that `cdktf deploy` reads and writes for an org on this machine. */
export interface OwnState {
  /** Path from the folder of the project. */
  readonly file: string;
  /** The ids of the objects that it knows. */
  readonly known: readonly string[];
}

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly instances: readonly { readonly attributes: { readonly id?: string } }[];
  }[];
}

/**
 * Reads the state of an org; undefined for one that is not on this machine. A file that is broken, which Terraform refuses,
 * knows nothing.
 */
export function ownState({ name, backend }: Pick<Org, 'name' | 'backend'>): OwnState | undefined {
  if (backend.type !== 'local') return undefined;
  const file = backend.path ?? `terraform.${name}.tfstate`;
  return { file, known: existsSync(file) ? idsIn(readFileSync(file, 'utf8')) : [] };
}

function idsIn(text: string): readonly string[] {
  try {
    const { resources = [] } = JSON.parse(text) as StateFile;
    return resources
      .filter(({ mode, type }) => mode === 'managed' && type.startsWith('genesyscloud_'))
      .flatMap(({ instances }) => instances.flatMap(({ attributes: { id } }) => id ?? []));
  } catch {
    return [];
  }
}

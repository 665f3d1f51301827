import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Org } from '../../constructs/project/project';
import type { SynthesisedOrg } from '../org/synthesise';
import { temporarySynthesis } from '../org/temporary-synthesis';

export type Texts = ReadonlyMap<string, string>;

/** The texts that orgs ship, by the paths of their golden files: `<org>/cdk.tf.json` and `<org>/flows/<flow>.yaml`. */
export function shippedFiles(orgs: readonly Org[]): Texts {
  return temporarySynthesis(orgs, (synthesised) => new Map(synthesised.flatMap((one) => [...stackFiles(one)])));
}

/** The texts that ship to an org, by the paths of its golden files. */
export function stackFiles({ org, folder }: SynthesisedOrg): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [[org.name, ...relative(folder, path).split(sep)].join('/'), readFileSync(path, 'utf8')];
    }),
  );
}

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pinnedSchema } from '../../sandbox/terraform/provider-schema';
import type { GoldenTexts } from '../history/goldens-at';

interface Stack {
  readonly terraform?: { readonly required_providers?: Readonly<Record<string, { readonly version?: string }>> };
}

/** The stack of the base as the sandbox can serve it. */
export interface BaseStack {
  /** The folder of its `cdk.tf.json`. */
  readonly folder: string;
  /** How it differs from what the base has. */
  readonly notes: readonly string[];
}

/** Writes what shipped to an org into a new folder. The provider is that of today, since the sandbox serves no other. */
export function writeBaseStack(org: string, files: GoldenTexts, temporary: string): BaseStack {
  const root = mkdtempSync(join(temporary, 'stack-'));
  const folder = join(root, org);
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const file = `${org}/cdk.tf.json`;
  const stack: Stack = JSON.parse(files.get(file) ?? '{}');
  const { version } = pinnedSchema();
  const { genesyscloud, ...others } = stack.terraform?.required_providers ?? {};
  if (genesyscloud === undefined || genesyscloud.version === version) return { folder, notes: [] };
  const required_providers = { ...others, genesyscloud: { ...genesyscloud, version } };
  const served = { ...stack, terraform: { ...stack.terraform, required_providers } };
  writeFileSync(join(root, file), JSON.stringify(served));
  const notes = [`the base pins provider ${genesyscloud.version}, and was applied with ${version}`];
  return { folder, notes };
}

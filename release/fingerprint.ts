import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import { masked } from './masked';
import { changedResources, isChange, type ShownChange, type ShownPlan } from './shown-plan';

/** A file that an apply reads: the stack, or a flow. */
export interface AppliedFile {
  /** From the folder of the stack, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface FingerprintProps {
  readonly org: string;
  readonly plan: ShownPlan;
  /** The stack and every flow file. A plan does not hold the flows: the provider reads their files when it applies them. */
  readonly files: readonly AppliedFile[];
  /** Version of the provider. */
  readonly provider: string;
}

const digits = 12;

/**
 * The fingerprint of all that an apply would do: 12 hexadecimal digits of a SHA-256. Plans with one fingerprint change the
 * same things in the same way. Secrets are masked, so that another secret is not noticed.
 */
export function fingerprint({ org, plan, files, provider }: FingerprintProps): string {
  const resources = changedResources(plan).map(({ address, deposed, previous_address, change }) => ({
    ...{ address, deposed, previous_address },
    ...changeOf(change),
  }));
  const outputs = Object.entries(plan.output_changes ?? {})
    .filter(([, change]) => isChange(change))
    .map(([name, change]) => ({ name, ...changeOf(change) }));
  const hashes = files.map(({ path, bytes }) => ({ path, sha256: createHash('sha256').update(bytes).digest('hex') }));
  const all = { org, provider, resources: sorted(resources), outputs: sorted(outputs), files: sorted(hashes) };
  return createHash('sha256').update(canonicalJson(all)).digest('hex').slice(0, digits);
}

function changeOf({ before_sensitive, after_sensitive, importing, ...change }: ShownChange) {
  const { actions, before, after, after_unknown, replace_paths } = change;
  return {
    ...{ actions, after_unknown, replace_paths },
    import: importing?.id,
    before: masked(before, before_sensitive),
    after: masked(after, after_sensitive),
  };
}

/** In an order that does not depend on that of Terraform or of a folder. */
function sorted(values: readonly object[]): readonly string[] {
  return values.map(canonicalJson).sort();
}

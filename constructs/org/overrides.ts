import type { Finding } from '../../input/finding';
import type { Path } from '../../input/path';
import { schemaFindings } from '../../input/schema-findings';
import { releaseInconsistencies } from './consistency';
import { unknownFlow, withoutTexts } from './errors';
import type { OrgFile, ReleaseConfig } from './org-config';
import type { ReleaseNames } from './release-names';
import { releaseSchema } from './schema/release';

type Overrides = OrgFile['overrides'];
type Loose = Readonly<Record<string, unknown>>;
type Resolved = { readonly release: ReleaseConfig } | { readonly findings: readonly Finding[] };

/**
 * A release with the overrides of an org. Findings have paths of the org file.
 *
 * @param data the release as its file has it, without mistakes
 * @param release the same with all defaults
 */
export function withOverrides(
  overrides: Overrides,
  data: unknown,
  release: ReleaseConfig,
  names: ReleaseNames,
): Resolved {
  if (overrides === undefined) return { release };
  const unfit = unfitFlows(overrides, release);
  if (unfit.length > 0) return { findings: unfit };
  const changed = merged(data, overrides);
  const parsed = releaseSchema(names).safeParse(changed);
  const findings = parsed.success
    ? releaseInconsistencies(changed, names.operations)
    : schemaFindings(parsed.error.issues, changed);
  if (parsed.success && findings.length === 0) return { release: parsed.data };
  return { findings: findings.map((finding) => ({ ...finding, at: overrideOf(finding.at, release) })) };
}

/** Where an org file would override a place of its release. */
export function overrideOf(at: Path, { flows }: ReleaseConfig): Path {
  const [first, index, ...rest] = at;
  const name = first === 'flows' && typeof index === 'number' ? flows[index]?.name : undefined;
  return ['overrides', ...(name === undefined ? at : ['flows', name, ...rest])];
}

function unfitFlows({ flows = {} }: NonNullable<Overrides>, release: ReleaseConfig): readonly Finding[] {
  const names = release.flows.map(({ name }) => name);
  return Object.entries(flows).flatMap(([name, { texts }]): readonly Finding[] => {
    const flow = release.flows.find((one) => one.name === name);
    const at = ['overrides', 'flows', name];
    if (flow === undefined) return [{ at, ...unknownFlow(name, names) }];
    return texts !== undefined && !('texts' in flow) ? [{ at: [...at, 'texts'], ...withoutTexts(flow.type) }] : [];
  });
}

function merged(release: unknown, overrides: NonNullable<Overrides>): unknown {
  const { flows = {}, ...rest } = overrides;
  const whole = mergedMaps(release as Loose, rest);
  const changed = (whole['flows'] as readonly Loose[]).map((flow) => {
    const name = String(flow['name']);
    return Object.hasOwn(flows, name) ? mergedMaps(flow, flows[name] as Loose) : flow;
  });
  return { ...whole, flows: changed };
}

function mergedMaps(one: Loose, other: Loose): Loose {
  const entries = Object.entries(other).map(([key, value]) => {
    const below = one[key];
    return [key, isMap(value) ? mergedMaps(isMap(below) ? below : {}, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}

function isMap(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

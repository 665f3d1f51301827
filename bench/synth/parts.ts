import type { ProfileOptions } from '../profile';

/** Functions whose time, with all that they call, belongs to a part. */
const entries = [
  { part: 'reading and checking the org files', function: 'loadOrgs', file: 'constructs/org/load.ts' },
  { part: 'checking the flows', function: 'check', file: 'constructs/architect/check.ts' },
  { part: 'rendering the flows as YAML', function: 'render', file: 'constructs/architect/render.ts' },
  { part: 'building the flows', function: 'shippedFlow', file: 'constructs/stack/shipped-flows.ts' },
  { part: "cdktf's own synth", function: 'synth', file: 'cdktf/lib/app.js' },
] as const;

/** The parts of a synthesis. A sample belongs to the outermost of the functions above that was running. */
export const synthesisParts: ProfileOptions = {
  partOf: ({ functionName, url }, around) =>
    around ?? entries.find((entry) => entry.function === functionName && url.endsWith(entry.file))?.part,
  names: entries.map(({ part }) => part),
  rest: 'declaring the resources, garbage',
};

import type { ProfileOptions } from '../profile';

/** Files whose time belongs to a part; the first that fits counts. */
const entries = [
  { part: 'Velocity', files: 'sandbox/genesys/template/velocity/' },
  { part: 'JSONPath', files: 'sandbox/genesys/template/json-path' },
  { part: 'contracts (with Ajv)', files: 'sandbox/genesys/data-actions/contract.ts' },
  { part: 'expressions', files: 'sandbox/genesys/flow/expression/' },
  { part: 'actions of the flow', files: 'sandbox/genesys/flow/' },
  { part: 'the rest of the data-action engine', files: 'sandbox/genesys/' },
  { part: 'ServiceNow', files: 'sandbox/servicenow/' },
] as const;

/** The parts of an interaction. A sample belongs to the innermost function of these files that was running. */
export const interactionParts: ProfileOptions = {
  partOf: ({ url }, around) => entries.find(({ files }) => url.includes(files))?.part ?? around,
  names: entries.map(({ part }) => part),
  rest: 'clock, garbage',
};

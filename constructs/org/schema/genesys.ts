import { name, oneOf, section } from '../../../input/schema-words';

/** The version of the provider that the list of regions was taken from: the pinned one. */
export const regionsOfProvider = '1.82.0';

/** The regions of that version, without its internal ones. It refuses any other before it reads the org. */
export const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'mx-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'eu-central-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'me-central-1',
] as const;

export const genesys = section({
  region: oneOf(regions).describe('AWS region that the Genesys Cloud org lives in.'),
  organization: name()
    .exactOptional()
    .describe(
      'Name of the Genesys Cloud org, or its id. A plan with the credentials of another org fails. Without it: the credentials alone decide which org is changed.',
    ),
  division: name().default('Home').describe('Division that the flows belong to; it must exist.'),
});

import { z } from 'zod';
import { name, oneOf, section } from '../../../input/schema-words';

const grants = {
  grant: oneOf(['client_credentials', 'refresh_token', 'password', 'authorization_code'])
    .default('client_credentials')
    .describe(
      'OAuth grant that gets the token. authorization_code needs refreshToken: true, since a flow has no browser.',
    ),
  refreshToken: z
    .literal(true, { error: 'true' })
    .exactOptional()
    .describe(
      'Only with authorization_code: the refresh token that a person got in a browser is supplied as a sensitive variable.',
    ),
};

const either = 'either managed: true or existing: <name of a credential>';
const both = 'one of managed and existing, and both are given; keep one';

/** Where the ServiceNow OAuth client lives. */
export const credential = z.union(
  [
    section({
      managed: z
        .literal(true, { error: 'true, or existing: <name of a credential> in its place' })
        .describe('Terraform makes the credential; its secret comes from a sensitive variable (TF_VAR_...).'),
      ...grants,
    }),
    section({
      existing: name().describe(
        'Name of a credential that was made outside Terraform; its secret never enters the state.',
      ),
      ...grants,
    }),
  ],
  { error: ({ input }) => (isBoth(input) ? both : either) },
);

function isBoth(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'managed' in input && 'existing' in input;
}

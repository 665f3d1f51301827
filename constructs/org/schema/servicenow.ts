import { z } from 'zod';
import { pattern, section } from '../../../input/schema-words';

const importSetTable = pattern(
  /^[a-z][a-z0-9_]*$/,
  'the name of an import set table, such as u_genesys_incident',
).describe('Import set table of this instance whose rows become records of the table.');

/** Short enough for the longest ending that this project adds. */
const ownName = pattern(
  /^(?!\s)(?!.*\s$)(?!.*(?:\$\{|%\{|\{\{)).{1,100}$/,
  'a name of at most 100 characters on one line, without blanks at its ends, "${", "%{" or "{{"',
);

export const servicenow = section(
  {
    name: ownName
      .default('ServiceNow')
      .describe(
        'Name of this ServiceNow in Genesys Cloud: of its integrations and credential, and the category by which flows find its data actions. Two files for one Genesys Cloud org need two names. A new name renames all of these in place and publishes the flows again.',
      ),
    instance: pattern(
      /^https:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$/,
      'an https origin without path, query or user, such as https://acme.service-now.com',
      { meant: originOf },
    )
      .refine((origin) => portOf(origin) >= 1 && portOf(origin) <= 65_535, { error: 'a port of 1 to 65535' })
      .describe(
        'Origin of the ServiceNow instance, such as https://acme.service-now.com; https only, nothing behind it.',
      ),
    tokenPath: pattern(
      /^(\/[A-Za-z0-9._~-]+)+$/,
      'a path that starts with "/" and has no query, such as /oauth_token.do',
    )
      .default('/oauth_token.do')
      .describe('Path of the OAuth token endpoint on that instance.'),
    importSetTables: z
      .record(z.string(), importSetTable, { error: 'a map of tables to their import set tables' })
      .default({})
      .describe('Where creates go when the release has create: importSet: table to import set table of this instance.'),
  },
  { stagingTables: 'importSetTables' },
);

/** The origin of an address as people copy it from a browser, or of a host alone. */
function originOf(given: string): string | undefined {
  const [, rest] = /^(?:https?:\/\/|(?=[\w-]+\.))(.*)$/i.exec(given) ?? [];
  const address = `https://${rest}`;
  return rest !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

function portOf(origin: string): number {
  return Number(/:(\d+)$/.exec(origin)?.[1] ?? 443);
}

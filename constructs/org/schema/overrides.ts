import { mapOf, section } from '../../../input/schema-words';
import { language } from './flow';
import { matchDigits } from './release';
import { budgetSeconds } from './retry';
import { textOverrides } from './texts';

/** The places of keys that people write directly under `overrides`. */
export const deeperOverrides: Readonly<Record<string, string>> = {
  matchDigits: 'caller.matchDigits',
  budgetSeconds: 'retry.budgetSeconds',
  language: 'flows.<name>.language',
  texts: 'flows.<name>.texts',
};

/** All that may differ between the orgs of one release. Whatever else differs is another release. */
export const overrides = section({
  caller: section({
    matchDigits: matchDigits
      .exactOptional()
      .describe("How many of the last digits of a caller's number must match a number in ServiceNow."),
  })
    .exactOptional()
    .describe('How a caller is recognised.'),
  retry: section({
    budgetSeconds: budgetSeconds
      .exactOptional()
      .describe('Longest time that one operation may take in the worst case, in seconds.'),
  })
    .exactOptional()
    .describe('How long a flow tries.'),
  flows: mapOf(
    section({
      language: language.exactOptional().describe('Language of the flow; one that is not English needs all texts.'),
      texts: textOverrides.exactOptional().describe('What callers hear, or writers of messages read.'),
      retry: section({
        budgetSeconds: budgetSeconds
          .exactOptional()
          .describe('Longest time that one operation may take in the worst case, in seconds.'),
      })
        .exactOptional()
        .describe('How long this flow tries.'),
    }),
    'a map from names of flows to what differs in them',
  )
    .exactOptional()
    .describe('What differs in single flows, by their names.'),
});

import { mapOf, pattern, someOf } from '../../../input/schema-words';

/** E.164: a plus sign, the country code and the number, 7 to 15 digits together. */
const number = pattern(
  /^\+[1-9][0-9]{6,14}$/,
  'a phone number in E.164 and in quotes: "+", country code and number without blanks, such as "+12025550143"',
);

/** The numbers of call flows. */
export const routes = mapOf(
  someOf(number).describe(
    'Phone numbers that reach this flow. The org must own them, and no other call route may have them.',
  ),
  'a map from names of call flows to lists of phone numbers',
).default({});

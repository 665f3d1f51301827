import { pattern, section } from './words';

export const servicenow = section({
  instance: pattern(
    /^https:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?$/,
    'expected an https origin without path, query or user, such as https://acme.service-now.com',
  ).describe('Origin of the ServiceNow instance, such as https://acme.service-now.com; https only, nothing behind it.'),
  tokenPath: pattern(
    /^(\/[A-Za-z0-9._~-]+)+$/,
    'expected a path that starts with "/" and has no query, such as /oauth_token.do',
  )
    .default('/oauth_token.do')
    .describe('Path of the OAuth token endpoint on that instance.'),
});

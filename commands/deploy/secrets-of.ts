const secret = /^(?:TF_VAR_|TF_TOKEN_|GENESYSCLOUD_(?:OAUTHCLIENT_SECRET|ACCESS_TOKEN)$)|SECRET|PASSWORD/;

/** Short values are words that messages may have for other reasons. */
const shortest = 8;

/** The values of an environment that no message may show. */
export function secretsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    secret.test(name) && value.length >= shortest ? [value] : [],
  );
}

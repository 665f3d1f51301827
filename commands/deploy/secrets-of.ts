/** Variables of Terraform, of the provider and of backends, such as `AWS_SESSION_TOKEN` and `ARM_ACCESS_KEY`. */
const secret = /^TF_VAR_|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS|CONN_STR|PRIVATE_KEY|(?:ACCESS|ACCOUNT)_KEY$/;

/** They say where a secret is. */
const place = /_(?:FILE|PATH|URL|ID)$/;

/** Short values are words that messages may have for other reasons. */
const shortest = 8;

/** The values of an environment that no message may show. */
export function secretsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    secret.test(name) && !place.test(name) && value.length >= shortest ? [value] : [],
  );
}

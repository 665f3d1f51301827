import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfNames, oneOfText } from '../../input/errors';
import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';

// The mistakes in what becomes resources of Genesys Cloud. The caller adds the place of the whole.

// Names

export const badName = (name: string, limit: number): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: `1 to ${limit} characters that are not all blank`,
});

export const functionCategory = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'a name without "function data action", which the provider takes for function data actions',
});

export const duplicateAction = (name: string): Message => ({
  given: `a second data action "${name}"`,
  problem: 'flows find actions by name',
  next: 'choose another name',
});

// Data actions

export const badTimeout = (seconds: number): Mistake => ({
  path: 'timeoutSeconds',
  given: String(seconds),
  expected: 'a whole number, 1 to 60',
});

export const badInputName = (input: string): Message => ({
  given: `the input ${shown(input)}`,
  expected: 'a name that starts with a letter, then letters, digits, _ or -',
});

export const reservedInput = (input: string, reserved: readonly string[]): Message => ({
  given: `the input ${shown(input)}`,
  expected: `another name than ${reserved.join(', ')}, which the platform keeps for itself`,
});

export const noOutputs = (): Mistake => ({
  path: 'outputs',
  given: 'none',
  expected: 'at least one, which tells a flow the result',
});

export const relativeUrl = (url: string): Mistake => ({
  path: 'url',
  given: shown(url),
  expected: 'an absolute one that starts with https:// or with a reference such as ${credentials.loginUrl}',
});

export const missingBody = (method: string): Mistake => ({
  path: 'body',
  problem: `missing, and the platform would send every input of a ${method} instead`,
  next: 'give the body as a template',
});

export const uselessBody = (method: string): Mistake => ({
  path: 'body',
  problem: `the platform ignores the body of a ${method}`,
  next: 'send the values in the url',
});

export const badAccept = (value: string): Mistake => ({
  path: 'header Accept',
  given: shown(value),
  expected: 'JSON, such as application/json, which is all that the platform takes',
});

export const unknownInput = (path: string, input: string, known: readonly string[]): Mistake => ({
  path,
  given: `the input "${input}"`,
  expected: oneOfNames(known),
  next: steps('declare it', didYouMean(input, known)),
});

export const credentialNeeded = (path: string, context: string): Mistake => ({
  path,
  problem: `it reads \${${context}...}, but the integration has no credential`,
  next: 'give the integration one, or pass the value as an input',
});

export const badPath = (value: string, path: string): Mistake => ({
  path: `value "${value}"`,
  given: shown(path),
  expected: 'a JSONPath that starts with $',
});

export const unusedValue = (value: string): Mistake => ({
  path: `value "${value}"`,
  problem: 'the response template does not use it',
  next: `write \${${value}} or remove the value`,
});

export const unknownValue = (value: string, known: readonly string[]): Mistake => ({
  path: 'response template',
  given: `the value "${value}"`,
  expected: oneOfNames(known),
  next: didYouMean(value, known),
});

export const defaultWithoutValue = (value: string, known: readonly string[]): Mistake => ({
  path: 'defaults',
  given: `the value "${value}"`,
  expected: oneOfNames(known),
  next: didYouMean(value, known),
});

export const badDefault = (value: string, given: string): Mistake => ({
  path: `default of "${value}"`,
  given: shown(given),
  expected: 'JSON text: a string needs its own quotes, as in \'""\'',
});

// Credentials and secrets

export const tokenInText = (text: string): Message => ({
  given: shown(text),
  problem: 'it refers to another Terraform value, and the reference would be sent as text',
  next: 'use plain text here and keep secrets in a credential',
});

export const badVariableName = (name: string): Mistake => ({
  path: 'secret variable',
  given: shown(name),
  expected: 'a lower-case letter, then lower-case letters, digits and _, so that TF_VAR_<name> can set it',
});

/** Terraform prints this, not the commands here. */
export function emptySecret(name: string): string {
  return `The secret is empty: set TF_VAR_${name} to its value.`;
}

export const noFields = (): Mistake => ({ path: 'fields', given: 'none', expected: 'at least one' });

export const twiceGiven = (field: string): Mistake => ({
  path: `field "${field}"`,
  problem: 'given both in fields and in plainFields',
  next: 'keep the one in fields if it is secret',
});

export const secretInPlainText = (field: string): Mistake => ({
  path: `field "${field}"`,
  problem: 'in plainFields, but named like a secret',
  next: 'move it to fields as a SecretRef',
});

export const missingField = (type: string, field: string): Mistake => ({
  path: `field "${field}"`,
  problem: `missing, and a ${type} credential needs it`,
  next: 'add it',
});

export const customAuthCredential = (given: string): Message => ({
  given: `a custom auth action with ${given}`,
  expected: 'a credential of type userDefinedOAuth',
  next: 'give the integration Credential.managed with that type',
});

export const secondCustomAuth = (): Message => ({
  given: 'a second custom auth action',
  expected: 'one for each integration',
  next: 'add another integration',
});

// The backend

export const unknownBackend = (type: string, known: readonly string[]): Mistake => ({
  path: 'backend.type',
  given: shown(type),
  expected: oneOfText(known),
  next: didYouMean(type, known),
});

// The synthesis

export const hclRefused: Mistake = {
  path: 'cdktf synth --hcl',
  problem:
    'cdktf writes HCL that Terraform cannot read, since it breaks texts that hold both a quote and an escaped "$${"',
  next: 'leave out --hcl, or unset SYNTH_HCL_OUTPUT; Terraform reads cdk.tf.json',
};

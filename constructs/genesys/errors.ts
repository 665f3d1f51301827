import type { Mistake } from '../../input/mistake';
import { didYouMean, shown } from '../../input/user-error';

/** Mistakes of this folder, one sentence each, for `UserError`. The caller puts the place in front. */

const inputNameRule = 'start with a letter, then letters, digits, _ or -';

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}

function actionName(category: string, name: string): string {
  return `${category} / ${name}`;
}

export function at(place: string, mistake: string): string {
  return `${place}: ${mistake}`;
}

export function badName(name: string, limit: number): string {
  return `the name is ${shown(name)}; give 1 to ${limit} characters that are not all blank`;
}

export function functionCategory(name: string): string {
  return `the name ${shown(name)} contains "function data action", which the provider takes for function data actions; choose another name`;
}

export function duplicateAction(name: string): string {
  return `it has a data action "${name}" already, and flows find actions by name; choose another name`;
}

export function badTimeout(seconds: number): string {
  return `timeoutSeconds is ${seconds}; give a whole number from 1 to 60`;
}

export function badInputName(input: string): string {
  return `input "${input}" has a name that the platform refuses; ${inputNameRule}`;
}

export function reservedInput(input: string, reserved: readonly string[]): string {
  return `input "${input}" has a name that the platform keeps for itself; choose another than ${reserved.join(', ')}`;
}

export function noOutputs(): string {
  return 'it has no outputs, so a flow could not tell what happened; declare at least one';
}

export function relativeUrl(url: string): string {
  return `the url is ${shown(url)}; give an absolute one that starts with https:// or with a reference such as \${credentials.loginUrl}`;
}

export function missingBody(method: string): string {
  return `${method} has no body, and the platform would send every input instead; give the body as a template`;
}

export function uselessBody(method: string): string {
  return `${method} has a body, which the platform ignores; send the values in the url`;
}

export function badAccept(value: string): string {
  return `header Accept is ${shown(value)}; the platform only takes JSON, such as application/json`;
}

export function unknownInput(where: string, input: string, known: readonly string[]): string {
  return `the ${where} reads input "${input}", which is not declared; declared are ${list(known)}${didYouMean(input, known)}`;
}

export function credentialNeeded(where: string, context: string): string {
  return `the ${where} reads \${${context}...}, but the integration has no credential; give the integration one, or pass the value as an input`;
}

export function badPath(value: string, path: string): string {
  return `value "${value}" is read from ${shown(path)}; give a JSONPath that starts with $`;
}

export function unusedValue(value: string): string {
  return `value "${value}" is read from the answer but the response template does not use it; write \${${value}} or remove the value`;
}

export function unknownValue(value: string, known: readonly string[]): string {
  return `the response template reads "${value}", which is not among the values; there are ${list(known)}${didYouMean(value, known)}`;
}

export function defaultWithoutValue(value: string, known: readonly string[]): string {
  return `there is a default for "${value}", which is not among the values; there are ${list(known)}${didYouMean(value, known)}`;
}

export function badDefault(value: string, given: string): string {
  return `the default of "${value}" is ${shown(given)}; give JSON text: a string needs its own quotes, as in '""'`;
}

export function tokenInText(text: string): string {
  return `${shown(text)} contains a reference to another Terraform value, which would be sent as text; use plain text here and keep secrets in a credential`;
}

export function badVariableName(name: string): string {
  return `secret variable: the name is ${shown(name)}; give lower-case letters, digits and _, starting with a letter, so that TF_VAR_<name> can set it`;
}

export function emptySecret(name: string): string {
  return `The secret is empty: set TF_VAR_${name} to its value.`;
}

export function noFields(): string {
  return 'it has no fields; give at least one';
}

export function twiceGiven(field: string): string {
  return `field "${field}" is given both in fields and in plainFields; keep the one in fields if it is secret`;
}

export function secretInPlainText(field: string): string {
  return `field "${field}" is in plainFields but is named like a secret; move it to fields as a SecretRef`;
}

export function missingField(type: string, field: string): string {
  return `a ${type} credential needs the field "${field}"; add it`;
}

export function customAuthCredential(given: string): string {
  return `a custom auth action exists only with a userDefinedOAuth credential, and this integration has ${given}; give it Credential.managed with type userDefinedOAuth`;
}

export function secondCustomAuth(): string {
  return 'it has a custom auth action already, and the platform keeps one per integration; add another integration';
}

export function duplicateFlow(type: string, name: string): string {
  return `flow "${name}": the stack has a flow of type ${type} with that name already; choose another name, since the platform would overwrite the first`;
}

export function actionNotGiven(
  category: string,
  name: string,
  given: readonly { readonly category: string; readonly name: string }[],
): string {
  const names = given.map((ref) => actionName(ref.category, ref.name));
  const called = actionName(category, name);
  return `it calls data action ${shown(called)}, which is not among the actions given; given are ${list(names)}; pass the DataAction that the flow was built with${didYouMean(called, names)}`;
}

export function otherContract(category: string, name: string, differences: readonly string[]): string {
  return `it calls data action ${shown(actionName(category, name))} with another contract than the one declared: ${differences.join(', ')}; build the flow from the ref of that DataAction`;
}

export function queueNotGiven(name: string, known: readonly string[]): string {
  return `it uses queue "${name}", which is not among the queues given; given are ${list(known)}; pass its QueueRef, so that a missing queue fails at plan${didYouMean(name, known)}`;
}

export function unknownBackend(type: string, known: readonly string[]): string {
  return `backend: the type is ${shown(type)}; known are ${list(known)}${didYouMean(type, known)}`;
}

export const hclRefused: Mistake = {
  path: 'cdktf synth --hcl',
  problem:
    'cdktf writes HCL that Terraform cannot read, since it breaks texts that hold both a quote and an escaped "$${"',
  next: 'leave out --hcl, or unset SYNTH_HCL_OUTPUT; Terraform reads cdk.tf.json',
};

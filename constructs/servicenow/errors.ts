import { didYouMean, shown } from '../../input/user-error';

/** Mistakes of this folder, one sentence each, for `UserError`. */

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}

export function inOperation(operation: string, mistake: string): string {
  return `operation ${shown(operation)}: ${mistake}`;
}

export function badOperationName(name: string): string {
  return `the name is ${shown(name)}; give lower-case words joined by "-", such as create-incident`;
}

export function badTitle(title: string, limit: number): string {
  return `the title is ${shown(title)}; give 1 to ${limit} characters without blanks at the ends, such as "Create incident"`;
}

export function badVersion(version: number): string {
  return `the version is ${shown(version)}; give a whole number of at least 1, one more with each new contract`;
}

export function noDescription(): string {
  return 'the description is empty; say in a sentence what the operation does';
}

export function badTable(table: string): string {
  return `the table is ${shown(table)}; give its name as in ServiceNow, such as incident or u_my_table`;
}

export function badFieldName(kind: 'input' | 'output', name: string): string {
  return `${kind} ${shown(name)} has a name that templates cannot use; start with a lower-case letter, then letters and digits`;
}

export function reservedInput(name: string, reserved: readonly string[]): string {
  return `input "${name}" has a name that is taken; choose another than ${reserved.join(', ')}`;
}

export function badMaxLength(input: string, given: number): string {
  return `input "${input}" has maxLength ${given}; give a whole number of at least 1`;
}

export function maxLengthOfNonText(input: string, type: string): string {
  return `input "${input}" has a maxLength but is of type ${type}; only a string has a length, so remove it`;
}

export function unusedInput(input: string): string {
  return `input "${input}" is declared but not sent; name it in the request or remove it`;
}

export function undeclaredInput(input: string, declared: readonly string[]): string {
  return `the request sends input "${input}", which is not declared; declared are ${list(declared)}${didYouMean(input, declared)}`;
}

export function badColumn(where: string, column: string): string {
  return `${where} names the column ${shown(column)}; give its name as in ServiceNow, lower case, such as short_description`;
}

export function columnTwice(column: string): string {
  return `the column "${column}" is set more than once; keep one of them`;
}

export function notAlwaysText(where: string, input: string): string {
  return `input "${input}" stands in the ${where}; declare it as a required string, since the request would reach other records without it`;
}

export function noQuery(): string {
  return 'the query has no condition on an input, so it would find the same records for everyone; add one';
}

export function noColumns(index: number): string {
  return `condition ${index + 1} of the query names no column; name at least one`;
}

export function badFixedValue(where: string, value: string, refused: string): string {
  return `${where} is ${shown(value)}; a fixed value must not contain ${refused}`;
}

export function badLimit(limit: number, most: number): string {
  return `the limit is ${limit}; give a whole number from 1 to ${most}`;
}

export function emptyBody(): string {
  return 'the body can be empty, since every input in it is optional; make one required or set a column to a fixed value';
}

export function noOutputs(): string {
  return 'it has no outputs, so a flow could not tell what happened; declare at least one';
}

export function badOutput(output: string, type: string, path: string, wanted: string): string {
  return `output "${output}" is a ${type} read from ${shown(path)}; ${wanted}`;
}

export function wantedOfList(): string {
  return 'the answer of a GET is a list, so give a stringList read from $.result[*].<column>';
}

export function wantedOfRecord(): string {
  return 'the answer of a write is one record, so give a string read from $.result.<column>';
}

export function defaultOfList(output: string): string {
  return `output "${output}" has a default; remove it: an answer without result would count as nothing found`;
}

export function badDefault(output: string, given: string): string {
  return `the default of output "${output}" is ${shown(given)}; give the JSON text of a string, with its own quotes, as in '""'`;
}

export function onlyDefaults(): string {
  return 'every output has a default, so an answer that says nothing would count as success; leave one without';
}

export function unsafeRead(): string {
  return 'a GET changes nothing; write repeat: { safe: true }';
}

export function safeCreate(): string {
  return 'a POST makes another record each time; write repeat: { safe: false, lookup: ... } or, without a key, { safe: false }';
}

export function safeJournal(column: string): string {
  return `the column "${column}" is a journal, which gets another entry each time; write repeat: { safe: false }`;
}

export function lookupOfUpdate(): string {
  return 'a PATCH makes no record that a look-up could find; remove the lookup';
}

export function lookupOfOtherTable(lookup: string, given: string, table: string): string {
  return `its lookup "${lookup}" reads the table ${given}; give one that reads ${table}`;
}

export function lookupWithoutKey(lookup: string): string {
  return `its lookup "${lookup}" does not look by correlation id alone; make one with defineLookup`;
}

export function lookupWithoutOutput(lookup: string, output: string, path: string): string {
  return `its lookup "${lookup}" has no stringList output "${output}" read from ${path}; make one with defineLookup`;
}

export function importOutput(output: string, path: string): string {
  return `output ${shown(output)} is read from ${shown(path)}, and the answer of an import set has the number and the sys_id only; remove the output, or create through the table`;
}

export function badImportSetTable(table: string): string {
  return `servicenow import set table: it is ${shown(table)}; give its name as in ServiceNow, such as u_genesys_incident`;
}

export function badInstance(instance: string): string {
  return `servicenow instance: it is ${shown(instance)}; give an https origin with nothing behind it, such as https://acme.service-now.com`;
}

export function badTokenPath(path: string): string {
  return `servicenow tokenPath: it is ${shown(path)}; give a path that starts with "/" and has no query, such as /oauth_token.do`;
}

export function noBrowser(): string {
  return 'credential: grant authorization_code needs a refresh token, since a flow has no browser to sign in with; let a person sign in once, add refreshToken: true and supply the token as TF_VAR_servicenow_refresh_token, or use client_credentials';
}

export function unknownOperation(operation: string, known: readonly string[]): string {
  return `operation ${shown(operation)} is unknown; known are ${list(known)}${didYouMean(operation, known)}`;
}

export function noLookup(operation: string, known: readonly string[]): string {
  return `operation ${shown(operation)} has no lookup by correlation id; those that have one are ${list(known)}${didYouMean(operation, known)}`;
}

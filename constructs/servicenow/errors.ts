import { didYouMean } from '../../input/did-you-mean';
import { oneOfNames } from '../../input/errors';
import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';

// The mistakes in operations and in the settings of an instance. The caller adds the name of an operation.

export function operationPlace(name: string): string {
  return `operation ${shown(name)}`;
}

// The head of an operation

export const badOperationName = (name: string): Mistake => ({
  path: 'name',
  given: shown(name),
  expected: 'lower-case words joined by "-", such as create-incident',
});

export const listedTwice = (): Message => ({
  problem: 'the list has two operations of this name',
  next: 'rename or remove one; an older version belongs in "previous" of the current one',
});

export const badTitle = (title: string, limit: number): Mistake => ({
  path: 'title',
  given: shown(title),
  expected: `1 to ${limit} characters without blanks at the ends, such as "Create incident"`,
});

export const badVersion = (version: number): Mistake => ({
  path: 'version',
  given: shown(version),
  expected: 'a whole number of at least 1, one more with each new contract',
});

export const badPrevious = (name: string, version: number): Mistake => ({
  path: 'previous',
  given: `version ${version} of ${shown(name)}`,
  expected: 'an older version of the same operation',
});

export const noDescription = (): Mistake => ({
  path: 'description',
  given: 'a blank text',
  expected: 'a sentence that says what the operation does',
});

export const badTable = (table: string): Mistake => ({
  path: 'table',
  given: shown(table),
  expected: 'the name of a table in ServiceNow, such as incident or u_my_table',
});

// Inputs

export const badFieldName = (kind: 'input' | 'output', name: string): Message => ({
  given: `the ${kind} ${shown(name)}`,
  expected: 'a name of a lower-case letter, then letters and digits, which templates can use',
});

export const reservedInput = (name: string, reserved: readonly string[]): Message => ({
  given: `the input ${shown(name)}`,
  expected: `another name than ${reserved.join(', ')}, which are taken`,
});

export const badMaxLength = (input: string, given: number): Mistake => ({
  path: `input "${input}", maxLength`,
  given: String(given),
  expected: 'a whole number of at least 1',
});

export const maxLengthOfNonText = (input: string, type: string): Mistake => ({
  path: `input "${input}", maxLength`,
  problem: `only a string has a length, and the type is ${type}`,
  next: 'remove it',
});

export const unusedInput = (input: string): Mistake => ({
  path: `input "${input}"`,
  problem: 'declared but not sent',
  next: 'name it in the request or remove it',
});

// The request

export const undeclaredInput = (input: string, declared: readonly string[]): Mistake => ({
  path: 'request',
  given: `the input "${input}"`,
  expected: oneOfNames(declared),
  next: didYouMean(input, declared),
});

export const badColumn = (path: string, column: string): Mistake => ({
  path,
  given: `the column ${shown(column)}`,
  expected: 'its name as in ServiceNow, lower case, such as short_description',
});

export const columnTwice = (column: string): Message => ({
  given: `the column "${column}" more than once`,
  next: 'keep one of them',
});

export const notAlwaysText = (path: string, input: string): Mistake => ({
  path,
  given: `the input "${input}", which may be missing or is not a text: the request would reach other records`,
  expected: 'a required string',
});

export const noQuery = (): Mistake => ({
  path: 'query',
  problem: 'no condition on an input, so it would find the same records for everyone',
  next: 'add one',
});

export const noColumns = (index: number): Mistake => ({
  path: `condition ${index + 1} of the query`,
  given: 'no column',
  expected: 'at least one',
});

export const badFixedValue = (path: string, value: string, refused: string): Mistake => ({
  path,
  given: shown(value),
  expected: `a fixed value without ${refused}`,
});

export const badLimit = (limit: number, most: number): Mistake => ({
  path: 'limit',
  given: String(limit),
  expected: `a whole number, 1 to ${most}`,
});

export const emptyBody = (): Mistake => ({
  path: 'body',
  problem: 'it can be empty, since every input in it is optional',
  next: 'make one required or set a column to a fixed value',
});

// Outputs

export const noOutputs = (): Mistake => ({
  path: 'outputs',
  given: 'none',
  expected: 'at least one, which tells a flow the result',
});

export const badOutput = (output: string, type: string, path: string, expected: string): Mistake => ({
  path: `output "${output}"`,
  given: `a ${type} from ${shown(path)}`,
  expected,
});

export const listOutput = 'a stringList from $.result[*].<column>, since the answer of a GET is a list';

export const recordOutput = 'a string from $.result.<column>, since the answer of a write is one record';

export const defaultOfList = (output: string): Mistake => ({
  path: `default of output "${output}"`,
  problem: 'an answer without result would count as nothing found',
  next: 'remove it',
});

export const badDefault = (output: string, given: string): Mistake => ({
  path: `default of output "${output}"`,
  given: shown(given),
  expected: 'the JSON text of a string, with its own quotes, as in \'""\'',
});

export const onlyDefaults = (): Mistake => ({
  path: 'outputs',
  problem: 'every output has a default, so an answer that says nothing would count as success',
  next: 'leave one without',
});

export const importOutput = (output: string, path: string): Mistake => ({
  path: `output "${output}"`,
  given: shown(path),
  expected: 'the number or the sys_id, which is all that an import set answers',
  next: 'remove the output, or create through the table',
});

// Repeats

export const unsafeRead = (): Mistake => ({
  path: 'repeat',
  problem: 'a GET changes nothing',
  expected: '{ safe: true }',
});

export const safeCreate = (): Mistake => ({
  path: 'repeat',
  problem: 'a POST makes another record each time',
  expected: '{ safe: false, lookup: ... } or, without a key, { safe: false }',
});

export const safeJournal = (column: string): Mistake => ({
  path: 'repeat',
  problem: `the column "${column}" is a journal, which gets another entry each time`,
  expected: '{ safe: false }',
});

export const lookupOfUpdate = (): Mistake => ({
  path: 'repeat.lookup',
  problem: 'a PATCH makes no record that a look-up could find',
  next: 'remove it',
});

export const lookupOfOtherTable = (lookup: string, given: string, table: string): Mistake => ({
  path: 'repeat.lookup',
  given: `"${lookup}", which reads the table ${given}`,
  expected: `one that reads ${table}`,
});

export const lookupWithoutKey = (lookup: string): Mistake => ({
  path: 'repeat.lookup',
  given: `"${lookup}"`,
  expected: 'one that looks by correlation id alone',
  next: 'make one with defineLookup',
});

export const lookupWithoutOutput = (lookup: string, output: string, path: string): Mistake => ({
  path: 'repeat.lookup',
  given: `"${lookup}"`,
  expected: `one with a stringList output "${output}" from ${path}`,
  next: 'make one with defineLookup',
});

// The instance

export const badImportSetTable = (table: string): Mistake => ({
  path: 'servicenow import set table',
  given: shown(table),
  expected: 'its name as in ServiceNow, such as u_genesys_incident',
});

export const badInstance = (instance: string): Mistake => ({
  path: 'servicenow instance',
  given: shown(instance),
  expected: 'an https origin with nothing behind it, such as https://acme.service-now.com',
});

export const badTokenPath = (path: string): Mistake => ({
  path: 'servicenow tokenPath',
  given: shown(path),
  expected: 'a path that starts with "/" and has no query, such as /oauth_token.do',
});

export const noBrowser = (): Mistake => ({
  path: 'credential',
  problem: 'grant authorization_code needs a refresh token, since a flow has no browser to sign in with',
  next: 'let a person sign in once, add refreshToken: true and supply the token as TF_VAR_servicenow_refresh_token, or use client_credentials',
});

// The catalogue

export const unknownOperation = (operation: string, known: readonly string[]): Message => ({
  given: `the operation ${shown(operation)}`,
  expected: oneOfNames(known),
  next: didYouMean(operation, known),
});

export const noLookup = (operation: string, known: readonly string[]): Message => ({
  given: `the operation ${shown(operation)}`,
  expected: `${oneOfNames(known)}, whose records can be looked up by correlation id`,
  next: didYouMean(operation, known),
});

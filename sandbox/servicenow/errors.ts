import { UserError } from '../../input/user-error';

/** Mistakes in what a ServiceNow is made from, all at once. */
export function invalidOptions(mistakes: readonly string[]): UserError {
  return new UserError([
    { problem: `the embedded ServiceNow cannot be set up:\n${mistakes.map((line) => `- ${line}`).join('\n')}` },
  ]);
}

export function otherOrigin(url: string, instance: string): UserError {
  return new UserError([
    { problem: `a request went to "${url}" but the embedded ServiceNow is ${instance}; give both the same instance` },
  ]);
}

export function unknownTable(name: string, known: Iterable<string>): UserError {
  return new UserError([
    { problem: `the table "${name}" is not in the embedded ServiceNow; it has ${[...known].join(', ')}` },
  ]);
}

export function unknownColumns(table: string, names: readonly string[]): UserError {
  return new UserError([
    {
      problem:
        `the table ${table} has no column ${names.map((name) => `"${name}"`).join(', ')}; ` +
        'check the name or add it to settings.customColumns',
    },
  ]);
}

export function unknownClient(clientId: string): UserError {
  return new UserError([{ problem: `no OAuth client has the id "${clientId}"; clients are given to the constructor` }]);
}

export function refusedRecord(table: string, labels: readonly string[]): UserError {
  return new UserError([
    { problem: `a record of ${table} was refused by its data policy; give ${labels.join(' and ')}` },
  ]);
}

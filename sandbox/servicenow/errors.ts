import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';

export const otherOrigin = (url: string, instance: string): Message => ({
  given: `a request to ${shown(url)}`,
  expected: `one to the embedded ServiceNow, ${instance}`,
  next: 'give both the same instance',
});

export const unknownTable = (name: string, known: Iterable<string>): Message => ({
  given: `the table ${shown(name)}`,
  expected: oneOfText([...known]),
  next: didYouMean(name, [...known]),
});

export const unknownColumn = (table: string, name: string, known: readonly string[]): Message => ({
  given: `the column ${shown(name)}`,
  expected: `a column of ${table}`,
  next: steps('add it to settings.customColumns', didYouMean(name, known)),
});

export const unknownClient = (id: string): Message => ({
  given: `the OAuth client ${shown(id)}`,
  expected: 'one that was given to the constructor',
});

export const refusedRecord = (table: string, labels: readonly string[]): Message => ({
  problem: `the data policy refused a record of ${table}`,
  next: `give ${labels.join(' and ')}`,
});

export const badInstance = (given: string): Message => ({
  given: shown(given),
  expected: 'an https origin such as https://acme-dev.service-now.com',
});

export const sameClients = (id: string): Message => ({
  given: `${shown(id)} twice`,
  expected: 'a different id for each client',
});

export const sameUsers = (name: string): Message => ({
  given: `${shown(name)} twice`,
  expected: 'a different user_name for each user',
});

import { didYouMean, steps } from '../../input/did-you-mean';
import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';

/** The part of a request that names columns. */
export type NamingPart = 'body' | 'query' | 'fields';

const consequences: Readonly<Record<NamingPart, string>> = {
  body: 'ServiceNow has no such column and drops the value in silence',
  query: 'ServiceNow has no such column and drops the condition in silence, so the query finds more records',
  fields: 'ServiceNow has no such column and leaves it out of the answer in silence',
};

/** How to tell the sandbox about a column that an instance has. */
const declareColumn =
  'correct it, or declare it: defineTable, or serviceNow.customColumns of a scenario (docs/operations.md)';

/** What requests named and ServiceNow ignored in silence. Each is kept once. */
export class IgnoredNames {
  private readonly found = new Map<string, Mistake>();

  get mistakes(): readonly Mistake[] {
    return [...this.found.values()];
  }

  column(table: string, part: NamingPart, name: string, known: Iterable<string>): void {
    this.add(table, part, name, () => ({
      given: `the column ${shown(name)} in ${partNames[part]}`,
      problem: consequences[part],
      next: steps(declareColumn, didYouMean(name, [...known])),
    }));
  }

  condition(table: string, text: string): void {
    this.add(table, 'query', text, () => ({
      given: `${shown(text)} in a query`,
      problem: 'it is not a condition, and ServiceNow drops it in silence, so the query finds more records',
      expected: 'conditions such as active=true, joined by "^"',
    }));
  }

  records(table: string, count: number): void {
    this.add(table, 'body', `list of ${count}`, () => ({
      given: `a list of ${count} records in a body`,
      problem: 'ServiceNow works on the first and ignores the others in silence',
      next: 'send one request for each',
    }));
  }

  private add(table: string, part: NamingPart, name: string, message: () => Message): void {
    const key = JSON.stringify([table, part, name]);
    if (!this.found.has(key)) this.found.set(key, { path: `table ${table}`, ...message() });
  }
}

const partNames: Readonly<Record<NamingPart, string>> = {
  body: 'a body',
  query: 'a query',
  fields: 'sysparm_fields',
};

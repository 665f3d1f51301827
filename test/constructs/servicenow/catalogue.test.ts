import { describe, expect, it } from '@jest/globals';
import { definitionMistakes } from '../../../constructs/genesys/definition-mistakes';
import { byName, catalogue, lookupOf } from '../../../constructs/servicenow/catalogue';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const all = [...catalogue.values()];

describe('the catalogue', () => {
  it('gives each operation a data action of its own', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it('refuses two operations of one name', () => {
    const listed = ['add-comment', 'get-incident', 'add-comment'].flatMap((name) => catalogue.get(name) ?? []);
    expect(() => byName(listed)).toThrow(
      /^operation "add-comment": constructs\/servicenow\/operations\/index\.ts lists two of this name; rename or remove one; [^\n]+$/,
    );
  });

  it('renders to data actions that the platform accepts; chained ones need no credential', () => {
    const props = { instance: 'https://acme.service-now.com', timeoutSeconds: 4 };
    const mistakes = all.flatMap((operation) => [
      ...definitionMistakes(renderOperation(operation, { ...props, auth: 'chained' }), false),
      ...definitionMistakes(renderOperation(operation, { ...props, auth: 'platform' }), true),
    ]);
    expect(mistakes).toEqual([]);
  });

  it.each([
    ['create-incident', 'POST', 'sent once'],
    ['create-case', 'POST', 'sent once'],
    ['log-interaction', 'POST', 'sent once'],
    ['add-work-note', 'PATCH', 'sent once'],
    ['add-comment', 'PATCH', 'sent once'],
    ['escalate-incident', 'PATCH', 'repeated'],
    ['resolve-incident', 'PATCH', 'repeated'],
    ['reopen-incident', 'PATCH', 'repeated'],
  ])('lets %s write with %s, and be %s', (name, method, repeat) => {
    const operation = catalogue.get(name);
    expect(operation?.request.method).toBe(method);
    expect(operation?.repeat.safe).toBe(repeat === 'repeated');
  });

  it('marks every operation that reads as safe to repeat', () => {
    const reads = all.filter(({ request }) => request.method === 'GET');
    expect(reads.filter(({ repeat }) => !repeat.safe)).toEqual([]);
  });

  it('has the look-up of every create whose record can be found again', () => {
    expect(lookupOf('create-incident')).toBe('find-incident-by-correlation-id');
    expect(lookupOf('create-case')).toBe('find-case-by-correlation-id');
    expect(catalogue.has(lookupOf('create-case'))).toBe(true);
    expect(() => lookupOf('add-comment')).toThrow(
      /^got the operation "add-comment"; expected one of "create-incident", "create-case".*, whose records can be looked up by correlation id/,
    );
  });

  it('reads two callers, so that a flow notices an ambiguous number or key', () => {
    const limits = ['find-caller-by-phone', 'find-caller-by-key'].map((name) => catalogue.get(name)?.request);
    expect(limits).toEqual([expect.objectContaining({ limit: 2 }), expect.objectContaining({ limit: 2 })]);
  });

  it('resolves with state 6 and reopens with state 2', () => {
    expect(catalogue.get('resolve-incident')?.request).toMatchObject({ values: { state: '6' } });
    expect(catalogue.get('reopen-incident')?.request).toMatchObject({ values: { state: '2' } });
  });
});

import { describe, expect, it } from '@jest/globals';
import { definitionMistakes } from '../../../constructs/genesys/definition-mistakes';
import { catalogue, lookupOf, operationNames } from '../../../constructs/servicenow/operations';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const all = [...catalogue.values()];
const namesOf = (method: string) => all.filter(({ request }) => request.method === method).map(({ name }) => name);

describe('the catalogue', () => {
  it('has these operations', () => {
    expect(operationNames).toEqual([
      'find-caller-by-phone',
      'find-caller-by-key',
      'create-incident',
      'find-incident-by-correlation-id',
      'get-incident',
      'list-open-incidents',
      'add-work-note',
      'add-comment',
      'escalate-incident',
      'resolve-incident',
      'reopen-incident',
      'create-case',
      'find-case-by-correlation-id',
      'get-request-item',
      'log-interaction',
    ]);
  });

  it('gives each a data action of its own', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  it('renders to data actions that the platform takes; chained ones need no credential', () => {
    const props = { instance: 'https://acme.service-now.com', timeoutSeconds: 4 };
    const mistakes = all.flatMap((operation) => [
      ...definitionMistakes(renderOperation(operation, { ...props, auth: 'chained' }), false),
      ...definitionMistakes(renderOperation(operation, { ...props, auth: 'platform' }), true),
    ]);
    expect(mistakes).toEqual([]);
  });

  it('creates with POST and changes with PATCH', () => {
    expect(namesOf('POST')).toEqual(['create-incident', 'create-case', 'log-interaction']);
    expect(namesOf('PATCH')).toEqual([
      'add-work-note',
      'add-comment',
      'escalate-incident',
      'resolve-incident',
      'reopen-incident',
    ]);
  });

  it('says what must not be sent twice: creates, journal entries and interactions', () => {
    expect(all.filter(({ repeat }) => !repeat.safe).map(({ name }) => name)).toEqual([
      'create-incident',
      'add-work-note',
      'add-comment',
      'create-case',
      'log-interaction',
    ]);
  });

  it('has the lookup of every create that can be recognised', () => {
    expect(lookupOf('create-incident')).toBe('find-incident-by-correlation-id');
    expect(lookupOf('create-case')).toBe('find-case-by-correlation-id');
    expect(catalogue.has(lookupOf('create-case'))).toBe(true);
    expect(() => lookupOf('add-comment')).toThrow(
      'operation "add-comment" has no lookup by correlation id; those that have one are "create-incident", "create-case"',
    );
  });

  it('reads two callers, so that an ambiguous number or key is seen', () => {
    const limits = ['find-caller-by-phone', 'find-caller-by-key'].map((name) => catalogue.get(name)?.request);
    expect(limits).toEqual([expect.objectContaining({ limit: 2 }), expect.objectContaining({ limit: 2 })]);
  });

  it('resolves with state 6 and reopens with state 2', () => {
    expect(catalogue.get('resolve-incident')?.request).toMatchObject({ values: { state: '6' } });
    expect(catalogue.get('reopen-incident')?.request).toMatchObject({ values: { state: '2' } });
  });
});

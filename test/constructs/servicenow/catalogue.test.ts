import { describe, expect, it } from '@jest/globals';
import { definitionMistakes } from '../../../constructs/genesys/definition-mistakes';
import { isRecognised } from '../../../constructs/servicenow/define-operation';
import { OperationSet } from '../../../constructs/servicenow/operation-set';
import { catalogue } from '../../../constructs/servicenow/operations';
import { renderOperation } from '../../../constructs/servicenow/render-operation';

const operations = new OperationSet(catalogue);

describe('the catalogue', () => {
  it('gives each operation a data action of its own', () => {
    expect(new Set(catalogue.map(({ title }) => title)).size).toBe(catalogue.length);
  });

  it('renders to data actions that the platform accepts; chained ones need no credential', () => {
    const props = { instance: 'https://acme.service-now.com', timeoutSeconds: 4 };
    const mistakes = catalogue.flatMap((operation) => [
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
    const operation = operations.find(name);
    expect(operation?.request.method).toBe(method);
    expect(operation?.repeat.safe).toBe(repeat === 'repeated');
  });

  it('marks every operation that reads as safe to repeat', () => {
    const reads = catalogue.filter(({ request }) => request.method === 'GET');
    expect(reads.filter(({ repeat }) => !repeat.safe)).toEqual([]);
  });

  it('has the look-up of every create whose record can be found again', () => {
    const creates = catalogue.filter(isRecognised).map(({ name }) => name);
    expect(creates).toEqual(expect.arrayContaining(['create-incident', 'create-case']));
    for (const create of creates) expect(operations.names).toContain(operations.lookupOf(create));
  });

  it('reads two callers, so that a flow notices an ambiguous number or key', () => {
    const limits = ['find-caller-by-phone', 'find-caller-by-key'].map((name) => operations.find(name)?.request);
    expect(limits).toEqual([expect.objectContaining({ limit: 2 }), expect.objectContaining({ limit: 2 })]);
  });

  it('resolves with state 6 and reopens with state 2', () => {
    expect(operations.find('resolve-incident')?.request).toMatchObject({ values: { state: '6' } });
    expect(operations.find('reopen-incident')?.request).toMatchObject({ values: { state: '2' } });
  });
});

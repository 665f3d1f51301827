import { describe, expect, it } from '@jest/globals';
import { OperationSet } from '../../../constructs/servicenow/operation-set';
import {
  addComment,
  createCase,
  createIncident,
  findCaseByCorrelationId,
  getIncident,
} from '../../../constructs/servicenow/operations';

const operations = new OperationSet([createIncident, addComment, createCase]);

describe('a set of operations', () => {
  it('refuses two of one name', () => {
    expect(() => new OperationSet([addComment, getIncident, addComment])).toThrow(
      /^operation "add-comment": the list has two operations of this name; rename or remove one; [^\n]+$/,
    );
  });

  it('may have the look-ups of its creates, which a list need not name', () => {
    const { names } = OperationSet.withLookups([createIncident, addComment, createCase, findCaseByCorrelationId]);
    expect(names).toEqual([
      'create-incident',
      'add-comment',
      'create-case',
      'find-case-by-correlation-id',
      'find-incident-by-correlation-id',
    ]);
  });

  it('gives operations by name, and lists every name that is unknown', () => {
    expect(operations.named(['add-comment', 'create-case'])).toEqual([addComment, createCase]);
    expect(() => operations.named(['add-comments', 'create-case', 'x'])).toThrow(
      /^got the operation "add-comments"; expected one of "create-incident", "add-comment", "create-case"; did you mean "add-comment"\?\ngot the operation "x"; [^\n]+$/,
    );
  });

  it('knows the look-up of a create, and the creates that have one', () => {
    expect(operations.lookupOf('create-incident')).toBe('find-incident-by-correlation-id');
    expect(() => operations.lookupOf('add-comment')).toThrow(
      /^got the operation "add-comment"; expected one of "create-incident", "create-case", whose records can be looked up by correlation id/,
    );
  });
});

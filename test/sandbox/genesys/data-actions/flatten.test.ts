import { describe, expect, it } from '@jest/globals';
import { flatten } from '../../../../sandbox/genesys/data-actions/flatten';

const row = {
  type: 'object',
  properties: { name: { type: 'string' }, site: { type: 'object', properties: { city: { type: 'string' } } } },
};
const schema = { type: 'object', properties: { items: { type: 'array', items: row } } };

describe('flattening', () => {
  it('gives members of objects dotted names', () => {
    expect(flatten({ a: 1, conversation: { id: 'x', peer: { id: 'y' } } }, {})).toEqual({
      a: 1,
      'conversation.id': 'x',
      'conversation.peer.id': 'y',
    });
  });

  it('keeps a list of scalars, also an empty one', () => {
    expect(flatten({ numbers: ['a', 'b'], none: [] }, {})).toEqual({ numbers: ['a', 'b'], none: [] });
  });

  it('makes one list per leaf of a list of objects, all of the same length', () => {
    const items = [{ name: 'Ann', site: { city: 'Bonn' } }, { name: 'Bob' }];
    expect(flatten({ items }, {})).toEqual({ 'items.name': ['Ann', 'Bob'], 'items.site.city': ['Bonn', null] });
  });

  it('uses the schema for the leaves of an empty list of objects', () => {
    expect(flatten({ items: [] }, schema)).toEqual({ 'items.name': [], 'items.site.city': [] });
  });
});

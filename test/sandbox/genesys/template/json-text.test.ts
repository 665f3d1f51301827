import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NumberText, readJson, readPlainJson, writeJson } from '../../../../sandbox/genesys/template/json-text';
import { anyCharacter } from '../../../support/any-character';

function plain(value: unknown): unknown {
  if (value instanceof NumberText) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

describe('numbers in a JSON text', () => {
  it.each(['1.0', '1.50', '-0.0', '-0', '1e3', '2E-7', '12345678901234567890', '0.1000000000000000055511151231257827'])(
    '%s stays as it is',
    (number) => {
      expect(readJson(number)).toEqual(new NumberText(number));
      expect(writeJson(readJson(`{"a": [${number}, ${number}]}`))).toBe(`{"a":[${number},${number}]}`);
    },
  );

  it.each(['0', '-1', '1.5', '123456789012345'])('%s is an ordinary number', (number) => {
    expect(readJson(number)).toBe(Number(number));
  });

  it('are distinguished from texts that look like them', () => {
    const text = '{"a":"1.0","b":["\\"1.0, 2.0",3.0],"1.0":"[4.0]","c":"\\\\"}';
    expect(writeJson(readJson(text))).toBe(text);
  });

  it('cannot put anything else into a document', () => {
    const text = '{"\\u0000number":"1, \\"x\\": 2","n":1.0}';
    expect(writeJson(readJson(text))).toBe(text);
  });

  it.each(['', '{', '1.', '01', '1.0.0', '{"a": 1.0', 'NaN'])('%j is not JSON', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });

  // JavaScript's own parser agrees on everything but the texts of numbers.
  it('change nothing else', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,6})?([eE][+-]?\d{1,2})?$/);
    const { json } = fc.letrec<{ json: string }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        digits,
        fc.string({ unit: anyCharacter, maxLength: 10 }).map((text) => JSON.stringify(text)),
        fc.constantFrom('null', 'true', '"1.0"', '"\\\\"'),
        fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
        fc
          .array(tie('json'), { maxLength: 3 })
          .map((items) => `{${items.map((item, i) => `"k${i}":${item}`).join(',')}}`),
      ),
    }));
    fc.assert(
      fc.property(json, (text) => {
        expect(writeJson(readJson(text))).toBe(text);
        expect(plain(readJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('members whose names are whole numbers', () => {
  const documents = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom('1', '1.50', 'null', '"7"', '"\\u0037"', '"{\\"7\\":1}"'),
      fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
      fc
        .uniqueArray(
          fc.tuple(fc.constantFrom('30', '7', '0', '07', '-1', 'a', '4294967295', '__proto__'), tie('json')),
          {
            selector: ([name]) => name,
            maxLength: 5,
          },
        )
        .map((members) => `{${members.map(([name, json]) => `"${name}":${json}`).join(',')}}`),
    ),
  })).json;

  it('keep the order of the text', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const value = readJson(text);
        expect(writeJson(value)).toBe(text.replaceAll('"\\u0037"', '"7"'));
        expect(plain(value)).toEqual(JSON.parse(text));
        expect(JSON.parse(writeJson(value, '  '))).toEqual(JSON.parse(text));
        expect(writeJson(readPlainJson(text))).toBe(text.replaceAll('"\\u0037"', '"7"').replaceAll('1.50', '1.5'));
      }),
    );
  });

  it.each([
    ['{"b":1,"\\u0037":2,"7":3,"b":4}', '{"b":4,"7":3}'],
    ['{ "30" : {"x":1.0} , "\\u0000name7" :2,"7":[]}', '{"30":{"x":1.0},"\\u0000name7":2,"7":[]}'],
  ])('%s is written as %s', (text, expected) => {
    expect(writeJson(readJson(text))).toBe(expected);
  });

  it('are written on lines of their own in that order', () => {
    expect(writeJson(readJson('{"30":[1.0,{}],"7":{"a":[]}}'), '  ')).toBe(
      '{\n  "30": [\n    1.0,\n    {}\n  ],\n  "7": {\n    "a": []\n  }\n}',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NumberText, readJson, writeJson } from '../../../../sandbox/genesys/template/json-text';
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

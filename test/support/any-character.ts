import fc from 'fast-check';

const [firstHalf, halves, all] = [0xd800, 0x800, 0x110000];

/**
 * Any code point but halves of surrogate pairs, as the unit of texts: `fc.string({ unit: anyCharacter })`. The unit
 * `binary` of fast-check is the same, but makes a list of all code points first, which takes longer than most tests.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: all - halves - 1 }).map(
  (index) => String.fromCodePoint(index < firstHalf ? index : index + halves),
  (text) => {
    if (typeof text !== 'string' || [...text].length !== 1) throw new Error('not one character');
    const code = text.codePointAt(0) ?? 0;
    return code < firstHalf ? code : code - halves;
  },
);

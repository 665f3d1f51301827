import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnBefore, marksIn, substituted } from '../../input/substitutions';

describe('the marks of a flow file', () => {
  it('are replaced wherever they are, character by character; one without a value stays', () => {
    expect(substituted('a: "{{x}}{{x}}"\n{{y}}: {{ x }} {{z}}', { x: '$&', y: 'b' })).toBe(
      'a: "$&$&"\nb: {{ x }} {{z}}',
    );
  });

  it('are found with their places', () => {
    expect(marksIn('a\nb {{x}} {{y z}}')).toEqual([
      { key: 'x', line: 2, column: 3 },
      { key: 'y z', line: 2, column: 9 },
    ]);
  });

  it('leave every other character at its column as written', () => {
    const values = { a: '', b: 'xx', long: 'a value' };
    const part = fc.constantFrom('{{a}}', '{{b}}', '{{long}}', '{{none}}', 'p', 'qr', ' ', '{', '}');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        // A character of its own at the end, whose column is known on both sides.
        const line = `${parts.join('')}#`;
        expect(columnBefore(line, substituted(line, values).length, values)).toBe(line.length);
      }),
    );
    expect(columnBefore('to: {{b}}!', 6, values)).toBe(5);
  });
});

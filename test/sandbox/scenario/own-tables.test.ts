import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../input/mistake';
import { loadScenarios } from '../../../sandbox/scenario';
import type { OwnTable } from '../../../sandbox/servicenow/own-tables';
import { placedMistakes } from '../../support/placed-mistakes';
import { scenarioFile } from './mistakes-in';

const hrCase: OwnTable = { extends: 'task', columns: { hr_service: { type: 'string', maxLength: 10 } } };

/** The mistakes in a scenario of an org with a table of its own, without the name of the file. */
function mistakes(...lines: readonly string[]): readonly string[] {
  const path = scenarioFile(['title: x', 'interaction: { type: call }', ...lines]);
  return placedMistakes(() => loadScenarios([path], { sn_hr_core_case: hrCase })).map((mistake) =>
    mistakeText(mistake).replace(`${path}:`, ''),
  );
}

describe('a scenario of an org with a table of its own', () => {
  it('may put records into it, and inject faults into its requests', () => {
    expect(
      mistakes(
        'records: { sn_hr_core_case: [{ number: HRC0042, hr_service: general, short_description: Badge }] }',
        'faults: [{ on: write, kind: forbidden, table: sn_hr_core_case }]',
      ),
    ).toEqual([]);
  });

  it('has mistyped columns, values that are too long, and mistyped tables reported', () => {
    expect(
      mistakes(
        'records:',
        '  sn_hr_core_case: [{ hr_servic: general }, { hr_service: much too long }]',
        '  sn_hr_core_cas: []',
        'faults: [{ on: write, kind: forbidden, table: sn_hr_core_cas }]',
      ),
    ).toEqual([
      expect.stringMatching(
        /^4:23: records\.sn_hr_core_case\[0\]\.hr_servic: unknown column; .*; did you mean "hr_service"\?$/,
      ),
      '4:47: records.sn_hr_core_case[1].hr_service: got "much too long"; expected at most 10 characters',
      expect.stringMatching(/^5:3: records\.sn_hr_core_cas: unknown table; .*; did you mean "sn_hr_core_case"\?$/),
      expect.stringMatching(/^6:\d+: faults\[0\]\.table: got "sn_hr_core_cas"; .*; did you mean "sn_hr_core_case"\?$/),
    ]);
  });
});

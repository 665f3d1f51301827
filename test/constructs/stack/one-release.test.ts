import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shippedFiles } from '../../../commands/check/shipped-files';
import { exampleProject } from '../../support/example-project';
import { releaseOf, workingFolder } from '../../support/working-folder';

/** A value of an org file: no other text of what ships has it in it. */
const word = fc.stringMatching(/^qz[a-z]{6}$/);

interface Values {
  readonly words: readonly string[];
  readonly region: string;
  readonly digits: number;
  readonly number: string;
  readonly hasOverrides: boolean;
}

const numberOf = (last: number) => `+1202555${String(last).padStart(4, '0')}`;

const twoOrgs = fc
  .record({
    words: fc.uniqueArray(word, { minLength: 26, maxLength: 26 }),
    regions: fc.shuffledSubarray(['eu-west-1', 'us-east-1', 'ap-south-1', 'ca-central-1'], {
      minLength: 2,
      maxLength: 2,
    }),
    digits: fc.shuffledSubarray([7, 8, 10, 11, 12, 13], { minLength: 2, maxLength: 2 }),
    numbers: fc.uniqueArray(fc.nat(9999), { minLength: 2, maxLength: 2 }),
    overrides: fc.constantFrom([true, true], [true, false], [false, false]),
  })
  .map(({ words, regions, digits, numbers, overrides }): readonly Values[] =>
    [0, 1].map((org) => ({
      words: words.slice(13 * org, 13 * (org + 1)),
      region: regions[org] as string,
      digits: digits[org] as number,
      number: numberOf(numbers[org] as number),
      hasOverrides: overrides[org] as boolean,
    })),
  );

function orgFile({ words, region, digits, number, hasOverrides }: Values): string {
  const [organization, division, name, host, path, fallback, incidents, bucket, key, greeting, wait, found] = words;
  const overrides = [
    'overrides:',
    `  caller: { matchDigits: ${digits} }`,
    '  retry: { budgetSeconds: 300 }',
    '  flows:',
    `    IT Service Desk: { texts: { greeting: ${greeting}, wait: ${wait} }, retry: { budgetSeconds: 90 } }`,
    `    IT Service Desk Messages: { texts: { found: "${found} {number}" } }`,
  ];
  return [
    `genesys: { region: ${region}, organization: ${organization}, division: ${division} }`,
    `servicenow: { name: ${name}, instance: "https://${host}.service-now.com", tokenPath: /${path} }`,
    'credential: { managed: true }',
    `queues: { fallback: ${fallback}, incidents: ${incidents} }`,
    `routes: { IT Service Desk: ["${number}"] }`,
    `backend: { type: s3, bucket: ${bucket}, key: ${key}, region: ${region} }`,
    `release: ${releaseOf('dev')}`,
    ...(hasOverrides ? overrides : []),
    '',
  ].join('\n');
}

/** Whether a line has a value that only this org has. */
function carries(line: string, org: string, { words, region, digits, number, hasOverrides }: Values): boolean {
  const ofOrg = [...words, region, number.slice(1), `"${org}`, `"${org}/`, `orgs/${org}.yaml`];
  const isOfDigits = hasOverrides && /Right\(|Length\(/.test(line) && new RegExp(`\\b${digits}\\b`).test(line);
  return isOfDigits || ofOrg.some((value) => line.includes(value));
}

describe('two orgs on one release', () => {
  it('ship files that differ only in lines with a value of their own', () => {
    fc.assert(
      fc.property(twoOrgs, (values) => {
        const [one, other] = values as [Values, Values];
        const folder = workingFolder({ one: orgFile(one), two: orgFile(other) });
        const texts = shippedFiles(exampleProject().loadOrgs(folder));
        const ofOrg = (org: string) => [...texts].filter(([file]) => file.startsWith(`${org}/`));
        const [first, second] = [ofOrg('one'), new Map(ofOrg('two'))];
        expect(first.map(([file]) => file.replace(/^one/, 'two')).sort()).toEqual([...second.keys()].sort());
        for (const [file, text] of first) {
          const [lines, others] = [text, second.get(file.replace(/^one/, 'two')) ?? ''].map((each) => each.split('\n'));
          expect(others).toHaveLength(lines?.length ?? 0);
          const foreign = lines?.filter((line, index) => {
            const counterpart = others?.[index] ?? '';
            return line !== counterpart && !carries(line, 'one', one) && !carries(counterpart, 'two', other);
          });
          expect(foreign).toEqual([]);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('ship the same files once their values are swapped', () => {
    fc.assert(
      fc.property(twoOrgs, (values) => {
        const [one, other] = values.map((each) => ({ ...each, digits: 9, hasOverrides: true })) as [Values, Values];
        const folder = workingFolder({ one: orgFile(one), two: orgFile(other) });
        const texts = shippedFiles(exampleProject().loadOrgs(folder));
        const pairs = [
          ...one.words.map((text, index) => [text, other.words[index] as string] as const),
          [one.region, other.region] as const,
          [one.number.slice(1), other.number.slice(1)] as const,
        ];
        for (const [file, text] of texts) {
          if (!file.startsWith('one/')) continue;
          const swapped = pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text);
          const renamed = swapped.replaceAll(/"one(?=["/])/g, '"two').replaceAll('orgs/one.yaml', 'orgs/two.yaml');
          expect(withoutHashes(renamed)).toBe(withoutHashes(texts.get(file.replace(/^one/, 'two')) ?? ''));
        }
      }),
      { numRuns: 5 },
    );
  });
});

/** The addresses of routes end in a hash of their number. */
function withoutHashes(text: string): string {
  return text.replaceAll(/(Routes_\d+)_[0-9A-F]{8}/g, '$1');
}

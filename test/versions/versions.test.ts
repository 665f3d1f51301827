import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleOrg } from '../support/example-org';
import { root } from '../support/root';
import { shippedStack } from '../support/shipped';
import { addressesIn } from './addresses';
import { currentVersion, recordedVersions } from './recorded';
import { type Versions, versionMistakes } from './rules';

it('replaces nothing in the example orgs but in a major version whose changelog says it', () => {
  const names = ['dev', 'emea', 'prod', 'test'] as const;
  const current = Object.fromEntries(names.map((name) => [name, addressesIn(shippedStack(exampleOrg(name)))]));
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const mistakes = versionMistakes({ version: currentVersion(), recorded: recordedVersions(), current, changelog });
  expect(mistakes.join('\n\n')).toBe('');
});

describe('the rule for versions', () => {
  const before = { dev: { 'genesyscloud_flow.a': 'A', 'genesyscloud_flow.b': 'B' } };
  const after = { dev: { 'genesyscloud_flow.a': 'A', 'genesyscloud_flow.c': 'B' } };
  const released: Versions = {
    version: '1.2.0',
    recorded: [['1.2.0', before]],
    current: before,
    changelog: '# Changelog\n\n## 1.2.0\n',
  };

  it('accepts what is as it was, and what is new', () => {
    expect(versionMistakes(released)).toEqual([]);
    const current = { dev: { ...before.dev, 'genesyscloud_flow.c': 'C' }, other: { x: 'X' } };
    expect(versionMistakes({ ...released, current })).toEqual([]);
  });

  it('names what is gone or renamed, and says what to do', () => {
    const renamed = { dev: { 'genesyscloud_flow.a': 'A2', 'genesyscloud_flow.c': 'B' } };
    expect(versionMistakes({ ...released, current: renamed })).toEqual([
      [
        'An upgrade from 1.2.0 would replace resources in every org (docs/upgrading.md); keep it, or make this a major version:',
        '  dev: genesyscloud_flow.a is renamed from "A" to "A2"',
        '  dev: genesyscloud_flow.b ("B") is gone',
        '1. set "version" in package.json to 2.0.0',
        '2. write "### Replaced or renamed" into CHANGELOG.md under "## 2.0.0", and below it what an org sees and what to do',
        '3. run `npm run record:addresses`',
        'If nothing but test/fixtures has changed, only the third step is needed.',
      ].join('\n'),
    ]);
  });

  const major: Versions = {
    version: '2.0.0',
    recorded: [...released.recorded, ['2.0.0', after]],
    current: after,
    changelog: '# Changelog\n\n## 2.0.0\n\n### Replaced or renamed\n\n* b is c\n\n## 1.2.0\n',
  };

  it('accepts a major version whose section says it', () => {
    expect(versionMistakes(major)).toEqual([]);
  });

  it.each<[string, Partial<Versions>]>([
    ['a section that does not say it', { changelog: '## 2.0.0\n\n## 1.2.0\n\n### Replaced or renamed\n' }],
    [
      'a minor version',
      {
        version: '1.3.0',
        recorded: [...released.recorded, ['1.3.0', after]],
        changelog: '## 1.3.0\n\n### Replaced or renamed\n',
      },
    ],
    [
      'a third number before 1.0.0',
      {
        version: '0.2.1',
        recorded: [
          ['0.2.0', before],
          ['0.2.1', after],
        ],
        changelog: '## 0.2.1\n\n### Replaced or renamed\n',
      },
    ],
  ])('refuses %s', (_, changed) => {
    expect(versionMistakes({ ...major, ...changed })).toEqual([expect.stringContaining('must be')]);
  });

  it('counts the second number as the major version before 1.0.0', () => {
    const versions: Versions = {
      version: '0.3.0',
      recorded: [
        ['0.2.0', before],
        ['0.3.0', after],
      ],
      current: after,
      changelog: '## 0.3.0\n\n### Replaced or renamed\n',
    };
    expect(versionMistakes(versions)).toEqual([]);
  });

  it('asks for a record and a section of the version', () => {
    expect(versionMistakes({ ...released, version: '1.2.1' })).toEqual([
      '1.2.1 is not recorded: run `npm run record:addresses`',
      'CHANGELOG.md has no section "## 1.2.1"',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../input/mistake';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import { smallOrg, smallOrgWith, useLoad } from '../constructs/org/org-text';

describe('the YAML of an org file', () => {
  const load = useLoad();
  const refused =
    'are refused, so that every line reads on its own and a diff shows all that changes; write the value out';

  it.each([
    [
      'a tab as indentation',
      smallOrgWith('  region:', '\tregion:'),
      'orgs/dev.yaml:2:1: a tab is used for indentation; indent with spaces',
    ],
    [
      'a quote that is not closed',
      `${smallOrg}# end\nextra: "x\n`,
      'orgs/dev.yaml:14:8: a quote that is not closed; close it',
    ],
    [
      'a bracket that is not closed',
      smallOrgWith('first', '[first'),
      'orgs/dev.yaml:12:10: a bracket that is not closed; close it',
    ],
    [
      'a bracket that is not closed in front of many lines',
      smallOrgWith('credential:', 'credential: ['),
      'orgs/dev.yaml:5:13: a bracket that is not closed; close it',
    ],
    [
      'a bracket that nothing opens in front of many lines',
      smallOrgWith('credential:', 'credential: ]'),
      'orgs/dev.yaml:5:13: not valid YAML; check the quotes, brackets, colons and indentation around here',
    ],
    [
      'a tab as indentation of many lines',
      smallOrg.replaceAll(/^ {2}/gm, '\t'),
      'orgs/dev.yaml:2:1: a tab is used for indentation; indent with spaces',
    ],
    [
      'texts that start with a reserved character, in front of a bracket that is not closed',
      smallOrgWith('Service Desk', '@Service Desk').replace('first', '[first'),
      [
        'orgs/dev.yaml:8:13: a text may not start with this character; put the text in quotes',
        'orgs/dev.yaml:12:10: a bracket that is not closed; close it',
      ].join('\n'),
    ],
    [
      'a text that starts with a reserved character',
      smallOrgWith('Service Desk', '@Service Desk'),
      'orgs/dev.yaml:8:13: a text may not start with this character; put the text in quotes',
    ],
    [
      'a key below a value',
      smallOrgWith('genesys:', 'genesys: x'),
      'orgs/dev.yaml:1:10: a line that fits neither the one above nor its own indentation; align it with its neighbours',
    ],
    [
      'a key that is given twice',
      smallOrgWith('  incidents:', '  fallback:'),
      'orgs/dev.yaml:9:3: queues.fallback: given twice, first on line 8; keep one',
    ],
    [
      'an anchor',
      smallOrgWith('region: eu', 'region: &region eu'),
      `orgs/dev.yaml:2:19: genesys.region: anchors ${refused}`,
    ],
    [
      'an alias',
      smallOrgWith('managed: true', 'managed: *yes'),
      `orgs/dev.yaml:6:12: credential.managed: aliases ${refused}`,
    ],
    [
      'a tag',
      smallOrgWith('Service Desk', '!queue Service Desk'),
      'orgs/dev.yaml:8:20: queues.fallback: got the tag "!queue"; expected plain text, numbers, true or false',
    ],
    [
      'a key that is not text',
      smallOrgWith('incidents: IT Incidents', '? [incidents]\n  : IT Incidents'),
      'orgs/dev.yaml:9:5: queues: a key that is not a plain word; write every key as one word before the colon',
    ],
    [
      'a key that is a number',
      smallOrgWith('  incidents:', '  401:'),
      'orgs/dev.yaml:9:3: queues.401: got the key "401"; expected a lower-case letter, then lower-case letters, digits, "-" or "_"',
    ],
    [
      'a second document',
      `${smallOrg}---\n${smallOrg}`,
      'orgs/dev.yaml:13:1: a second document starts here; keep one document in a file and remove the "---"',
    ],
    [
      'an empty file',
      '',
      'orgs/dev.yaml:1:1: got an empty file; expected a map with the keys genesys, servicenow, credential, queues, routes, backend, release, overrides, promotesFrom',
    ],
    [
      'a file of comments',
      '# nothing yet\n',
      'orgs/dev.yaml:1:1: got an empty file; expected a map with the keys genesys, servicenow, credential, queues, routes, backend, release, overrides, promotesFrom',
    ],
    [
      'a list instead of a map',
      '- genesys\n',
      'orgs/dev.yaml:1:1: got a list; expected a map with the keys genesys, servicenow, credential, queues, routes, backend, release, overrides, promotesFrom',
    ],
  ])('names the line of %s', (_, text, message) => {
    expect(load(text)).toBe(message);
  });

  it('never quotes a broken line, which may hold a secret', () => {
    expect(load('- a\nclientSecret: hunter2\n')).not.toContain('hunter2');
  });

  it('reads a file that starts with a byte order mark and has Windows line ends', () => {
    expect(load(`\ufeff${smallOrg.replaceAll('\n', '\r\n')}`)).toEqual(load(smallOrg));
  });

  it('counts columns without the byte order mark', () => {
    expect(load('\ufeff- genesys\n')).toMatch(/^orgs\/dev\.yaml:1:1: got a list/);
  });

  it('refuses a bomb of aliases at once', () => {
    const bomb = [
      'a: &a [x]',
      ...[...'bcdefghijklmnop'].map((key, i, all) => {
        const before = i === 0 ? 'a' : all[i - 1];
        return `${key}: &${key} [*${before}, *${before}, *${before}, *${before}]`;
      }),
    ].join('\n');
    expect(load(bomb)).toContain('aliases are refused');
  });
});

describe('a value that is repeated with *name, where that is accepted', () => {
  const read = (text: string) => {
    const document = parseYaml(text, 'mine.yaml', { expected: 'a map', aliases: 'accepted' });
    return document.findings.length > 0 ? document.placed(document.findings).map(mistakeText) : dataOf(document.root);
  };

  it('is the value that &name marks', () => {
    expect(read('a: &a { b: [1, &two 2] }\nc: *a\nd: *two\n')).toEqual({ a: { b: [1, 2] }, c: { b: [1, 2] }, d: 2 });
  });

  it('is the last one that is marked above', () => {
    expect(read('a: &x 1\nb: &x 2\nc: *x\n')).toEqual({ a: 1, b: 2, c: 2 });
  });

  it.each([
    ['is marked nowhere', 'a: *b\n', 'mine.yaml:1:4: a: no value above is marked &b; write the value out'],
    ['is marked below', 'a: *b\nb: &b 1\n', 'mine.yaml:1:4: a: no value above is marked &b; write the value out'],
    [
      'would hold itself',
      'a: &a\n  b: [*a]\n',
      'mine.yaml:2:7: a.b[0]: the alias *a is inside the value that it repeats; write the value out',
    ],
  ])('is refused when it %s', (_, text, message) => {
    expect(read(text)).toEqual([message]);
  });

  it('is refused once it makes a small file large', () => {
    const lines = [...'bcdefgh'].map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`);
    expect(read(['a: &a [x]', ...lines].join('\n'))).toContain(
      'mine.yaml:5:8: e[0]: aliases repeat more than 1000 values; write the values out',
    );
  });
});

describe('a YAML file of another shape than any that people write', () => {
  const read = (text: string, deepest?: number) => {
    const rules = { expected: 'a map', aliases: 'accepted', ...(deepest && { deepest }) } as const;
    const document = parseYaml(text, 'mine.yaml', rules);
    return document.placed(document.findings).map(mistakeText);
  };

  it('is refused when it is nested too deep, wherever that happens', () => {
    expect(read(`a: ${'['.repeat(5000)}`)).toEqual([
      'mine.yaml:1:103: nested more than 100 deep; check the brackets and the indentation',
    ]);
    expect(read('a: [[[1]]]', 4)).toHaveLength(1);
  });

  it('is refused when it has too many words', () => {
    expect(read(`[${'1,'.repeat(600_000)}]`)).toEqual([
      expect.stringMatching(/more than 1000000 words of YAML; split the file/),
    ]);
  });

  it('has its first 50 mistakes listed, and the rest counted', () => {
    const listed = read('a: 1\n'.repeat(61));
    expect(listed).toHaveLength(51);
    expect(listed.at(-1)).toBe('mine.yaml:52:1: and 10 more');
  });
});

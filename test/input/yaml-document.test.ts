import { describe, expect, it } from '@jest/globals';
import { smallOrg, smallOrgWith, useLoad } from '../constructs/org/org-text';

describe('the YAML of an org file', () => {
  const load = useLoad();
  const refused =
    'are refused, so that every line reads on its own and a diff shows all that changes; write the value out';

  it.each([
    [
      'a tab as indentation',
      smallOrgWith('  region:', '\tregion:'),
      'dev.yaml:2:1: a tab is used for indentation; indent with spaces',
    ],
    [
      'a quote that is not closed',
      `${smallOrg}# end\nextra: "x\n`,
      'dev.yaml:27:1: a quote, bracket, comma or colon is missing; add it',
    ],
    [
      'a bracket that is not closed',
      smallOrgWith('create-incident]', 'create-incident'),
      'dev.yaml:14:3: wrong indentation, or a bracket that is not closed; indent by two spaces and close every bracket',
    ],
    [
      'a text that starts with a reserved character',
      smallOrgWith('Service Desk', '@Service Desk'),
      'dev.yaml:8:13: a text may not start with this character; put the text in quotes',
    ],
    [
      'a key below a value',
      smallOrgWith('genesys:', 'genesys: x'),
      'dev.yaml:1:10: a line that fits neither the one above nor its own indentation; align it with its neighbours',
    ],
    [
      'a key that is given twice',
      smallOrgWith('  incidents:', '  fallback:'),
      'dev.yaml:9:3: queues.fallback: given twice, first on line 8; keep one',
    ],
    [
      'an anchor',
      smallOrgWith('region: eu', 'region: &region eu'),
      `dev.yaml:2:19: genesys.region: anchors ${refused}`,
    ],
    [
      'an alias',
      smallOrgWith('managed: true', 'managed: *yes'),
      `dev.yaml:6:12: credential.managed: aliases ${refused}`,
    ],
    [
      'a tag',
      smallOrgWith('Service Desk', '!queue Service Desk'),
      'dev.yaml:8:20: queues.fallback: got the tag "!queue"; expected plain text, numbers, true or false',
    ],
    [
      'a key that is not text',
      smallOrgWith('incidents: IT Incidents', '? [incidents]\n  : IT Incidents'),
      'dev.yaml:9:5: queues: a key that is not a plain word; write every key as one word before the colon',
    ],
    [
      'a key that is a number',
      smallOrgWith('  incidents:', '  401:'),
      'dev.yaml:9:3: queues.401: got the key "401"; expected a lower-case letter, then lower-case letters, digits, "-" or "_"',
    ],
    [
      'a second document',
      `${smallOrg}---\n${smallOrg}`,
      'dev.yaml:25:1: a second document starts here; keep one document in a file and remove the "---"',
    ],
    [
      'an empty file',
      '',
      'dev.yaml:1:1: got an empty file; expected a map with the keys genesys, servicenow, credential, queues, backend, release',
    ],
    [
      'a file of comments',
      '# nothing yet\n',
      'dev.yaml:1:1: got an empty file; expected a map with the keys genesys, servicenow, credential, queues, backend, release',
    ],
    [
      'a list instead of a map',
      '- genesys\n',
      'dev.yaml:1:1: got a list; expected a map with the keys genesys, servicenow, credential, queues, backend, release',
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
    expect(load('\ufeff- genesys\n')).toMatch(/^dev\.yaml:1:1: got a list/);
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

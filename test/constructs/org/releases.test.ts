import { describe, expect, it } from '@jest/globals';
import { loadOrgs, type OrgConfig, type OrgRules } from '../../../constructs/org';
import { mistakeText } from '../../../input/mistake';
import { placedMistakes } from '../../support/placed-mistakes';
import { rules, smallOrg, smallOrgWith, smallRelease, smallReleaseWith, useFolder } from './org-text';

type Texts = Readonly<Record<string, string>>;

/** Loads orgs and releases by their names, or returns the messages of their mistakes. */
function useLoadAll() {
  const folder = useFolder();
  const files = (texts: Texts) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${name}.yaml`, text]));
  return (orgs: Texts, releases: Texts = { first: smallRelease }, given: OrgRules = rules) => {
    const path = folder(files(orgs), files(releases));
    const messages = placedMistakes(() => loadOrgs(path, given)).map(mistakeText);
    return { messages, orgs: messages.length > 0 ? [] : loadOrgs(path, given) };
  };
}

describe('the release of an org', () => {
  const load = useLoadAll();

  it('is the file of that name, for each org that names it', () => {
    const other = smallOrgWith('release: first', 'release: 2026-12');
    const releases = { first: smallRelease, '2026-12': smallReleaseWith('attempts: 3', 'attempts: 2') };
    const { orgs } = load({ a: smallOrg, b: other, c: smallOrg }, releases);
    expect(orgs.map(({ releaseName, release }) => [releaseName, release.retry.attempts])).toEqual([
      ['first', 3],
      ['2026-12', 2],
      ['first', 3],
    ]);
  });

  it('must be there', () => {
    expect(load({ dev: smallOrgWith('release: first', 'release: frist') }).messages).toEqual([
      'orgs/dev.yaml:12:1: release: got "frist"; there is no releases/frist.yaml; expected first; did you mean "first"?',
    ]);
    expect(load({ dev: smallOrg }, {}).messages).toEqual([
      'orgs/dev.yaml:12:1: release: got "first"; there is no releases/first.yaml; write it',
    ]);
  });

  it('is named, and not written into the org file: two steps mend that', () => {
    const inline = `release:\n${smallRelease.replace(/^/gm, '  ').trimEnd()}\n`;
    expect(load({ dev: smallOrg.replace('release: first\n', inline) }).messages).toEqual([
      'orgs/dev.yaml:12:1: release: got a map; expected the name of a release: move the map to releases/<name>.yaml, then write release: <name> here',
    ]);
  });

  it.each(['2026', 'First', '"a b"', 'true', '../first'])('has a name that is a file and no number: not %s', (name) => {
    expect(load({ dev: smallOrgWith('release: first', `release: ${name}`) }).messages).toEqual([
      expect.stringMatching(
        /^orgs\/dev\.yaml:12:1: release: got .*; expected the name of a release: lower-case letters, digits and "-", not only digits, as in first or 2026-12$/,
      ),
    ]);
  });

  it('tells a mistake once, in its own file, however many orgs run it', () => {
    const release = smallReleaseWith('attempts: 3', 'attempts: 7');
    expect(load({ a: smallOrg, b: smallOrg }, { first: release }).messages).toEqual([
      'releases/first.yaml:2:10: retry.attempts: got 7; expected 1 to 3',
    ]);
    const strict: OrgRules = { ...rules, check: () => [{ at: ['release', 'flows', 0, 'create'], problem: 'no' }] };
    expect(load({ a: smallOrg, b: smallOrg }, undefined, strict).messages).toEqual([
      'releases/first.yaml:8:5: flows[0].create: no',
    ]);
  });

  it('is checked also where no org runs it, by its schema, its own rules and for secrets', () => {
    const others = {
      first: smallRelease,
      draft: smallReleaseWith('statuses:', 'password: hunter2\nstatuses:').replace('attempts: 3', 'attempts: 0'),
      twice: smallReleaseWith('ServiceNow Incident', 'IT Service Desk'),
    };
    expect(load({ dev: smallOrg }, others).messages).toEqual([
      'releases/draft.yaml:2:10: retry.attempts: got 0; expected 1 to 3',
      expect.stringMatching(/^releases\/draft\.yaml:3:1: password: this file holds no secrets; /),
      expect.stringMatching(
        /^releases\/twice\.yaml:10:5: flows\[1\]\.name: got "IT Service Desk"; flows\[0\] has this name/,
      ),
    ]);
  });
});

describe('the name of a release file', () => {
  const folder = useFolder();

  it.each(['First.yaml', '2026.yaml', 'null.yaml', 'draft.1.yaml', 'draft.yml'])(
    'is one that orgs can name: not %s',
    (file) => {
      const orgs = folder({ 'dev.yaml': smallOrg }, { 'first.yaml': smallRelease, [file]: smallRelease });
      expect(() => loadOrgs(orgs, rules)).toThrow(
        new Error(
          `releases/${file}: the file name is the name of the release; expected lower-case letters, digits and "-", ` +
            'not only digits, as in first or 2026-12, then .yaml',
        ),
      );
    },
  );
});

describe('what differs between the orgs of one release', () => {
  const load = useLoadAll();
  const withOverrides = (lines: string) => `${smallOrg}overrides:\n${lines.replace(/^/gm, '  ')}\n`;
  const resolved = (lines: string, release = smallRelease) => {
    const { messages, orgs } = load({ dev: withOverrides(lines) }, { first: release });
    expect(messages).toEqual([]);
    return (orgs[0] as OrgConfig).release;
  };
  const refused = (lines: string, release = smallRelease) =>
    load({ dev: withOverrides(lines) }, { first: release }).messages;

  it('may be the digits of a number, budgets, and texts and language of a flow', () => {
    expect(resolved('caller: { matchDigits: 10 }').caller).toEqual({ matchDigits: 10 });
    expect(resolved('retry: { budgetSeconds: 100 }').retry).toMatchObject({ attempts: 3, budgetSeconds: 100 });
    const texts = smallReleaseWith(
      'name: IT Service Desk',
      'name: IT Service Desk\n    texts: { greeting: Hi., wait: Wait. }',
    );
    const { flows } = resolved(
      'flows:\n  IT Service Desk: { language: en-gb, texts: { wait: Hold on. }, retry: { budgetSeconds: 90 } }',
      texts,
    );
    expect(flows[0]).toMatchObject({
      language: 'en-gb',
      texts: { greeting: 'Hi.', wait: 'Hold on.' },
      retry: { budgetSeconds: 90 },
    });
    expect(flows[1]).toEqual(load({ dev: smallOrg }).orgs[0]?.release.flows[1]);
  });

  it('does not differ in the other orgs', () => {
    const { orgs } = load({ a: withOverrides('caller: { matchDigits: 10 }'), b: smallOrg });
    expect(orgs.map(({ release }) => release.caller.matchDigits)).toEqual([10, 9]);
  });

  it.each([
    ['auth: platform', '14:3: overrides.auth', 'one of caller, retry, flows'],
    ['retry: { attempts: 2 }', '14:12: overrides.retry.attempts', 'budgetSeconds'],
    [
      'flows:\n  IT Service Desk: { create: create-case }',
      '15:24: overrides.flows["IT Service Desk"].create',
      'one of language, texts, retry',
    ],
  ])('is nothing else: %s wants a new release', (lines, place, expected) => {
    expect(refused(lines)).toEqual([
      `orgs/dev.yaml:${place}: this may not differ between the orgs of one release; expected ${expected}; ` +
        'cut a new release for this org: npm run releases -- cut <name>',
    ]);
  });

  it.each([
    [
      'an unknown flow',
      'flows:\n  IT Servce Desk: { language: en-gb }',
      '15:5: overrides.flows["IT Servce Desk"]: the release has no flow of this name; expected one of "IT Service Desk", "ServiceNow Incident"; did you mean "IT Service Desk"?',
    ],
    [
      'texts of a flow that has none',
      'flows:\n  ServiceNow Incident: { texts: { wait: Hold on. } }',
      '15:28: overrides.flows["ServiceNow Incident"].texts: a flow of the type workflow has no texts; remove them',
    ],
    [
      'a text of another type',
      'flows:\n  IT Service Desk: { texts: { withoutText: None } }',
      '15:33: overrides.flows["IT Service Desk"].texts.withoutText: unknown key; expected one of greeting, wait, created, found, notCreated, transferFailed, error, shortDescription, description',
    ],
    [
      'a language whose texts are missing',
      'flows:\n  IT Service Desk: { language: fr-fr, texts: { greeting: Bonjour. } }',
      '15:41: overrides.flows["IT Service Desk"].texts: missing in a flow whose language is fr-fr, while the default texts are English; expected texts in fr-fr for wait, created, found, notCreated, transferFailed, error, shortDescription, description',
    ],
    [
      'a key one level too high',
      'matchDigits: 10',
      '14:3: overrides.matchDigits: this key belongs one level deeper; write overrides.caller.matchDigits',
    ],
    [
      'a value out of range',
      'caller: { matchDigits: 20 }',
      '14:13: overrides.caller.matchDigits: got 20; expected 7 to 15',
    ],
  ])('is refused in the org file: %s', (_, lines, message) => {
    expect(refused(lines)).toEqual([`orgs/dev.yaml:${message}`]);
  });

  it('holds the mistake that a rule finds in it, and the release holds the others', () => {
    const strict: OrgRules = {
      ...rules,
      check: () => [
        { at: ['release', 'caller', 'matchDigits'], problem: 'one' },
        { at: ['release', 'flows', 1, 'retry', 'budgetSeconds'], problem: 'two' },
        { at: ['release', 'flows', 0, 'retry', 'budgetSeconds'], problem: 'three' },
      ],
    };
    const lines = 'caller: { matchDigits: 10 }\nflows:\n  ServiceNow Incident: { retry: { budgetSeconds: 60 } }';
    expect(load({ dev: withOverrides(lines) }, undefined, strict).messages).toEqual([
      'orgs/dev.yaml:14:13: overrides.caller.matchDigits: one',
      'orgs/dev.yaml:16:37: overrides.flows["ServiceNow Incident"].retry.budgetSeconds: two',
      'releases/first.yaml:5:5: flows[0].retry.budgetSeconds: three',
    ]);
  });
});

describe('the order of orgs', () => {
  const load = useLoadAll();
  const from = (org: string) => `${smallOrg}promotesFrom: ${org}\n`;

  it('is a chain, or several', () => {
    const { orgs } = load({ dev: smallOrg, emea: smallOrg, prod: from('test'), test: from('dev') });
    expect(orgs.map(({ promotesFrom }) => promotesFrom)).toEqual([undefined, undefined, 'test', 'dev']);
  });

  it('names orgs that are there, also those with mistakes', () => {
    expect(load({ dev: smallOrg, prod: from('tets'), test: smallOrgWith('eu-west-1', 'mars-1') }).messages).toEqual([
      'orgs/prod.yaml:13:1: promotesFrom: got "tets"; expected one of dev, test; did you mean "test"?',
      expect.stringMatching(/^orgs\/test\.yaml:2:3: genesys\.region: /),
    ]);
    expect(load({ prod: from('test') }).messages).toEqual([
      'orgs/prod.yaml:13:1: promotesFrom: got "test"; expected the name of another org, and there is none',
    ]);
  });

  it('is no circle, which is told once', () => {
    const next =
      'expected a first org, which has no promotesFrom; remove promotesFrom from the one where changes are tried first';
    expect(load({ a: from('c'), b: from('a'), c: from('b'), d: from('a') }).messages).toEqual([
      `orgs/a.yaml:13:1: promotesFrom: the orgs promote in a circle: a from c from b from a; ${next}`,
    ]);
    expect(load({ a: from('a') }).messages).toEqual([
      `orgs/a.yaml:13:1: promotesFrom: the orgs promote in a circle: a from a; ${next}`,
    ]);
  });
});

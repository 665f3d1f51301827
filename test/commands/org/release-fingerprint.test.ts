import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseFingerprint } from '../../../commands/org/release-fingerprint';
import type { Project } from '../../../constructs/project/project';
import { catalogue } from '../../../constructs/servicenow/operations';
import { exampleProject } from '../../support/example-project';
import { chainOrgs, chainReleases } from '../../support/promotion-folder';
import { temporaryFolder } from '../../support/temporary-folder';
import { orgText, releaseOf, releaseText } from '../../support/working-folder';

type Texts = Readonly<Record<string, string>>;

const project = exampleProject();
const { first } = chainReleases;
const textsOf = (orgs: Texts, releases: Texts) => ({
  orgs: new Map(Object.entries(orgs)),
  releases: new Map(Object.entries(releases)),
});
const fingerprintOf = (release: string, orgs: Texts = chainOrgs, version = '1.0.0') =>
  releaseFingerprint(project, 'first', { texts: textsOf(orgs, { first: release }), version });

const before = process.cwd();
let known: string | undefined;
beforeAll(() => {
  process.chdir(temporaryFolder());
  known = fingerprintOf(first);
});
afterAll(() => process.chdir(before));

describe('the fingerprint of a release', () => {
  it('has 12 hexadecimal digits, and does not move with what an org file says', () => {
    expect(known).toMatch(/^[0-9a-f]{12}$/);
    const others = {
      dev: chainOrgs.dev.replace('eu-west-1', 'us-east-1').replaceAll('acme-dev', 'other'),
      prod: `${chainOrgs.prod}  retry: { budgetSeconds: 55 }\n`.replace('promotesFrom: test\n', ''),
      test: chainOrgs.test.replace(': IT Incidents', ': Incidents').replace('\nqueues:', '\nqueues:\n  more: More'),
    };
    expect(fingerprintOf(first, others)).toBe(known);
    expect(fingerprintOf(`# Accepted\n${first}`, {})).toBe(known);
  });

  it('is the same for a copy under another name', () => {
    const texts = textsOf(chainOrgs, { first, copy: first });
    expect(releaseFingerprint(project, 'copy', { texts, version: '1.0.0' })).toBe(known);
  });

  it('moves with a text of a flow, and with the version of the package', () => {
    const moved = [fingerprintOf(chainReleases.next), fingerprintOf(first, chainOrgs, '1.0.1')];
    expect(new Set([known, ...moved]).size).toBe(3);
    expect(moved).not.toContain(undefined);
  });

  it('moves with the template of an operation', () => {
    const operations = catalogue.map((one) =>
      one.name === 'create-incident' && one.request.method === 'POST'
        ? { ...one, request: { ...one.request, columns: { ...one.request.columns, callerId: 'opened_by' } } }
        : one,
    );
    const options = { texts: textsOf(chainOrgs, { first }), version: '1.0.0' };
    const moved = releaseFingerprint(exampleProject(operations), 'first', options);
    expect(moved).toMatch(/^[0-9a-f]{12}$/);
    expect(moved).not.toBe(known);
  });

  it('is there for a release with import sets', () => {
    const texts = textsOf({ emea: orgText('emea') }, { [releaseOf('emea')]: releaseText('emea') });
    expect(releaseFingerprint(project, releaseOf('emea'), { texts })).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each([
    ['a release with mistakes', 'auth: chianed\n'],
    ['a release that contradicts itself', first.replace('language: en-us', 'language: de-de')],
    ['no such release', ''],
  ])('is not there for %s', (_, release) => {
    expect(release).not.toBe(first);
    expect(fingerprintOf(release)).toBeUndefined();
  });

  it('needs a stack that can be made for a neutral org, which has the queues that any org of the project has', () => {
    const picky: Project = {
      ...project,
      stack: (scope, org) => {
        if (org.queues['customers'] === undefined) throw new TypeError('no customers');
        return project.stack(scope, org);
      },
    };
    const of = (orgs: Texts) =>
      releaseFingerprint(picky, 'first', { texts: textsOf(orgs, { first }), version: '1.0.0' });
    expect(of(chainOrgs)).toBeUndefined();
    expect(of({ ...chainOrgs, emea: orgText('emea') })).toBe(known);
  });
});

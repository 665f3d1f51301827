import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, jest } from '@jest/globals';
import { loadOrg, type OrgConfig, type OrgRules } from '../../../constructs/org';
import { mistakeText } from '../../../input/mistake';
import { placedMistakes } from '../../support/placed-mistakes';

/** Operations that an org of these tests may list, in place of the catalogue. */
const operations = [
  'find-caller-by-phone',
  'find-caller-by-key',
  'create-incident',
  'get-incident',
  'add-comment',
  'create-case',
];

export const rules: OrgRules = {
  operations,
  ownFlows: ['after-hours', 'onboarding'],
  check: () => [],
  checkTogether: () => [],
};

/** The shortest valid org file. Tests change one line of it and count lines from its top. */
export const smallOrg = `genesys:
  region: eu-west-1
servicenow:
  instance: https://acme-dev.service-now.com
credential:
  managed: true
queues:
  fallback: Service Desk
  incidents: IT Incidents
backend:
  type: local
release: first
`;

/** The release that it runs. */
export const smallRelease = `operations: [find-caller-by-phone, create-incident]
retry: { attempts: 3 }
statuses: { expired: [401] }
flows:
  - type: inboundCall
    name: IT Service Desk
    language: en-us
    create: create-incident
  - type: workflow
    name: ServiceNow Incident
    language: en-us
    create: create-incident
`;

interface Texts {
  readonly org?: string;
  readonly release?: string;
}

/** `smallOrg` with one passage replaced. */
export function smallOrgWith(passage: string, replacement: string): string {
  if (!smallOrg.includes(passage)) throw new Error(`the small org has no passage ${JSON.stringify(passage)}`);
  return smallOrg.replace(passage, () => replacement);
}

/** `smallRelease` with one passage replaced. */
export function smallReleaseWith(passage: string, replacement: string): string {
  if (!smallRelease.includes(passage)) throw new Error(`the small release has no passage ${JSON.stringify(passage)}`);
  return smallRelease.replace(passage, () => replacement);
}

/** The one of both texts that has a passage, with this replaced. */
export function smallTextsWith(passage: string, replacement: string): Texts {
  return smallOrg.includes(passage)
    ? { org: smallOrgWith(passage, replacement) }
    : { release: smallReleaseWith(passage, replacement) };
}

/** A folder that is the working directory during the tests of a file. */
function useWorkingFolder(): (file: string, text: string) => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'orgs-'));
    jest.spyOn(process, 'cwd').mockReturnValue(folder);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });
  return (file, text) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
}

type Files = Readonly<Record<string, string>>;

/** Writes files as the folders `orgs` and `releases` of the working directory, in place of those that were there. */
export function useFolder(): (orgs: Files, releases?: Files) => string {
  const write = useWorkingFolder();
  return (orgs, releases = { 'first.yaml': smallRelease }) => {
    const folder = dirname(write('anchor.txt', ''));
    for (const [name, files] of Object.entries({ orgs, releases })) {
      rmSync(join(folder, name), { recursive: true, force: true });
      mkdirSync(join(folder, name));
      for (const [file, text] of Object.entries(files)) write(join(name, file), text);
    }
    return join(folder, 'orgs');
  };
}

/** Loads texts as orgs/dev.yaml and releases/first.yaml, or returns the message of their mistakes. */
export function useLoad(given: OrgRules = rules): (texts: Texts | string) => OrgConfig | string {
  const folder = useFolder();
  return (texts) => {
    const { org = smallOrg, release = smallRelease } = typeof texts === 'string' ? { org: texts } : texts;
    const file = join(folder({ 'dev.yaml': org }, { 'first.yaml': release }), 'dev.yaml');
    const mistakes = placedMistakes(() => loadOrg(file, given));
    return mistakes.length > 0 ? mistakes.map(mistakeText).join('\n') : loadOrg(file, given);
  };
}

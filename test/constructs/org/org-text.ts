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

export const rules: OrgRules = { operations, check: () => [], checkTogether: () => [] };

/** The shortest valid file. Tests change one line of it and count lines from its top. */
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
release:
  operations: [find-caller-by-phone, create-incident]
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

/** `smallOrg` with one passage replaced. */
export function smallOrgWith(passage: string, replacement: string): string {
  if (!smallOrg.includes(passage)) throw new Error(`the small org has no passage ${JSON.stringify(passage)}`);
  return smallOrg.replace(passage, () => replacement);
}

/** A folder that is the working directory during the tests of a file. */
export function useWorkingFolder(): (file: string, text: string) => string {
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
    writeFileSync(path, text);
    return path;
  };
}

/** Writes files as the folder `orgs` of the working directory, in place of those that were there. */
export function useFolder(): (files: Readonly<Record<string, string>>) => string {
  const write = useWorkingFolder();
  return (files) => {
    const orgs = join(dirname(write('anchor.txt', '')), 'orgs');
    rmSync(orgs, { recursive: true, force: true });
    mkdirSync(orgs);
    for (const [file, text] of Object.entries(files)) write(join('orgs', file), text);
    return orgs;
  };
}

/** Loads a text as dev.yaml, or returns the message of its mistakes. */
export function useLoad(given: OrgRules = rules): (text: string) => OrgConfig | string {
  const write = useWorkingFolder();
  return (text) => {
    const file = write('dev.yaml', text);
    const mistakes = placedMistakes(() => loadOrg(file, given));
    return mistakes.length > 0 ? mistakes.map(mistakeText).join('\n') : loadOrg(file, given);
  };
}

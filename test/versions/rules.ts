import { type Addresses, replacedBetween } from './addresses';

/** The resources of each example org. */
export type ByOrg = Readonly<Record<string, Addresses>>;

export interface Versions {
  /** The version in `package.json`. */
  readonly version: string;
  /** What each version declares, from the oldest to the newest. */
  readonly recorded: readonly (readonly [version: string, orgs: ByOrg])[];
  /** What the code declares now. */
  readonly current: ByOrg;
  readonly changelog: string;
}

/** The heading under which the changelog says what a major version replaces. */
const heading = '### Replaced or renamed';

/** What is wrong with the number of the version or with the changelog, and what to do, a text for each. */
export function versionMistakes({ version, recorded, current, changelog }: Versions): readonly string[] {
  const steps = recorded.slice(1).flatMap(([newer, orgs], index) => {
    const [older, before] = recorded[index] as (typeof recorded)[number];
    const replaced = replacedIn(before, orgs);
    return replaced.length === 0 || isAnnounced(older, newer, changelog)
      ? []
      : [advice(older, replaced, `${newer} replaces it, so it must be ${nextMajor(older)} or later and say it`)];
  });
  const [newest, orgs] = recorded.at(-1) ?? ['0.0.0', {}];
  const replaced = replacedIn(orgs, current);
  return [
    ...steps,
    ...(replaced.length === 0 ? [] : [advice(newest, replaced, 'keep it, or make this a major version')]),
    ...(newest === version ? [] : [`${version} is not recorded: run \`npm run record:addresses\``]),
    ...(sectionOf(version, changelog) === undefined ? [`CHANGELOG.md has no section "## ${version}"`] : []),
  ];
}

function replacedIn(before: ByOrg, after: ByOrg): readonly string[] {
  return Object.entries(before).flatMap(([org, addresses]) =>
    replacedBetween(addresses, after[org] ?? {}).map((line) => `${org}: ${line}`),
  );
}

function isAnnounced(older: string, newer: string, changelog: string): boolean {
  return majorOf(newer) !== majorOf(older) && (sectionOf(newer, changelog)?.includes(heading) ?? false);
}

function advice(version: string, replaced: readonly string[], what: string): string {
  const next = nextMajor(version);
  return [
    `An upgrade from ${version} would replace resources in every org (docs/upgrading.md); ${what}:`,
    ...replaced.map((line) => `  ${line}`),
    `1. set "version" in package.json to ${next}`,
    `2. write "${heading}" into CHANGELOG.md under "## ${next}", and below it what an org sees and what to do`,
    '3. run `npm run record:addresses`',
    'If nothing but test/fixtures has changed, only the third step is needed.',
  ].join('\n');
}

/** Before 1.0.0 the second number counts as the major version. */
function majorOf(version: string): string {
  const [major, minor] = version.split('.');
  return major === '0' ? `0.${minor}` : `${major}`;
}

function nextMajor(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

function sectionOf(version: string, changelog: string): string | undefined {
  return changelog.split(/^(?=## )/m).find((section) => section.startsWith(`## ${version}\n`));
}

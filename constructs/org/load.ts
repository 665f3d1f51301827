import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { unknownKey } from '../../input/errors';
import { type Finding, firstSaid } from '../../input/finding';
import type { Message, Mistake } from '../../input/mistake';
import type { Path } from '../../input/path';
import { UserError } from '../../input/user-error';
import type { YamlDocument } from '../../input/yaml-document';
import { chainMistakes } from './chain';
import { missingQueues, orgInconsistencies } from './consistency';
import { badFileName, noOrgFiles, noOrgFolder, notOverridable, oneLevelTooHigh, unknownRelease } from './errors';
import type { OrgConfig, OrgFile, ReleaseConfig } from './org-config';
import type { OrgRules, PlaceOf } from './org-rules';
import { overrideOf, withOverrides } from './overrides';
import { queuesOf } from './queues';
import { type ReleaseFile, type ReleaseFiles, releaseFiles } from './release-files';
import { orgSchema } from './schema/org';
import { deeperOverrides } from './schema/overrides';
import { sharedStates } from './shared-state';
import { type Edits, type FileKind, readSource, type SourceFile, shownPath, yamlFiles } from './source-file';

/** An org file with the file of its release. */
interface Loaded {
  readonly source: SourceFile<OrgFile>;
  readonly release?: ReleaseFile | undefined;
  /** Unless a mistake is in one of the two. */
  readonly correct?: Correct | undefined;
  /** The mistakes beside those that each file has on its own. */
  readonly found: readonly Found[];
}

interface Correct {
  readonly config: OrgConfig;
  /** Finds the file that holds a place of the org. */
  readonly inItsFile: (finding: Finding) => Found;
}

/** A mistake in one of several files. */
interface Found {
  readonly document: YamlDocument;
  readonly finding: Finding;
}

const none: Edits = new Map();

const kind: FileKind<typeof orgSchema> = {
  schema: orgSchema,
  names: /^[a-z][a-z0-9-]*$/,
  badFileName,
  inconsistencies: orgInconsistencies,
  unknown: unknownOrgKey,
};

/**
 * Reads one org file and the file of its release, in the folder `releases` beside that of the org file.
 * @throws UserError with every mistake in them, each as `orgs/dev.yaml:2:3: genesys.region: got "mars-1"; expected ...`
 */
export function loadOrg(file: string, rules: OrgRules): OrgConfig {
  const { source, release, correct, found } = load(file, releaseFiles(dirname(file), rules, none), rules, none);
  const mistakes = mistakesIn(release === undefined ? [source] : [source, release], found);
  if (correct === undefined || mistakes.length > 0) throw new UserError(mistakes);
  return correct.config;
}

/**
 * Reads every org file of a folder and every release file of the folder `releases` beside it, and compares the files with
 * each other.
 * @param edits of files of the folder or of that beside it. @default - none
 * @returns the orgs, sorted by name
 * @throws UserError with every mistake in all of them
 */
export function loadOrgs(folder: string, rules: OrgRules, edits: Edits = none): OrgConfig[] {
  const releases = releaseFiles(folder, rules, edits);
  const loaded = orgFiles(folder, edits).map((file) => load(file, releases, rules, edits));
  const sources = loaded.map(({ source }) => source);
  const all = [...sources, ...releases.names.flatMap((name) => releases.find(name) ?? [])];
  const correct = loaded.flatMap((one) => one.correct ?? []);
  const found = [
    ...loaded.flatMap((one) => one.found),
    ...foundBetween(
      correct,
      sources.map(({ name }) => name),
      rules,
    ),
  ];
  const mistakes = mistakesIn(all, found);
  if (mistakes.length > 0) throw new UserError(mistakes);
  return correct.map(({ config }) => config);
}

function orgFiles(folder: string, edits: Edits): readonly string[] {
  const file = shownPath(folder);
  if (!existsSync(folder)) throw new UserError([{ file, ...noOrgFolder(...placesOf(folder)) }]);
  const files = yamlFiles(folder, edits);
  if (files.length === 0) throw new UserError([{ file, ...noOrgFiles() }]);
  return files;
}

/** Where a folder was looked for, and the nearest place above where it is. */
function placesOf(folder: string): readonly [looked: string, above: string | undefined] {
  const looked = dirname(resolve(folder));
  const above = [looked];
  for (let at = looked; dirname(at) !== at; at = dirname(at)) above.push(dirname(at));
  return [looked, above.find((place) => existsSync(join(place, basename(folder))))];
}

function load(path: string, releases: ReleaseFiles, rules: OrgRules, edits: Edits): Loaded {
  const source = readSource(path, kind, edits);
  const { document, data, value, name, file } = source;
  const releaseName = nameOfRelease(data);
  if (document === undefined || releaseName === undefined) return { source, found: [] };
  const inOrg = (findings: readonly Finding[]) => findings.map((finding) => ({ document, finding }));
  const release = releases.find(releaseName);
  if (release === undefined) {
    return { source, found: inOrg([{ at: ['release'], ...unknownRelease(releaseName, releases.names) }]) };
  }
  if (release.value === undefined || release.findings.length > 0) return { source, release, found: [] };
  const missing = missingQueues(data, release.value, value !== undefined);
  if (value === undefined) return { source, release, found: inOrg(missing) };
  const { overrides, ...own } = value;
  const resolved = withOverrides(overrides, release.data, release.value, rules);
  const findings = 'findings' in resolved ? [...missing, ...resolved.findings] : missing;
  if ('findings' in resolved || findings.length > 0 || source.findings.length > 0) {
    return { source, release, found: inOrg(findings) };
  }
  const config = { ...own, queues: queuesOf(file, own.queues), name, file, releaseName, release: resolved.release };
  const inItsFile = fileFinder(document, data, release.document ?? document, release.value);
  const found = rules.check(config).map(inItsFile);
  return { source, release, found, correct: found.length > 0 ? undefined : { config, inItsFile } };
}

function nameOfRelease(data: unknown): string | undefined {
  const { release } = (data ?? {}) as { readonly release?: unknown };
  return typeof release === 'string' ? release : undefined;
}

/** What an org overrides is in its own file. */
function fileFinder(
  document: YamlDocument,
  data: unknown,
  release: YamlDocument,
  config: ReleaseConfig,
): (finding: Finding) => Found {
  return (finding) => {
    const [first, ...at] = finding.at;
    if (first !== 'release' || at.length === 0) return { document, finding };
    const override = overrideOf(at, config);
    return holds(data, override)
      ? { document, finding: { ...finding, at: override } }
      : { document: release, finding: { ...finding, at } };
  };
}

function holds(data: unknown, [step, ...below]: Path): boolean {
  if (step === undefined) return true;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, step)) return false;
  return holds((data as Readonly<Record<string | number, unknown>>)[step], below);
}

function foundBetween(correct: readonly Correct[], names: readonly string[], rules: OrgRules): readonly Found[] {
  const finders = new Map(correct.map(({ config, inItsFile }) => [config, inItsFile]));
  const inItsFile = (org: OrgConfig, finding: Finding) => (finders.get(org) as Correct['inItsFile'])(finding);
  const placeOf: PlaceOf = (org, at) => {
    const { document, finding } = inItsFile(org, { at });
    const [place] = document.placed([finding]);
    return [document.file, place?.line, place?.column].join(':');
  };
  const orgs = [...finders.keys()];
  const found = [...chainMistakes(orgs, names), ...sharedStates(orgs, placeOf), ...rules.checkTogether(orgs, placeOf)];
  return found.map(({ org, ...finding }) => inItsFile(org, finding));
}

/** The mistakes of files, each said once: several orgs may run one release. */
function mistakesIn(sources: readonly SourceFile<unknown>[], found: readonly Found[]): readonly Mistake[] {
  return sources.flatMap(({ document, findings, mistakes }) => {
    if (document === undefined) return mistakes;
    const others = found.filter((one) => one.document === document).map(({ finding }) => finding);
    const once = new Map(others.map((finding) => [JSON.stringify(finding), finding]));
    return document.placed(firstSaid([findings, [...once.values()]]));
  });
}

function unknownOrgKey(at: Path, known: readonly string[]): Message {
  const key = String(at.at(-1));
  if (at[0] !== 'overrides') return unknownKey(key, known);
  const place = at.length === 2 && Object.hasOwn(deeperOverrides, key) ? deeperOverrides[key] : undefined;
  return place === undefined ? notOverridable(key, known) : oneLevelTooHigh(place);
}

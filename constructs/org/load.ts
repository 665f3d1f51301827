import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { mapWithText, unknownKey } from '../../input/errors';
import { type Finding, firstSaid } from '../../input/finding';
import type { Message, Mistake } from '../../input/mistake';
import type { Path } from '../../input/path';
import { schemaFindings } from '../../input/schema-findings';
import { namesSecret, secretsIn, secretsInComments, secretUnder } from '../../input/secrets';
import { reading, readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { parseYaml, type YamlDocument } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import { inconsistencies } from './consistency';
import { badFileName, noOrgFiles, noOrgFolder } from './errors';
import type { OrgConfig } from './org-config';
import type { OrgRules, PlaceOf } from './org-rules';
import { type OrgSchema, orgSchema } from './schema/org';
import { sharedStates } from './shared-state';

type Loaded = WithoutMistakes | { readonly mistakes: readonly Mistake[] };

interface WithoutMistakes {
  readonly config: OrgConfig;
  readonly document: YamlDocument;
}

/**
 * Reads one org file.
 * @throws UserError with every mistake in the file, each as `orgs/dev.yaml:7:3: release.retry.attempts: got 7; expected 1 to 3`
 */
export function loadOrg(file: string, rules: OrgRules): OrgConfig {
  const loaded = load(file, rules);
  if ('mistakes' in loaded) throw new UserError(loaded.mistakes);
  return loaded.config;
}

/**
 * Reads every org file of a folder, sorted by name, and compares the files with each other.
 * @throws UserError with every mistake in all of them
 */
export function loadOrgs(folder: string, rules: OrgRules): OrgConfig[] {
  const loaded = orgFiles(folder).map((file) => load(file, rules));
  const correct = loaded.flatMap((one) => ('config' in one ? [one] : []));
  const found = findingsBetween(correct, rules);
  const mistakes = loaded.flatMap((one) =>
    'mistakes' in one ? one.mistakes : one.document.placed(found.get(one.config) ?? []),
  );
  if (mistakes.length > 0) throw new UserError(mistakes);
  return correct.map(({ config }) => config);
}

function findingsBetween(files: readonly WithoutMistakes[], rules: OrgRules): ReadonlyMap<OrgConfig, Finding[]> {
  const documents = new Map(files.map(({ config, document }) => [config, document]));
  const placeOf: PlaceOf = (org, at) => {
    const [place] = documents.get(org)?.placed([{ at }]) ?? [];
    return [org.file, place?.line, place?.column].join(':');
  };
  const orgs = [...documents.keys()];
  const found = new Map<OrgConfig, Finding[]>(orgs.map((org) => [org, []]));
  for (const { org, ...finding } of [...sharedStates(orgs, placeOf), ...rules.checkTogether(orgs, placeOf)]) {
    found.get(org)?.push(finding);
  }
  return found;
}

function orgFiles(folder: string): readonly string[] {
  const shown = shownPath(folder);
  if (!existsSync(folder)) throw new UserError([{ file: shown, ...noOrgFolder(...placesOf(folder)) }]);
  const files = reading(shown, () => readdirSync(folder)).filter((file) => /^[^.].*\.ya?ml$/i.test(file));
  if (files.length === 0) throw new UserError([{ file: shown, ...noOrgFiles() }]);
  return files.toSorted((a, b) => (orgName(a) < orgName(b) ? -1 : 1)).map((file) => join(folder, file));
}

/** Where a folder was looked for, and the nearest place above where it is. */
function placesOf(folder: string): readonly [looked: string, above: string | undefined] {
  const looked = dirname(resolve(folder));
  const above = [looked];
  for (let at = looked; dirname(at) !== at; at = dirname(at)) above.push(dirname(at));
  return [looked, above.find((place) => existsSync(join(place, basename(folder))))];
}

function load(path: string, rules: OrgRules): Loaded {
  const file = shownPath(path);
  if (!/^[a-z][a-z0-9-]*\.yaml$/.test(basename(path))) return { mistakes: [{ file, ...badFileName() }] };
  const text = textOf(path, file);
  if (typeof text !== 'string') return { mistakes: text };
  const schema = orgSchema(rules.operations);
  const document = parseYaml(text, file, { expected: mapWithText(Object.keys(schema.shape)), aliases: 'refused' });
  const result = checkedConfig(document, text, rules, { name: orgName(path), file });
  return 'config' in result ? { ...result, document } : { mistakes: document.placed(result.findings) };
}

/** The text, or why it cannot be read: other files are read all the same. */
function textOf(path: string, file: string): string | readonly Mistake[] {
  try {
    return readTextFile(path, file);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
}

function checkedConfig(
  document: YamlDocument,
  text: string,
  rules: OrgRules,
  identity: Pick<OrgConfig, 'name' | 'file'>,
): { readonly config: OrgConfig } | { readonly findings: readonly Finding[] } {
  const comments = secretsInComments(text);
  if (!document.readable) return { findings: [...document.findings, ...comments] };
  const schema = orgSchema(rules.operations);
  const data = withEmptyMaps(dataOf(document.root), schema);
  const parsed = schema.safeParse(data);
  const findings = firstSaid([
    document.findings,
    secretsIn(data),
    parsed.success ? [] : schemaFindings(parsed.error.issues, data, unknownKeyOf),
    inconsistencies(data, rules.operations),
    comments,
  ]);
  if (!parsed.success || findings.length > 0) return { findings };
  const config = { ...parsed.data, ...identity };
  const found = rules.check(config);
  return found.length > 0 ? { findings: found } : { config };
}

/** A key with nothing behind it, such as `genesys:`, is an empty map, so that what is missing in it is named. */
function withEmptyMaps(data: unknown, { shape }: OrgSchema): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const isMap = (key: string) => Object.hasOwn(shape, key) && shape[key as keyof typeof shape] instanceof z.ZodObject;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value === null && isMap(key) ? {} : value]),
  );
}

/** A key that names a secret is one, whether it is known or not: what it may hold is not said. */
function unknownKeyOf(at: Path, known: readonly string[]): Message {
  const key = String(at.at(-1));
  return namesSecret(key) ? secretUnder(at) : unknownKey(key, known);
}

function orgName(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '');
}

function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

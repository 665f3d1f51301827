import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Finding } from '../../input/finding';
import { pathText } from '../../input/path';
import { schemaMistakes } from '../../input/schema-mistakes';
import { secretsIn, secretsInComments } from '../../input/secrets';
import { UserError } from '../../input/user-error';
import { type OrgDocument, parseOrgDocument } from '../../input/yaml-document';
import { inconsistencies } from './consistency';
import { badFileName, folderEmpty, folderMissing, unreadable } from './errors';
import type { OrgConfig } from './org-config';
import type { OrgRules } from './org-rules';
import { orgSchema } from './schema/org';

type Loaded = { readonly config: OrgConfig } | { readonly mistakes: readonly string[] };

/**
 * Reads one org file.
 * @throws UserError with every mistake in the file, each as `orgs/dev.yaml:7:3: release.retry.attempts: got 7; expected 1 to 3`
 */
export function loadOrg(file: string, rules: OrgRules): OrgConfig {
  const loaded = load(file, rules);
  if ('mistakes' in loaded) throw new UserError(loaded.mistakes.map((problem) => ({ problem })));
  return loaded.config;
}

/**
 * Reads every org file of a folder, sorted by name.
 * @throws UserError with every mistake in all of them
 */
export function loadOrgs(folder: string, rules: OrgRules): OrgConfig[] {
  const loaded = orgFiles(folder).map((file) => load(file, rules));
  const mistakes = loaded.flatMap((one) => ('mistakes' in one ? one.mistakes : []));
  if (mistakes.length > 0) throw new UserError(mistakes.map((problem) => ({ problem })));
  return loaded.flatMap((one) => ('config' in one ? [one.config] : []));
}

function orgFiles(folder: string): readonly string[] {
  const read = attempt(() => readdirSync(folder));
  if ('code' in read) {
    const path = shownPath(folder);
    throw new UserError([
      { problem: read.code === 'ENOENT' ? folderMissing(path) : unreadable(path, reason(read.code)) },
    ]);
  }
  const files = read.value.filter((file) => /^[^.].*\.ya?ml$/i.test(file));
  if (files.length === 0) throw new UserError([{ problem: folderEmpty(shownPath(folder)) }]);
  return files.toSorted((a, b) => (orgName(a) < orgName(b) ? -1 : 1)).map((file) => join(folder, file));
}

function load(path: string, rules: OrgRules): Loaded {
  const file = shownPath(path);
  if (!/^[a-z][a-z0-9-]*\.yaml$/.test(basename(path))) return { mistakes: [badFileName(file)] };
  const read = attempt(() => readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  if ('code' in read) return { mistakes: [unreadable(file, reason(read.code))] };
  const text = read.value;
  const document = parseOrgDocument(text);
  const result = judge(document, text, rules, { name: orgName(path), file });
  return 'config' in result ? result : { mistakes: placed(result.mistakes, document, file) };
}

function judge(
  document: OrgDocument,
  text: string,
  rules: OrgRules,
  identity: Pick<OrgConfig, 'name' | 'file'>,
): { readonly config: OrgConfig } | { readonly mistakes: readonly Finding[] } {
  if (!document.readable) return { mistakes: [...document.mistakes, ...secretsInComments(text)] };
  const parsed = orgSchema(rules.operations).safeParse(document.value);
  const mistakes = firstSaid([
    document.mistakes,
    secretsIn(document.value),
    parsed.success ? [] : schemaMistakes(parsed.error.issues, document.value),
    inconsistencies(document.value, rules.operations),
  ]);
  mistakes.push(...secretsInComments(text));
  if (!parsed.success || mistakes.length > 0) return { mistakes };
  const config = { ...parsed.data, ...identity };
  const found = rules.check(config);
  return found.length > 0 ? { mistakes: found } : { config };
}

/** Keeps the first mistake about a path: an alias, say, is not reported as a wrong type too. */
function firstSaid(sources: readonly (readonly Finding[])[]): Finding[] {
  const said = new Set<string>();
  return sources.flatMap((mistakes) => {
    const news = mistakes.filter((mistake) => !said.has(pathText(mistake.path)));
    for (const mistake of mistakes) said.add(pathText(mistake.path));
    return news;
  });
}

function placed(mistakes: readonly Finding[], document: OrgDocument, file: string): readonly string[] {
  return mistakes
    .map((mistake) => ({ ...mistake, offset: mistake.offset ?? document.offsetOf(mistake.path) }))
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ path, message, offset }) => {
      const { line, col } = document.position(offset);
      return [`${file}:${line}:${col}`, ...(path.length > 0 ? [pathText(path)] : []), message].join(': ');
    });
}

/** The result, or the code of the system's error. */
function attempt<T>(read: () => T): { readonly value: T } | { readonly code: string } {
  try {
    return { value: read() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { code };
  }
}

function reason(code: string): string {
  return (
    { ENOENT: 'no such file', ENOTDIR: 'not a folder', EISDIR: 'it is a folder', EACCES: 'not allowed' }[code] ?? code
  );
}

function orgName(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '');
}

function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { defineProject } from '../../constructs/project/define-project';
import { packageRoot } from '../../package-root';
import { schemaFiles } from '../schema/schema-files';
import type { Answers } from './answers';
import type { PackageSource } from './package-source';

export interface Choices {
  /** Whether the repository installs cdktf-cli, and has the scripts that need it. */
  readonly cdktfCli: boolean;
}

/** The values that the template has where the answers belong. */
const examples: Answers = { region: 'eu-west-1', instance: 'https://acme-dev.service-now.com' };

/** npm leaves files of this name out of a package. */
const renamed: Readonly<Record<string, string>> = { gitignore: '.gitignore' };

/** The content of each file of a new repository, by its path with slashes, sorted. */
export function newFiles(
  answers: Answers,
  source: PackageSource,
  choices: Choices,
): ReadonlyMap<string, string | Buffer> {
  const files = new Map<string, string | Buffer>();
  for (const path of templateFiles()) {
    const text = readFileSync(join(template, path), 'utf8');
    files.set(
      renamed[path] ?? path,
      path === 'package.json' ? manifest(text, source, choices) : filledIn(text, answers),
    );
  }
  for (const [path, text] of schemaFiles(defineProject())) files.set(path, text);
  if (source.kind === 'tarball') files.set(vendored(source.path), readFileSync(source.path));
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const template = join(packageRoot, 'template');

function templateFiles(): readonly string[] {
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(template, join(parentPath, name)).split(sep).join('/'));
}

function filledIn(text: string, { region, instance }: Answers): string {
  return text.replaceAll(examples.instance, instance).replaceAll(`region: ${examples.region}\n`, `region: ${region}\n`);
}

function manifest(text: string, source: PackageSource, { cdktfCli }: Choices): string {
  const all = JSON.parse(text);
  const { name } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  all.dependencies[name] = source.kind === 'tarball' ? `file:${vendored(source.path)}` : source.spec;
  if (!cdktfCli) {
    delete all.devDependencies['cdktf-cli'];
    for (const [script, line] of Object.entries<string>(all.scripts))
      if (/^cdktf /.test(line)) delete all.scripts[script];
  }
  return `${JSON.stringify(all, null, 2)}\n`;
}

function vendored(tarball: string): string {
  return `vendor/${basename(tarball)}`;
}

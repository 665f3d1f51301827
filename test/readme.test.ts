import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleOrg } from './support/example-org';
import { exampleProject } from './support/example-project';
import { root } from './support/root';
import { runIn } from './support/run-in';
import { shippedStack } from './support/shipped';
import { temporaryFolder } from './support/temporary-folder';
import { orgText, releaseTexts, workingFolder } from './support/working-folder';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The fenced block after a comment in the README. */
function blockAfter(comment: string): string {
  const found = readme.split(`<!-- ${comment} -->\n`)[1]?.match(/^```\w*\n([\s\S]*?)```/)?.[1];
  if (found === undefined) throw new Error(`the README has no block after <!-- ${comment} -->`);
  return found;
}

describe('the README', () => {
  const orgs = ['dev', 'emea', 'prod', 'test'] as const;
  const texts = Object.fromEntries(orgs.map((name) => [name, orgText(name)]));
  const examples = workingFolder(texts, releaseTexts());

  it('shows what npm start prints of the example orgs', async () => {
    const { stdout: printed } = await runIn(examples, 'start');
    const pieces = blockAfter('output of npm start').split('...\n');
    expect(pieces).toHaveLength(3);
    for (const piece of pieces) expect(printed).toContain(piece.trimEnd());
  });

  it('shows what a promotion of the example orgs prints', async () => {
    const { code, stdout } = await runIn(examples, 'promote', 'dev', 'test');
    expect({ code, stdout }).toEqual({ code: 0, stdout: blockAfter('output of npm run promote -- dev test') });
  });

  it('shows what init prints', async () => {
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const folder = temporaryFolder();
    const tarball = join(folder, `${name}-${version}.tgz`);
    writeFileSync(tarball, '');
    mkdirSync(join(folder, 'new'));
    const options = ['--region', 'eu-west-1', '--instance', 'https://acme-dev.service-now.com'];
    const { stdout } = await runIn(join(folder, 'new'), 'init', ...options, '--package', tarball);
    expect(stdout).toBe(blockAfter('output of npx init'));
    for (const word of [`${name}-${version}.tgz genesys-servicenow init`, options.join(' ')])
      expect(readme).toContain(word);
  });

  it('and all other documents show code as it stands in its file', () => {
    const shown = ['README.md', ...markdownIn('docs')].flatMap((document) =>
      Array.from(
        readFileSync(join(root, document), 'utf8').matchAll(/<!-- file: (.+) -->\n```\w*\n([\s\S]*?)```/g),
        ([, file = '', code = '']) => ({ document, file, code }),
      ),
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.filter(({ file, code }) => !readFileSync(join(root, file), 'utf8').includes(code))).toEqual([]);
  });

  it('lists every route that is served in serve.md', () => {
    const folder = join(root, 'sandbox', 'serve', 'platform-api', 'routes');
    const endpoints = readdirSync(folder).flatMap((file) =>
      Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/endpoint: '\w+ (.+)'/g), ([, path = '']) => path),
    );
    expect(endpoints.length).toBeGreaterThan(1);
    const page = readFileSync(join(root, 'docs', 'serve.md'), 'utf8');
    const nameOf = (path: string) =>
      path
        .split('/')
        .filter((part) => !part.startsWith('{'))
        .at(-1) ?? '';
    expect(endpoints.filter((path) => !page.includes(nameOf(path)))).toEqual([]);
  });

  it('shows the message of a mistaken org file', () => {
    const folder = workingFolder({ dev: orgText('dev').replace('eu-west-1', 'eu-west-9') });
    const [start = '', end = ''] = blockAfter('message of a mistaken org file').trim().split(' ... ');
    const message = messageOf(() => exampleProject().loadOrgs(folder));
    expect(message).toContain(start);
    expect(message).toContain(end);
  });

  it('lists every kind of resource of a first plan in getting-started.md', () => {
    const orgs = [{ ...exampleOrg('dev'), routes: { 'IT Service Desk': ['+12025550143'] } }, exampleOrg('emea')];
    const declared = orgs.flatMap((org) => {
      const { resource } = JSON.parse(readFileSync(join(shippedStack(org), 'cdk.tf.json'), 'utf8'));
      return Object.keys(resource);
    });
    const page = readFileSync(join(root, 'docs', 'getting-started.md'), 'utf8');
    const listed = Array.from(page.matchAll(/^\| `(genesyscloud_\w+|terraform_data)` \|/gm), ([, type]) => type);
    expect(listed.sort()).toEqual([...new Set(declared)].sort());
  });

  it('and all other documents link only to what exists', () => {
    const documents = ['README.md', ...markdownIn('docs')];
    const broken = documents.flatMap((document) =>
      [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
        .filter(([, target = '', heading]) => {
          const file = target === '' ? join(root, document) : join(root, dirname(document), target);
          return !existsSync(file) || (heading !== undefined && !headingsOf(file).includes(heading));
        })
        .map(([link]) => `${document}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('and all other documents never let npm fetch the name of the package, which anybody may take', () => {
    const documents = ['README.md', 'template/README.md', ...markdownIn('docs')];
    const lines = documents.flatMap((document) => readFileSync(join(root, document), 'utf8').split('\n'));
    const safe = /npx --no-install |npx --yes --package (\S*\.tgz|<tarball>) |npm install \.\/vendor\//;
    const fetching = lines.filter((line) => /\b(npx|npm install) .*genesys-servicenow/.test(line) && !safe.test(line));
    // One page says why.
    expect(fetching).toEqual([expect.stringContaining("would run a stranger's code")]);
  });

  it('and getting-started.md begin with the version that is packed', () => {
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const document of ['README.md', 'docs/getting-started.md']) {
      const shown = readFileSync(join(root, document), 'utf8').matchAll(new RegExp(`${name}-(\\d[\\w.-]*)\\.tgz`, 'g'));
      expect([...new Set(Array.from(shown, ([, shownVersion]) => shownVersion))]).toEqual([version]);
    }
  });

  it('of a new repository names only pages that the package brings', () => {
    const text = readFileSync(join(root, 'template', 'README.md'), 'utf8');
    const pages = [...text.matchAll(/`(?:node_modules\/genesys-servicenow-cdktf\/docs\/)?([a-z-]+\.md)`/g)];
    expect(pages.length).toBeGreaterThan(5);
    for (const [, page = ''] of pages) expect(existsSync(join(root, 'docs', page))).toBe(true);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm run ([\w:]+)(?! --workspace)\b/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(2);
    for (const name of named.filter((script) => script !== 'refresh' && script !== 'build')) {
      expect(Object.keys(scripts)).toContain(name);
    }
  });
});

/** The headings of a document, as links name them. */
function headingsOf(file: string): readonly string[] {
  return Array.from(readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
}

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

// Replaces the pinned provider schema by that of another provider version:
//   npm run refresh --workspace bindings -- 1.84.1
// Needs Terraform and access to its registry. Keeps the resources and data sources that the present schema has.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const address = 'registry.terraform.io/mypurecloud/genesyscloud';

function fail(message) {
  console.error(`bindings: ${message}`);
  process.exit(2);
}

const version = process.argv[2];
if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
  fail(
    `got version ${JSON.stringify(version ?? '')}; expected one such as 1.84.1: npm run refresh --workspace bindings -- 1.84.1`,
  );
}
const present = readdirSync(__dirname).find((name) => /^genesyscloud@.*\.json$/.test(name));
if (present === undefined) fail('no schema here; expected a file named genesyscloud@<version>.json');
const kept = JSON.parse(readFileSync(join(__dirname, present), 'utf8')).provider_schemas[address];

const folder = mkdtempSync(join(tmpdir(), 'genesyscloud-schema-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const required_providers = { genesyscloud: { source: 'mypurecloud/genesyscloud', version } };
writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers } }));
const schema = JSON.parse(terraform('providers', 'schema', '-json')).provider_schemas[address];
if (schema === undefined) fail(`Terraform gave no schema of ${address}`);

const document = {
  format_version: '1.0',
  provider_schemas: {
    [address]: {
      data_source_schemas: pick(schema.data_source_schemas, Object.keys(kept.data_source_schemas)),
      provider: bare(schema.provider),
      resource_schemas: pick(schema.resource_schemas, Object.keys(kept.resource_schemas)),
    },
  },
  provider_versions: { [address]: version },
};
rmSync(join(__dirname, present));
writeFileSync(join(__dirname, `genesyscloud@${version}.json`), `${JSON.stringify(document)}\n`);
console.log(
  `bindings: genesyscloud@${version}.json written; now: npm run build --workspace bindings && npm run check -- --update`,
);

function terraform(...args) {
  const run = (...words) =>
    execFileSync('terraform', words, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  try {
    run('init', '-input=false');
    return run(...args);
  } catch (error) {
    if (error.code === 'ENOENT') fail('terraform is not on the path; install it and try again');
    return fail(`terraform failed: ${String(error.stderr || error.message).trim()}`);
  }
}

function pick(schemas, names) {
  const missing = names.filter((name) => schemas[name] === undefined);
  if (missing.length > 0) fail(`version ${version} has no ${missing.join(', ')}; nothing was changed`);
  return Object.fromEntries(names.sort().map((name) => [name, bare(schemas[name])]));
}

/** Without descriptions, which are most of the text. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const isText = (name, part) => /^description(_kind)?$/.test(name) && typeof part === 'string';
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (isText(name, part) ? [] : [[name, bare(part)]])),
  );
}

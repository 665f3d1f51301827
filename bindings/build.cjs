// Turns the pinned provider schema beside this file into JavaScript and declarations under lib/.
// Works offline and without Terraform; does nothing when lib/ already belongs to this schema.
process.env.CHECKPOINT_DISABLE = '1';
process.env.CDKTF_LOG_LEVEL = 'off';

const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const schemaFile = readdirSync(__dirname).find((name) => /^genesyscloud@.*\.json$/.test(name));
if (schemaFile === undefined) {
  console.error(
    'bindings: no schema here; expected a file named genesyscloud@<version>.json (see docs/contributing.md, "Upgrade the provider")',
  );
  process.exit(2);
}
const schemaText = readFileSync(join(__dirname, schemaFile), 'utf8');
const version = schemaFile.slice('genesyscloud@'.length, -'.json'.length);

const generatorVersion = require('@cdktf/provider-generator/package.json').version;
const stampFile = join(__dirname, 'lib', '.stamp');
const stamp = createHash('sha256')
  .update(JSON.stringify([schemaText, generatorVersion, readFileSync(__filename, 'utf8')]))
  .digest('hex');
if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) process.exit(0);

async function build() {
  const { CodeMaker, TerraformProviderConstraint, TerraformProviderGenerator } = require('@cdktf/provider-generator');
  for (const folder of ['src', 'lib']) rmSync(join(__dirname, folder), { recursive: true, force: true });

  const code = new CodeMaker();
  const constraint = new TerraformProviderConstraint({
    name: 'genesyscloud',
    source: 'mypurecloud/genesyscloud',
    version,
  });
  new TerraformProviderGenerator(code, JSON.parse(schemaText)).generate(constraint);
  await code.save(join(__dirname, 'src'));

  writeFileSync(join(__dirname, 'src', 'tsconfig.json'), JSON.stringify({ compilerOptions }, null, 2));
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '--project', join(__dirname, 'src')], { stdio: 'inherit' });
  rmSync(join(__dirname, 'src'), { recursive: true });
  writeFileSync(stampFile, stamp);
  console.log(`bindings: genesyscloud ${version} compiled`);
}

const compilerOptions = {
  target: 'es2022',
  module: 'node16',
  moduleResolution: 'node16',
  rootDir: './providers/genesyscloud',
  outDir: '../lib',
  declaration: true,
  strict: true,
  skipLibCheck: true,
  types: ['node'],
};

build().catch((error) => {
  console.error(`bindings: could not build from ${schemaFile}: ${error.message}`);
  process.exit(1);
});

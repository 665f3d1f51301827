// Compiles the project into lib/, as it is packed: one file of code with its source map, an entry beside it for each way in, and
// the declarations that the entry points need. Packages whose types no entry point
// shows are in that one file too: few files install quickly.
const { execFileSync } = require('node:child_process');
const { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { buildSync } = require('esbuild');
const { dependencies, exports: exported, peerDependencies } = require('./package.json');

const lib = join(__dirname, 'lib');
const types = join(lib, 'types');

/** What runs in a process of its own, by the name of its file. */
const programs = { cli: 'commands/cli', worker: 'commands/explore/worker' };

const entryPoints = Object.fromEntries(
  Object.values(exported).flatMap(({ types: declaration, default: file }) =>
    file === undefined
      ? []
      : [[file.replace(/^\.\/lib\/|\.js$/g, ''), declaration.replace(/^\.\/lib\/types\/|\.d\.ts$/g, '')]],
  ),
);

rmSync(lib, { recursive: true, force: true });
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '--project', join(__dirname, 'tsconfig.build.json')], { stdio: 'inherit' });
bundle();
for (const [name, module] of Object.entries(entryPoints)) writeEntryPoint(name, module);
for (const name of Object.keys(programs)) {
  writeFileSync(join(lib, `${name}.js`), `#!/usr/bin/env node\nrequire('./bundle.js')['${name}']();\n`);
  chmodSync(join(lib, `${name}.js`), 0o755);
}
keepDeclarations(Object.values(entryPoints).map((module) => join(types, `${module}.d.ts`)));

/** Modules are loaded when they are needed, as they would be from files of their own. */
function bundle() {
  const loaders = Object.entries({ ...entryPoints, ...programs }).map(
    ([name, module]) => `exports['${name}'] = () => require('./${module}.js');`,
  );
  const { metafile } = buildSync({
    stdin: { contents: loaders.join('\n'), resolveDir: types },
    outfile: join(lib, 'bundle.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    external: Object.keys({ ...dependencies, ...peerDependencies }),
    metafile: true,
    logLevel: 'error',
  });
  writeLicences(Object.keys(metafile.inputs));
}

/** The licences of the packages that are in the bundle. */
function writeLicences(inputs) {
  const packages = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  const texts = [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((candidate) => /^licen[cs]e/i.test(candidate));
    if (file === undefined) throw new Error(`${name} comes without its licence`);
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  writeFileSync(join(lib, 'LICENCES.txt'), texts.join('\n\n'));
}

function writeEntryPoint(name, module) {
  const names = Object.keys(require(join(types, `${module}.js`))).join(', ');
  const text = [
    `module.exports = require('./bundle.js')['${name}']();`,
    '// What Node finds here it offers to ES modules by name.',
    `0 && (module.exports = { ${names} });\n`,
  ];
  writeFileSync(join(lib, `${name}.js`), text.join('\n'));
}

/** Removes all but these declarations and those that they import. */
function keepDeclarations(files) {
  const needed = new Set(files);
  for (const file of needed) {
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?['"](\.[^'"]+)['"]/g)) {
      const path = resolve(dirname(file), target.replace(/\.js$/, ''));
      needed.add([`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync));
    }
  }
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(path)) rmSync(path);
  }
}

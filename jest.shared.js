const { paths } = require('./tsconfig.json').compilerOptions;

/** The entry points of the package, by the names that its users import. */
const entryPoints = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [`^${name}$`, file.replace('./', '<rootDir>/')]),
);

/** What the tests and the proofs have in common. */
module.exports = {
  run: {
    maxWorkers: '100%',
    // Nothing is measured by it: a test that hangs fails, and a machine may be as slow as it is.
    testTimeout: 300_000,
    // When all tests are done, a worker has up to a gigabyte of memory to give back. A slow machine needs more than the usual half
    // second for that, and jest would say that the worker "has failed to exit gracefully", as if something were left open.
    workerGracefulExitTimeout: 30_000,
  },
  project: {
    rootDir: __dirname,
    transform: {
      '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' }],
    },
    // Where each value of a stack was made: never shown, and jest takes a sixth of a synthesis to find it.
    moduleNameMapper: {
      ...entryPoints,
      'private/stack-trace$|^\\./stack-trace$': '<rootDir>/test/support/no-stack-traces.js',
    },
    globalSetup: '<rootDir>/test/support/run-folder.ts',
    modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/lib'],
  },
};

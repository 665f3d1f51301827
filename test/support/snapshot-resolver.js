const { join, relative, sep } = require('node:path');

const root = join(__dirname, '..', '..');

/** Keeps jest's own snapshots in the top-level `__snapshots__`, under the path of their test. */
module.exports = {
  resolveSnapshotPath: (testPath, extension) =>
    join(root, '__snapshots__', relative(join(root, 'test'), testPath)) + extension,
  resolveTestPath: (snapshotPath, extension) =>
    join(root, 'test', relative(join(root, '__snapshots__'), snapshotPath.slice(0, -extension.length))),
  testPathForConsistencyCheck: ['test', 'some', 'example.test.ts'].join(sep).replace(/^test/, join(root, 'test')),
};

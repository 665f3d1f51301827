const { run, project } = require('./jest.shared');

/** The shipped flows in many settings, broken on purpose, and with secrets that must not get out: minutes, so they are apart. */
module.exports = {
  ...run,
  projects: [{ ...project, displayName: 'proofs', testMatch: ['<rootDir>/test/**/*.proof.ts'] }],
};

const { run, project } = require('./jest.shared');

module.exports = {
  ...run,
  projects: [
    {
      ...project,
      displayName: 'cdktf',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/cdktn/'],
    },
    {
      ...project,
      displayName: 'cdktn',
      testMatch: ['<rootDir>/test/cdktn/*.test.ts'],
      moduleNameMapper: { ...project.moduleNameMapper, '^cdktf$': 'cdktn' },
    },
  ],
};

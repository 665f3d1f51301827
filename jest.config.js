const shared = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' }],
  },
  globalSetup: '<rootDir>/test/support/run-folder.ts',
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out'],
};

module.exports = {
  maxWorkers: '100%',
  projects: [
    { ...shared, displayName: 'cdktf', testPathIgnorePatterns: ['<rootDir>/test/cdktn/'] },
    {
      ...shared,
      displayName: 'cdktn',
      testMatch: ['<rootDir>/test/cdktn/*.test.ts'],
      moduleNameMapper: { '^cdktf$': 'cdktn' },
    },
  ],
};

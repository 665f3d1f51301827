const shared = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, sourceMaps: 'inline' }],
  },
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out'],
  snapshotResolver: '<rootDir>/test/support/snapshot-resolver.js',
};

module.exports = {
  maxWorkers: '100%',
  projects: [
    { ...shared, displayName: 'cdktf' },
    {
      ...shared,
      displayName: 'cdktn',
      testMatch: ['<rootDir>/test/orgs/goldens.test.ts'],
      moduleNameMapper: { '^cdktf$': 'cdktn' },
    },
  ],
};

import nextJest from 'next/jest.js'

const createConfig = nextJest({ dir: import.meta.dirname })

/** Published as ES modules only, or for their sake: transformed, as jest runs CommonJS. */
const ESM = [
  'age-encryption',
  '@noble',
  '@scure',
  'use-intl',
  'intl-messageformat',
  '@formatjs',
  'icu-minify',
  '@prisma',
  '@tus',
  'srvx',
  'feed',
  'ical.js',
  '@seriousme',
  'client-zip',
]

const common = {
  rootDir: import.meta.dirname,
  // Not the whole tree: builds and data may lie beside the source.
  roots: ['app', 'components', 'lib', 'tests'].map((room) => `<rootDir>/${room}`),
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/$1' },
  modulePathIgnorePatterns: ['<rootDir>/\\.next', '<rootDir>/\\.data'],
}

/** Rules and cryptography: no database, no browser. */
const pure = {
  ...common,
  displayName: 'pure',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/{domain,sealing,messages,house}/**/*.test.ts'],
}

/** What runs on the server, on a real PostgreSQL: each worker has a copy of a migrated and seeded database. */
const server = {
  ...common,
  displayName: 'server',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/{data,scripts,app}/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/tests/support/database.ts'],
}

/** Components and pages in a simulated browser. */
const browser = {
  ...common,
  displayName: 'browser',
  testEnvironment: '<rootDir>/tests/support/browser-environment.mjs',
  testMatch: ['<rootDir>/tests/{components,app}/**/*.test.tsx'],
  setupFilesAfterEnv: ['<rootDir>/tests/support/browser-setup.ts'],
}

async function project(config) {
  const made = await createConfig(config)()
  // next/jest leaves all of node_modules untransformed, and only adds to that what it is given.
  return { ...made, transformIgnorePatterns: [`/node_modules/(?!(${ESM.join('|')})/)`] }
}

// Half of the time goes to PostgreSQL and to waiting: as many workers as there are cores keep both busy.
const jestConfig = {
  maxWorkers: '100%',
  testTimeout: 120_000,
  projects: await Promise.all([pure, server, browser].map(project)),
}

export default jestConfig

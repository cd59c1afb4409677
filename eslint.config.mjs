import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'
import prettier from 'eslint-config-prettier/flat'

// The arrows of the house (ARCHITECTURE.md): what a room may import. First the rooms, then who may enter them.
const forbid = (files, patterns, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }] },
})

const PRISMA = '^@prisma/|/generated/prisma|^pg$'

const rules = [
  {
    ignores: [
      '.next/**',
      '.next-*/**',
      '.data/**',
      'generated/**',
      'next-env.d.ts',
      'node_modules/**',
      'test-results/**',
    ],
  },
  ...next,
  ...typescript,
  prettier,
  {
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['scripts/**', 'prisma/**', 'tests/**'], rules: { 'no-console': 'off' } },

  forbid(['lib/domain/**'], '^(?!zod$|\\./)', 'lib/domain is pure rules: it imports zod and its siblings only.'),
  forbid(
    ['lib/sealing/**'],
    '^(?!age-encryption$|@noble/|@/lib/domain/|\\./)',
    'lib/sealing composes age and noble; it is isomorphic and pure.',
  ),
  forbid(
    ['lib/data/**'],
    '^react|^next/(?!cache$)|^next-auth|/lib/session|/lib/action|^@/app/|^@/components/',
    'lib/data is the store: no session, no React, no request.',
  ),
  forbid(
    ['lib/data/**'],
    '^react|^next/|^next-auth|/lib/session|/lib/action|^@/app/|^@/components/',
    'Only lib/data/public-*.ts may see next/cache.',
    ['lib/data/public-*.ts'],
  ),
  forbid(
    ['components/**'],
    `${PRISMA}|/lib/data/|/lib/session|/lib/action|/lib/env|/lib/sealing/|^@/app/`,
    'components show what they are given: props in, markup out.',
    ['components/report/**', 'components/evidence/**', 'components/draft/**'],
  ),
  forbid(
    ['worker/**'],
    '^(?!serwist$|@/lib/domain/|@/components/report/|@/components/waiting/|\\./)',
    'The service worker knows pages by their address: rules, and what sends a sealed report.',
  ),
  forbid(
    ['app/**', 'components/report/**', 'components/evidence/**', 'components/draft/**'],
    `${PRISMA}|/lib/env`,
    'Routes ask lib/session, lib/action and lib/data; never Prisma, never the environment.',
  ),
]

export default rules

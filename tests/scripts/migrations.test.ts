import { spawnSync } from 'node:child_process'

const prisma = (...args: string[]) =>
  spawnSync(process.execPath, ['node_modules/prisma/build/index.js', ...args], { encoding: 'utf8', env: process.env })

test('the migrations lead to exactly the schema, worked out by the project’s own schema engine', () => {
  const diff = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
  const { status, stdout, stderr } = prisma(...diff, '--exit-code')
  expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringContaining('No difference') })
}, 60_000)

test('a database that has all migrations says so', () => {
  expect(prisma('migrate', 'status').stdout).toContain('Database schema is up to date!')
}, 60_000)

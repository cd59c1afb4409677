import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import PgBoss from 'pg-boss'
import { withClient } from '../data/own-database'

const name = `roles_${randomUUID().replaceAll('-', '')}`
const [owner, app] = [`${name}_owner`, `${name}_app`]
const server = process.env.JARI_TEST_SERVER ?? ''
/** The database as this role sees it. */
function as(role?: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  if (role) url.username = role
  return url.href
}
const onServer = (sql: string) => withClient(server, (client) => client.query(sql))

beforeAll(async () => {
  for (const role of [owner, app]) await onServer(`CREATE ROLE ${role} LOGIN`)
  await onServer(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0`)
  const sql = readFileSync('deploy/postgres/roles.sql', 'utf8')
    .replace('DATABASE "jari"', `DATABASE "${name}"`)
    .replaceAll('"jari-owner"', `"${owner}"`)
    .replaceAll('"jari"', `"${app}"`)
  await withClient(as(), (client) => client.query(sql))
  const migrated = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'migrate', 'deploy'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: as(owner) },
  })
  expect(migrated).toMatchObject({ status: 0 })
}, 120_000)

afterAll(async () => {
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
  for (const role of [app, owner]) await onServer(`DROP ROLE ${role}`)
})

test('the role of the processes reads and writes rows, and can neither change the trail nor what guards it', async () => {
  await withClient(as(app), async (client: pg.Client) => {
    await client.query(
      `INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail") VALUES (now(), 'x', 'x', 'x', '{}')`,
    )
    await client.query(`INSERT INTO "OpeningHours" ("unitId", "weekday", "opens", "closes")
      SELECT "id", 1, 480, 960 FROM "Unit" LIMIT 1`)
    await client.query('TRUNCATE "DaySalt"')
    expect((await client.query('SELECT count(*)::int AS n FROM "_prisma_migrations"')).rows[0].n).toBeGreaterThan(0)
    const refused = (sql: string, why: string) => expect(client.query(sql)).rejects.toThrow(why)
    await refused('DELETE FROM "AuditEntry"', 'append-only')
    await refused('TRUNCATE "AuditEntry"', 'append-only')
    await refused('ALTER TABLE "AuditEntry" DISABLE TRIGGER USER', 'must be owner')
    await refused('DROP TRIGGER "AuditEntry_append_only" ON "AuditEntry"', 'must be owner')
    await refused('CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$ SELECT 1 $$', 'denied')
    await refused('SET session_replication_role = replica', 'permission denied')
  })
})

test('jobs make their own schema as that role', async () => {
  const boss = new PgBoss({ connectionString: as(app) })
  await boss.start()
  expect(await boss.isInstalled()).toBe(true)
  await boss.stop({ graceful: false })
})

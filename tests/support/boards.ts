import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { unitSchema } from '@/lib/domain/public-api'
import { testDatabaseUrl } from './demo'
import { addOfficer, query, trySignIn } from './officers'

export type OwnUnit = { id: string; slug: string; name: string }

/**
 * A unit of a test's own, open day and night, with two services that need blanks and one that does not; the app sees it
 * with its operator's first deed.
 */
export async function addUnit(): Promise<OwnUnit> {
  const id = `uji-${randomUUID()}`
  const name = `Kantor Uji ${id.slice(4, 12)}`
  const run = (sql: string, params: unknown[]) => query(testDatabaseUrl(), sql, params)
  await run(
    `INSERT INTO "Unit" ("id", "slug", "kind", "name", "fullName", "source") VALUES ($1, $1, 'DINAS', $2, $2, 'uji')`,
    [id, name],
  )
  await run(
    `INSERT INTO "OpeningHours" ("unitId", "weekday", "opens", "closes") SELECT $1, day, 0, 1440 FROM generate_series(1, 7) day`,
    [id],
  )
  await run(
    `INSERT INTO "Offering" ("unitId", "serviceId") SELECT $1, unnest(ARRAY['ktp-baru', 'ktp-hilang', 'kk-baru'])`,
    [id],
  )
  return { id, slug: id, name }
}

/** Signs an operator of this unit in, in the browser or client that `request` belongs to. */
export async function signInOperator(request: APIRequestContext, unitId: string): Promise<void> {
  const operator = await addOfficer('OPERATOR')
  await query(testDatabaseUrl(), 'UPDATE "Officer" SET "unitId" = $1 WHERE "id" = $2', [unitId, operator.id])
  const answer = await trySignIn(request, operator.email, operator.auth)
  if (!answer.ok()) throw new Error(`the operator could not sign in: ${answer.status()}`)
}

/** The unit as the public API gives it now. */
export async function readUnit(request: APIRequestContext, slug: string) {
  return unitSchema.parse(await (await request.get(`/api/v1/units/${slug}`)).json())
}

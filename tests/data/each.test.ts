import { mkdtempSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeUnopposed } from '@/lib/data/case-clock'
import { db } from '@/lib/data/client'
import { BATCH, eachAlone } from '@/lib/data/each'
import { beginUpload, expireUploads } from '@/lib/data/evidence'
import { declareGratuity, gratuityReaders } from '@/lib/data/gratuities'
import { eraseOldGratuities } from '@/lib/data/gratuity-moves'
import { eraseExpired } from '@/lib/data/retention'
import { dayToDate } from '@/lib/domain/calendar'
import { journal } from '@/lib/journal.mjs'
import { sealDeclaration } from '@/app/petugas/gratifikasi/seal'
import { caseOf, type Desk, desk, noon, started } from './casework'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-each-'))

let told: jest.SpyInstance
beforeEach(() => (told = jest.spyOn(journal, 'error').mockReturnValue()))
afterEach(() => told.mockRestore())

describe('each alone', () => {
  const ids = Array.from({ length: BATCH * 2 + 1 }, () => randomUUID()).sort()
  const read = async (after: string) =>
    ids
      .filter((id) => id > after)
      .slice(0, BATCH)
      .map((id) => ({ id }))

  test('all are done, batch after batch, and those that were done are counted', async () => {
    const seen: string[] = []
    const done = await eachAlone('test', read, async ({ id }) => seen.push(id) % 2 === 0)
    expect([done, seen]).toEqual([BATCH, ids])
    expect(told).not.toHaveBeenCalled()
  })

  test('those that fail keep none of the others; each is told, and at the end the whole has failed', async () => {
    const [first, last] = [ids[0], ids.at(-1)]
    const seen: string[] = []
    const all = eachAlone('test', read, async ({ id }) => {
      if (id === first || id === last) throw new TypeError('rahasia')
      return seen.push(id) > 0
    })
    await expect(all).rejects.toThrow(`test: 2 failed, ${BATCH * 2 - 1} done`)
    expect(seen).toEqual(ids.slice(1, -1))
    expect(told.mock.calls).toMatchObject(Array(2).fill([{ what: 'test', error: 'TypeError' }]))
    expect(JSON.stringify(told.mock.calls)).not.toContain('rahasia')
  })
})

describe('a row on which time stumbles keeps none of the others', () => {
  let lead: Desk
  let inspector: Desk
  beforeAll(async () => {
    ;[lead, inspector] = await Promise.all([desk('LEAD'), desk('INSPECTOR')])
  })

  const acted = () =>
    caseOf([lead], {
      receivedOn: '2026-11-02',
      deeds: [
        ...started(lead, inspector, '2026-11-03'),
        { by: inspector.deed, on: '2026-11-10', move: 'act', message: 'Selesai.' },
      ],
    })

  test('cases whose reporter may object no longer', async () => {
    const [poison, other] = twoOf(await acted(), await acted())
    await stumbling('Case', 'UPDATE', poison, () =>
      expect(closeUnopposed(noon('2026-11-25'))).rejects.toThrow('cases-clock: 1 failed'),
    )
    expect(await states('Case', poison, other)).toEqual(['ACTED_ON', 'CLOSED'])
    await closeUnopposed(noon('2026-11-25'))
  })

  test('cases whose time is over', async () => {
    const [poison, other] = twoOf(await acted(), await acted())
    const over = { state: 'CLOSED', stateOn: dayToDate('2020-01-02'), dueOn: null } as const
    await db.case.updateMany({ where: { id: { in: [poison, other] } }, data: over })
    await stumbling('Case', 'UPDATE', poison, () =>
      expect(eraseExpired(noon('2026-11-24'))).rejects.toThrow('cases-retention: 1 failed'),
    )
    const left = await db.case.findMany({ where: { id: { in: [poison, other] }, erasedOn: null } })
    expect(left.map(({ id }) => id)).toEqual([poison])
    await eraseExpired(noon('2026-11-24'))
  })

  test('gratuities that were done with long ago', async () => {
    const declared = async () => {
      const gift = {
        ...{ refused: true, what: 'Parsel', value: 100_000, from: 'CV', relation: 'rekanan', happenedOn: '2020-11-02' },
        ...{ where: 'rumah', occasion: 'hari raya', whereNow: 'di kantor', official: '' },
      }
      const sealed = await sealDeclaration(gift, await gratuityReaders(lead.as))
      const made = await declareGratuity(lead.as, sealed, noon('2020-11-03'))
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      const done = { state: 'DONE', stateOn: dayToDate('2020-11-04'), dueOn: null } as const
      return db.gratuity.update({ where: { id: sealed.id }, data: done })
    }
    const [poison, other] = twoOf(await declared(), await declared())
    await stumbling('Gratuity', 'DELETE', poison, () =>
      expect(eraseOldGratuities(noon('2026-11-24'))).rejects.toThrow('gratuities-retention: 1 failed'),
    )
    expect(await states('Gratuity', poison, other)).toEqual(['DONE'])
    await eraseOldGratuities(noon('2026-11-24'))
  })

  test('files that nobody took', async () => {
    const upload = async () => {
      const id = randomUUID()
      await beginUpload(id, 3, noon('2026-11-01'))
      writeFileSync(join(process.env.JARI_DATA!, 'bukti', id), 'old')
      return { id }
    }
    const [poison, other] = twoOf(await upload(), await upload())
    await stumbling('Evidence', 'DELETE', poison, () =>
      expect(expireUploads(noon('2026-11-24'))).rejects.toThrow('evidence-expire: 1 failed'),
    )
    const left = await db.evidence.findMany({ where: { id: { in: [poison, other] } } })
    expect(left.map(({ id }) => id)).toEqual([poison])
    await expireUploads(noon('2026-11-24'))
  })
})

/** The ids of two rows, the one that comes first first. */
const twoOf = (one: { id: string }, two: { id: string }) => [one.id, two.id].sort() as [string, string]

async function states(table: 'Case' | 'Gratuity', ...ids: string[]): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ state: string }[]>(
    `SELECT "state"::text FROM "${table}" WHERE "id"::text = ANY($1) ORDER BY "id"`,
    ids,
  )
  return rows.map(({ state }) => state)
}

/** Has the database refuse to change one row while `run` runs. */
async function stumbling(table: string, event: 'UPDATE' | 'DELETE', id: string, run: () => Promise<unknown>) {
  await db.$executeRawUnsafe(
    `CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'`,
  )
  await db.$executeRawUnsafe(
    `CREATE TRIGGER stumble BEFORE ${event} ON "${table}" FOR EACH ROW WHEN (OLD."id" = '${id}') EXECUTE FUNCTION stumble()`,
  )
  try {
    await run()
  } finally {
    await db.$executeRawUnsafe(`DROP FUNCTION stumble CASCADE`)
  }
}

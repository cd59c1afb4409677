import { forgetSalts, saltOf } from '@/lib/data/day-salt'
import { ownDatabase, type OwnDatabase, withClient } from './own-database'

let own: OwnDatabase
const file = () =>
  withClient(own.url, async (client) => {
    const { rows } = await client.query<{ path: string }>(`SELECT pg_relation_filepath('"DaySalt"') AS path`)
    return rows[0]?.path
  })
const days = async () => (await own.db.daySalt.findMany({ orderBy: { on: 'asc' } })).map(({ on }) => on.toISOString())

jest.mock('@/lib/data/client', () => ({
  get db() {
    return asked(own.db)
  },
}))
let queries: string[] = []
/** The store, with each question to the table noted. */
function asked(db: OwnDatabase['db']) {
  return new Proxy(db, {
    get: (target, name) => (name === 'daySalt' ? (queries.push('daySalt'), target.daySalt) : Reflect.get(target, name)),
  })
}
/** As another process has it: nothing kept in memory. */
async function anotherProcess(): Promise<typeof saltOf> {
  let other: typeof saltOf | undefined
  await jest.isolateModulesAsync(async () => void (other = (await import('@/lib/data/day-salt')).saltOf))
  return other!
}
const elsewhere = async (day: string) => (await anotherProcess())(day)

beforeAll(async () => {
  own = await ownDatabase()
})
beforeEach(() => void (queries = []))
afterAll(() => own.drop())

test('every process has the same of a day, drawn once, whoever asks first', async () => {
  const processes = [await anotherProcess(), await anotherProcess(), await anotherProcess()]
  const drawn = await Promise.all(processes.map((ask) => ask('2026-11-24')))
  expect(new Set(drawn.map((salt) => Buffer.from(salt).toString('hex'))).size).toBe(1)
  expect(drawn[0]).toHaveLength(32)
  expect(await saltOf('2026-11-24')).toEqual(drawn[0])
  expect(await elsewhere('2026-11-25')).not.toEqual(drawn[0])
})

test('after the first time of a day the store is not asked', async () => {
  await saltOf('2026-11-26')
  const before = queries.length
  await Promise.all(Array.from({ length: 20 }, () => saltOf('2026-11-26')))
  expect(queries).toHaveLength(before)
})

test('when the day is over it is gone, from the file too; that of today stays', async () => {
  const today = await elsewhere('2026-11-28')
  await elsewhere('2026-11-27')
  const lies = await file()
  await forgetSalts('2026-11-28')
  expect(await days()).toEqual(['2026-11-28T00:00:00.000Z'])
  expect(await file()).not.toBe(lies)
  expect(await elsewhere('2026-11-28')).toEqual(today)
  const written = await file()
  await forgetSalts('2026-11-28')
  expect(await file()).toBe(written)
})

test('it stands in no log of the database', async () => {
  await withClient(own.url, async (client) => {
    const { rows } = await client.query(`SELECT relpersistence FROM pg_class WHERE relname = 'DaySalt'`)
    expect(rows).toEqual([{ relpersistence: 'u' }])
  })
})

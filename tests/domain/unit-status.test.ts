import fc from 'fast-check'
import { OVERRIDES, serviceStatus, type ServiceFacts } from '@/lib/domain/board'
import { doorAt } from '@/lib/domain/hours'
import { unitStatus, type OfferedService } from '@/lib/domain/unit-status'
import { facts, offering, schedule, stock, wita } from './board-facts'

const TUESDAY = '2026-11-24'
const now = wita(TUESDAY, '10.20')
const yesterday = wita('2026-11-23', '10.20')
const none = stock({ balance: 0, emptySince: yesterday })

function service(id: string, at: Date, changes: Partial<ServiceFacts> = {}, category = 'KTP-el'): OfferedService {
  return { id, name: id, category, status: serviceStatus(at, facts(at, changes)) }
}

function unit(at: Date, services: OfferedService[], boardConfirmedAt: Date | null = wita(TUESDAY, '07.50')) {
  return unitStatus(at, doorAt(at, schedule()), services, boardConfirmedAt)
}

describe('a unit in one word', () => {
  const disrupted = { offering: offering({ override: 'DISRUPTED', reason: 'SIAK lambat' }) }
  const limited = { offering: offering({ override: 'LIMITED', reason: 'Kuota' }) }

  test.each<[string, Partial<ServiceFacts>[], string, string]>([
    ['all well', [{}, {}], 'OPEN', 'CONFIRMED'],
    [
      'one not confirmed',
      [{ offering: offering({ confirmedAt: now }), boardConfirmedAt: null }, { boardConfirmedAt: null }],
      'STALE',
      'UNCONFIRMED',
    ],
    ['one out of stock, one well', [{ stock: none }, {}], 'LIMITED', 'PARTLY'],
    ['one disrupted, one well', [disrupted, {}], 'LIMITED', 'PARTLY'],
    ['all out of stock', [{ stock: none }, { stock: none }], 'UNAVAILABLE', 'OUT_OF_STOCK'],
    ['all disrupted', [disrupted, disrupted], 'DISRUPTED', 'SAID'],
    ['out of stock and limited, nothing well', [{ stock: none }, limited], 'LIMITED', 'PARTLY'],
    ['out of stock and disrupted, nothing well', [{ stock: none }, disrupted], 'DISRUPTED', 'PARTLY'],
  ])('%s', (_, changes, status, code) => {
    const services = changes.map((change, i) => service(`s${i}`, now, change))
    expect(unit(now, services)).toMatchObject({ status, why: { code } })
  })

  test('without services goes by its hours and its board', () => {
    expect(unit(now, [])).toMatchObject({ status: 'OPEN', confirmedToday: true })
    expect(unit(now, [], yesterday)).toMatchObject({ status: 'STALE', confirmedAt: yesterday })
    expect(unit(wita(TUESDAY, '17.00'), [])).toMatchObject({ status: 'CLOSED', opensAt: wita('2026-11-25', '08.00') })
  })
})

test('services that stand still for one reason are one problem, the worst problem first', () => {
  const quota = { offering: offering({ override: 'LIMITED', reason: 'Kuota 50', since: now }) }
  const { problems } = unit(now, [
    service('ktp-rekam', now, quota),
    service('ktp-baru', now, { stock: none }),
    service('ktp-rusak', now, { stock: none }),
    service('kk-baru', now, {}, 'KK'),
  ])
  expect(problems.map(({ status, services }) => [status, services.map(({ id }) => id)])).toEqual([
    ['UNAVAILABLE', ['ktp-baru', 'ktp-rusak']],
    ['LIMITED', ['ktp-rekam']],
  ])
  expect(problems[0]?.since).toEqual(yesterday)
})

test('at night a unit is shut and still tells what will stand in the way', () => {
  const night = wita(TUESDAY, '22.00')
  const door = doorAt(night, schedule())
  const status = unit(night, [service('ktp-baru', night, { door, stock: none }), service('kk-baru', night, { door })])
  expect(status).toMatchObject({ status: 'CLOSED', why: { code: 'AFTER_HOURS' }, opensAt: wita('2026-11-25', '08.00') })
  expect(status.problems).toHaveLength(1)
})

describe('services with shorter hours than their unit', () => {
  const closedUntil = (clock: string) => ({
    door: { open: false, why: { code: 'AFTER_HOURS' }, since: null, opensAt: wita('2026-11-25', clock) } as const,
  })

  test('shut among open ones are no trouble of the unit', () => {
    const status = unit(now, [service('a', now, closedUntil('08.00')), service('b', now)])
    expect(status).toMatchObject({ status: 'OPEN', problems: [] })
  })

  test('all shut: the unit is shut until the first of them opens', () => {
    const status = unit(now, [service('a', now, closedUntil('10.00')), service('b', now, closedUntil('09.00'))])
    expect(status).toMatchObject({ status: 'CLOSED', opensAt: wita('2026-11-25', '09.00') })
  })
})

test('the news of a unit is as old as its oldest part', () => {
  const services = [service('a', now, { offering: offering({ confirmedAt: now }), boardConfirmedAt: yesterday })]
  services.push(service('b', now, { boardConfirmedAt: yesterday }))
  expect(unit(now, services)).toMatchObject({ confirmedAt: yesterday, confirmedToday: false })
})

test('property: a shut unit is never open, an open one has every service open or shut for the hour', () => {
  const changes = fc.record({
    offering: fc.option(fc.constantFrom(...OVERRIDES)).map((override) => offering({ override })),
    stock: fc.option(fc.nat(200).map((balance) => stock({ balance }))),
    boardConfirmedAt: fc.option(fc.constantFrom(yesterday, wita(TUESDAY, '07.00'))),
  })
  fc.assert(
    fc.property(fc.nat(1439), fc.array(changes, { maxLength: 6 }), (minute, all) => {
      const at = new Date(wita(TUESDAY, '00.00').getTime() + minute * 60_000)
      const door = doorAt(at, schedule())
      const services = all.map((change, i) => service(`s${i}`, at, { ...change, door }))
      const result = unit(at, services)
      expect(result.status === 'CLOSED').toBe(!door.open)
      if (result.status === 'OPEN') expect(services.every(({ status }) => status.status === 'OPEN')).toBe(true)
      const touched = result.problems.flatMap((problem) => problem.services.map(({ id }) => id))
      expect(new Set(touched).size).toBe(touched.length)
    }),
  )
})

test('services that stand still for one reason name each item that the ledger still counts, once', () => {
  const said = { offering: offering({ override: 'UNAVAILABLE', reason: 'Listrik padam', since: yesterday }) }
  const ribbon = stock({ itemId: 'ribbon', itemName: 'Ribbon', unitWord: 'set', balance: 3 })
  const services = [said, { ...said, stock: stock() }, { ...said, stock: stock() }, { ...said, stock: ribbon }]
  const { why } = unit(
    now,
    services.map((change, i) => service(`s${i}`, now, change)),
  )
  expect(why).toEqual({
    ...{ code: 'SAID', reason: 'Listrik padam' },
    left: [
      { itemId: 'blanko-ktp-el', itemName: 'Blanko KTP-el', unitWord: 'keping', balance: 500 },
      { itemId: 'ribbon', itemName: 'Ribbon', unitWord: 'set', balance: 3 },
    ],
  })
})

import fc from 'fast-check'
import { OVERRIDES } from '@/lib/domain/board'
import { dayOfBoard } from '@/lib/domain/board-day'
import { factsAt, noticeAt, type Notice, type PastChange } from '@/lib/domain/board-past'
import { addDays, dayOf, momentOf } from '@/lib/domain/calendar'
import { emptySince } from '@/lib/domain/stock'
import { boardAt, type BoardFacts } from '@/lib/domain/unit-board'
import { office, offering, stock, wita } from './board-facts'

const DAY = '2026-11-24'
const ITEM = 'blanko-ktp-el'
const NONE = new Map<string, string>()
const BLANK: BoardFacts = {
  confirmedAt: null,
  hours: office.map((row) => ({ ...row, serviceId: null })),
  closures: [],
  services: [
    { id: 'ktp', name: 'KTP-el', category: 'KTP-el', stockItemId: ITEM, offering: offering() },
    { id: 'kk', name: 'KK', category: 'KK', stockItemId: null, offering: offering() },
  ],
  stocks: [],
}

type Deed =
  | { kind: 'CONFIRMED' }
  | { kind: 'STATUS'; service: 'ktp' | 'kk'; override: (typeof OVERRIDES)[number] | null; reason: string }
  | { kind: 'STOCK'; balance: number }
  | { kind: 'NOTICE'; text: string | null }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constant({ kind: 'CONFIRMED' } as const),
  fc.record({
    kind: fc.constant('STATUS' as const),
    service: fc.constantFrom('ktp' as const, 'kk' as const),
    override: fc.option(fc.constantFrom(...OVERRIDES)),
    reason: fc.constantFrom('rusak', 'kuota'),
  }),
  fc.record({ kind: fc.constant('STOCK' as const), balance: fc.constantFrom(0, 1, 40, 500) }),
  fc.record({ kind: fc.constant('NOTICE' as const), text: fc.option(fc.constantFrom('Pindah loket', 'Antre')) }),
)
/** Deeds of three days around DAY, each at a minute of its own. */
const stories = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -1440, max: 2880 }), deed), { selector: ([minute]) => minute, maxLength: 25 })
  .map((deeds) => deeds.sort(([a], [b]) => a - b).map(([minute, one]) => ({ at: momentOf(DAY, minute), deed: one })))

type State = { facts: BoardFacts; notice: Notice | null }

/** What a deed makes of a board, and its line in the history: as lib/data writes both. */
function act({ facts, notice }: State, at: Date, one: Deed): State & { change: PastChange } {
  const line = { kind: one.kind, at, serviceId: null, itemId: null, before: null, after: null, reason: null }
  if (one.kind === 'CONFIRMED') return { facts: { ...facts, confirmedAt: at }, notice, change: line }
  if (one.kind === 'NOTICE') {
    const said = one.text === null ? null : { text: one.text, until: null }
    return { facts, notice: said, change: { ...line, before: notice?.text ?? null, after: one.text } }
  }
  if (one.kind === 'STOCK') {
    const held = facts.stocks[0]
    const now = stock({
      ...{ balance: one.balance, emptySince: emptySince(held?.emptySince ?? null, one.balance, at), updatedAt: at },
    })
    const change = { ...line, itemId: ITEM, before: String(held?.balance ?? 0), after: String(one.balance) }
    return { facts: { ...facts, stocks: [now] }, notice, change }
  }
  const { override, reason } = one
  const was = facts.services.find(({ id }) => id === one.service)!.offering
  const said = override ? { reason, since: override === was.override ? was.since : at } : { reason: null, since: null }
  const services = facts.services.map((service) =>
    service.id === one.service ? { ...service, offering: offering({ override, ...said, confirmedAt: at }) } : service,
  )
  const change = { ...line, serviceId: one.service, before: was.override, after: override, reason: said.reason }
  return { facts: { ...facts, services }, notice, change }
}

const firstStock = (story: readonly { deed: Deed }[]) =>
  story.map(({ deed: one }) => (one.kind === 'STOCK' ? one.balance : null)).find((balance) => balance !== null)

function tell(story: readonly { at: Date; deed: Deed }[]) {
  const states: (State & { at: Date })[] = []
  const changes: PastChange[] = []
  let state: State = { facts: BLANK, notice: null }
  for (const { at, deed: one } of story) {
    const { change, ...next } = act(state, at, one)
    changes.push(change)
    states.push({ ...next, at })
    state = next
  }
  const stateAt = (at: Date): State => states.findLast((one) => one.at <= at) ?? { facts: BLANK, notice: null }
  return { changes, now: state, stateAt }
}

test('property: the board at any moment is the board that stood then', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: -1500, max: 2900 }), (story, minute) => {
      // An empty item whose ledger begins empty: since when, its own history does not tell.
      fc.pre(firstStock(story) !== 0)
      const { changes, now, stateAt } = tell(story)
      const at = momentOf(DAY, minute)
      expect(boardAt(at, factsAt(at, now.facts, changes), NONE)).toEqual(boardAt(at, stateAt(at).facts, NONE))
      expect(noticeAt(at, now.notice, changes)).toEqual(stateAt(at).notice)
    }),
    { numRuns: 500 },
  )
})

test('property: of now it is the board of now, whatever is known of before', () => {
  fc.assert(
    fc.property(stories, fc.nat(), (story, from) => {
      const { changes, now } = tell(story)
      const at = momentOf(addDays(DAY, 2))
      expect(factsAt(at, now.facts, changes.slice(from % (changes.length + 1)))).toEqual(now.facts)
    }),
  )
})

test('property: the edges of the day and its own changes are enough', () => {
  fc.assert(
    fc.property(stories, fc.integer({ min: 0, max: 1439 }), (story, minute) => {
      const { changes, now, stateAt } = tell(story)
      const at = momentOf(DAY, minute)
      const subject = ({ kind, serviceId, itemId }: PastChange) => `${kind} ${serviceId} ${itemId}`
      const first = changes.filter(
        (one, i) =>
          dayOf(one.at) > DAY && changes.findIndex((c) => dayOf(c.at) > DAY && subject(c) === subject(one)) === i,
      )
      const last = changes.filter(
        (one, i) =>
          dayOf(one.at) < DAY && changes.findLastIndex((c) => dayOf(c.at) < DAY && subject(c) === subject(one)) === i,
      )
      const few = [...last, ...changes.filter((one) => dayOf(one.at) === DAY), ...first]
      const codes = (facts: BoardFacts) => boardAt(at, facts, NONE).services.map(({ status }) => status.status)
      expect(codes(factsAt(at, now.facts, few))).toEqual(codes(stateAt(at).facts))
    }),
    { numRuns: 300 },
  )
})

test('property: the stretches of a day follow each other, and each says what the board said all through it', () => {
  fc.assert(
    fc.property(stories, fc.nat(1439), (story, probe) => {
      const { changes, now, stateAt } = tell(story)
      const begins = changes[0]?.at ?? null
      const stretches = dayOfBoard(DAY, momentOf(addDays(DAY, 3)), now.facts, changes, NONE, begins)
      expect(stretches[0]?.from).toEqual(momentOf(DAY))
      expect(stretches.at(-1)?.until).toEqual(momentOf(addDays(DAY, 1)))
      stretches.slice(1).forEach(({ from }, i) => expect(from).toEqual(stretches[i]?.until))
      const at = momentOf(DAY, probe)
      const { board } = stretches.find(({ from, until }) => from <= at && at < until)!
      const stood = begins && at >= begins ? boardAt(at, stateAt(at).facts, NONE).status : undefined
      expect(board?.status.status).toBe(stood?.status)
      expect(board?.status.problems.map(({ status }) => status)).toEqual(stood?.problems.map(({ status }) => status))
    }),
    { numRuns: 300 },
  )
})

test('last Tuesday, as people ask for it', () => {
  const { changes, now } = tell([
    { at: wita('2026-11-23', '08.10'), deed: { kind: 'CONFIRMED' } },
    { at: wita(DAY, '08.20'), deed: { kind: 'CONFIRMED' } },
    { at: wita(DAY, '10.20'), deed: { kind: 'STATUS', service: 'kk', override: 'UNAVAILABLE', reason: 'SIAK mati' } },
    { at: wita(DAY, '13.00'), deed: { kind: 'STATUS', service: 'kk', override: null, reason: '' } },
  ])
  const said = dayOfBoard(DAY, wita('2026-12-01', '09.00'), now.facts, changes, NONE, changes[0]!.at)
  expect(said.map(({ from, board }) => [from, board?.status.status])).toEqual([
    [wita(DAY, '00.00'), 'CLOSED'],
    [wita(DAY, '08.00'), 'STALE'],
    [wita(DAY, '08.20'), 'OPEN'],
    [wita(DAY, '10.20'), 'LIMITED'],
    [wita(DAY, '13.00'), 'OPEN'],
    [wita(DAY, '16.00'), 'CLOSED'],
  ])
})

test('before its records a board is not known, and a day that is not over ends now', () => {
  const begins = wita(DAY, '09.00')
  const { changes, now } = tell([{ at: begins, deed: { kind: 'CONFIRMED' } }])
  const today = dayOfBoard(DAY, wita(DAY, '10.00'), now.facts, changes, NONE, begins)
  expect(today.map(({ from, until, board }) => [from, until, board?.status.status])).toEqual([
    [wita(DAY, '00.00'), begins, undefined],
    [begins, wita(DAY, '10.00'), 'OPEN'],
  ])
  expect(dayOfBoard('2026-11-25', wita(DAY, '10.00'), now.facts, changes, NONE, begins)).toEqual([])
  expect(dayOfBoard(DAY, wita(DAY, '10.00'), BLANK, [], NONE, null).every(({ board }) => board === null)).toBe(true)
})

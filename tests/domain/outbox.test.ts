import fc from 'fast-check'
import {
  answered,
  DEED_KINDS,
  kept,
  nextToSend,
  OUTBOX_MAX,
  overridden,
  readOutbox,
  removed,
  toSend,
  type Outbox,
} from '@/lib/domain/outbox'
import { fail, ok, type Failure } from '@/lib/domain/result'

const MADE = '2026-11-24T02:20:00.000Z'
const now = new Date('2026-11-24T04:00:00Z')
const token = (n: number) => `b1f7c7a2-6a0e-4f3e-9c69-${String(n).padStart(12, '0')}`
const change = (n: number) => ({
  id: token(n),
  kind: 'stock' as const,
  fields: { quantity: String(n), seen: '7' },
  made: MADE,
})
const met = {
  ...{ id: 12, kind: 'STATUS' as const, what: 'KK', by: 'Rekan', at: MADE },
  ...{ before: null, after: 'LIMITED', reason: null },
}
const conflict = { ok: false as const, error: { code: 'CONFLICT', met } satisfies Failure }
const of = (...numbers: number[]) => numbers.reduce<Outbox>((outbox, n) => kept(outbox, change(n)) ?? outbox, [])
const ids = (outbox: Outbox) => outbox.map(({ id }) => id)

test('kept in order, each once, no more than there is room for', () => {
  expect(ids(of(1, 2, 1, 3))).toEqual([1, 2, 3].map(token))
  const full = of(...Array.from({ length: OUTBOX_MAX }, (_, n) => n))
  expect(kept(full, change(OUTBOX_MAX))).toBeNull()
  expect(kept(full, change(0))).toBe(full)
})

test('what is sent bears its token and when it was made', () => {
  expect(toSend({ ...change(1), stop: null })).toEqual({
    kind: 'stock',
    fields: { quantity: '1', seen: '7', form: token(1), made: MADE },
  })
})

test.each(['UNAUTHENTICATED', 'LIMITED', 'UNAVAILABLE'] as const)('%s: it goes on waiting', (code) => {
  expect(answered(of(1, 2), token(1), fail(code))).toEqual(of(1, 2))
})

test.each(['INVALID', 'NOT_FOUND', 'TOO_LARGE'] as const)('%s: it is stopped, and holds up those after it', (code) => {
  const stopped = answered(of(1, 2), token(1), fail(code, { quantity: { key: 'BELOW_ZERO', max: 3 } }))
  expect(stopped[0]?.stop).toEqual({ code, fields: { quantity: { key: 'BELOW_ZERO', max: 3 } } })
  expect(nextToSend(stopped)).toBeNull()
  expect(overridden(stopped, token(1), now)).toEqual(stopped)
  expect(nextToSend(removed(stopped, token(1)))?.id).toBe(token(2))
})

test('one that met a colleague’s newer change stops until its operator decides; then it goes over it, as of now', () => {
  const stopped = answered(of(1, 2), token(1), conflict)
  expect(stopped[0]?.stop).toEqual({ code: 'CONFLICT', met })
  expect(nextToSend(stopped)).toBeNull()
  const over = overridden(stopped, token(1), now)
  expect(nextToSend(over)).toMatchObject({
    id: token(1),
    made: now.toISOString(),
    fields: { seen: '12', quantity: '1' },
  })
})

test('what a phone has kept comes back as it was, or not at all', () => {
  const outbox = answered(of(1, 2), token(1), conflict)
  expect(readOutbox(JSON.stringify(outbox))).toEqual(outbox)
  for (const text of [null, '', '{}', '[1]', '[{"id":"x"}]', 'null']) expect(readOutbox(text)).toEqual([])
})

/** What happens on a bad line: a change is made, or sending is tried with this luck. */
const events = fc.array(
  fc.oneof(
    fc.record({ make: fc.integer({ min: 0, max: 15 }) }),
    fc.record({ send: fc.constantFrom('answered', 'answer lost', 'not sent', 'busy') }),
  ),
  { maxLength: 60 },
)

test('property: whatever the line does, each change is done once and in the order in which it was made', () => {
  fc.assert(
    fc.property(events, (story) => {
      let outbox: Outbox = []
      const made: string[] = []
      const done: string[] = []
      const server = (id: string) => void (done.includes(id) || done.push(id))
      for (const event of story) {
        if ('make' in event) {
          if (!made.includes(token(event.make))) {
            made.push(token(event.make))
            outbox = kept(outbox, change(event.make)) ?? outbox
          }
          continue
        }
        const next = nextToSend(outbox)
        if (!next) continue
        if (event.send === 'answered' || event.send === 'answer lost') server(next.id)
        if (event.send === 'answered') outbox = answered(outbox, next.id, ok(null))
        if (event.send === 'busy') outbox = answered(outbox, next.id, fail('UNAVAILABLE'))
        outbox = readOutbox(JSON.stringify(outbox)) // the page is opened anew at any time
      }
      expect(done).toEqual(made.slice(0, done.length))
      for (let next = nextToSend(outbox); next; next = nextToSend(outbox)) {
        server(next.id)
        outbox = answered(outbox, next.id, ok(null))
      }
      expect(done).toEqual(made)
    }),
  )
})

test('property: nothing is lost but what was done or dropped', () => {
  const kinds = fc.constantFrom(...DEED_KINDS)
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(30)), fc.nat(30), kinds, (numbers, n, kind) => {
      const outbox = of(...numbers).map((one) => ({ ...one, kind }))
      expect(ids(removed(outbox, token(n)))).toEqual(ids(outbox).filter((id) => id !== token(n)))
      expect(ids(answered(outbox, token(n), conflict))).toEqual(ids(outbox))
      expect(ids(overridden(outbox, token(n), now))).toEqual(ids(outbox))
    }),
  )
})

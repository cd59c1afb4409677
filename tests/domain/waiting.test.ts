import { afterSending, type Sending, type WaitingReport } from '@/lib/domain/waiting'

const WAITING: WaitingReport = {
  ...{ id: 'a', on: '2026-11-24', body: 'sealed', state: 'waiting' },
  ...{ reference: null, verifyBy: null, withoutFiles: false },
}

test('sent: the public number is left, the sealed report is not', () => {
  const accepted = { reference: 'JK-7F3M-9Q2T', verifyBy: '2026-11-27' }
  expect(afterSending(WAITING, { ok: true, accepted })).toEqual({ ...WAITING, ...accepted, state: 'sent', body: '' })
  expect(afterSending(WAITING, { ok: true, accepted }, true).withoutFiles).toBe(true)
})

test.each<[Extract<Sending, { ok: false }>['reason'], string, string]>([
  ['NETWORK', 'waiting', 'sealed'],
  ['LIMITED', 'waiting', 'sealed'],
  ['UNAVAILABLE', 'waiting', 'sealed'],
  ['INVALID', 'refused', ''],
  ['TOO_LARGE', 'refused', ''],
])('%s: %s', (reason, state, body) => {
  expect(afterSending(WAITING, { ok: false, reason })).toMatchObject({ state, body })
})

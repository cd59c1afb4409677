import { mustHaveSeen } from '@/lib/domain/board-met'
import { STOCK_ENTRY_KINDS } from '@/lib/domain/stock'

test('"the same" speaks for every status and the notice, not for what is counted by entries', () => {
  expect(mustHaveSeen({ kind: 'CONFIRMED' })).toEqual({ kinds: ['STATUS', 'NOTICE'] })
})

test('a status stands against changes of its own service, a notice against notices', () => {
  expect(mustHaveSeen({ kind: 'STATUS', serviceId: 'kk-baru' })).toEqual({ kinds: ['STATUS'], serviceId: 'kk-baru' })
  expect(mustHaveSeen({ kind: 'NOTICE' })).toEqual({ kinds: ['NOTICE'] })
})

test.each(STOCK_ENTRY_KINDS)('%s: only a count goes over what others entered', (entry) => {
  const meets = mustHaveSeen({ kind: 'STOCK', itemId: 'ribbon', entry })
  expect(meets).toEqual(entry === 'COUNTED' ? { kinds: ['STOCK'], itemId: 'ribbon' } : null)
})

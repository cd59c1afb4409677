import fc from 'fast-check'
import { z } from 'zod'
import { uuidOf, uuidText } from '@/lib/domain/uuid'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 })

test.each([4, 8] as const)('whatever the bytes, a UUID of version %i that follows from them', (version) => {
  fc.assert(
    fc.property(bytes, (given) => {
      const id = uuidOf(given, version)
      expect(z.uuid({ version: `v${version}` }).safeParse(id).success).toBe(true)
      expect(uuidOf(given, version)).toBe(id)
      // All but version and variant are the bytes themselves, which stay as they were.
      const free = (text: string) => text.replaceAll('-', '').replace(/^(.{12}).(.{3}).(.*)$/, '$1$2$3')
      expect(free(id)).toBe(free(uuidText(given.subarray(0, 16))))
    }),
  )
})

test('the same bytes have had the same id ever since: files that were sent are stored under it', () => {
  expect(
    uuidOf(
      Uint8Array.from({ length: 32 }, (_, i) => i * 8),
      8,
    ),
  ).toBe('00081018-2028-8038-8048-505860687078')
  expect(uuidText(new Uint8Array(16).fill(0xab))).toBe('abababab-abab-abab-abab-abababababab')
})

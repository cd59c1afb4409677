import fc from 'fast-check'
import { nameCodes } from '@/lib/domain/name-codes'

test('consonants first, and each its own', () => {
  expect(nameCodes(['Mandonga', 'Mata', 'Mataiwoi', 'Watu-Watu', 'Abeli', 'Abeli Dalam'])).toEqual([
    ...['MND', 'MAT', 'MTW', 'WTW', 'ABL', 'ABD'],
  ])
})

test('property: three signs, no two alike, begun as the name is', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 }), (names) => {
      const codes = nameCodes(names)
      expect(codes).toHaveLength(names.length)
      expect(new Set(codes).size).toBe(names.length)
      codes.forEach((code, i) => {
        expect(code).toMatch(/^[A-Z]([A-Z]{2}|\d{2,})$/)
        const first = names[i]!.normalize('NFKD').toUpperCase().match(/[A-Z]/)?.[0]
        expect(code[0]).toBe(first ?? 'X')
      })
    }),
  )
})

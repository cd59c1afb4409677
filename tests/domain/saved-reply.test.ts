import fc from 'fast-check'
import { fieldProblems } from '@/lib/domain/result'
import { filledReply, insertedAt, savedReplySchema } from '@/lib/domain/saved-reply'

const problem = (text: string) => {
  const read = savedReplySchema.safeParse({ title: 'Terima kasih', text })
  return read.success ? null : fieldProblems(read.error).text?.key
}

test('only the number and the deadline may be left open', () => {
  expect(problem('Laporan {nomor} kami jawab sampai {tenggat}.')).toBeNull()
  for (const wrong of ['Halo {nama}', 'Halo {', 'Halo }', '{ nomor }', '{{nomor}}', '{}'])
    expect([wrong, problem(wrong)]).toEqual([wrong, 'PLACEHOLDER'])
  expect(problem('  ')).toBe('REQUIRED')
  expect(problem('a'.repeat(1501))).toBe('TOO_LONG')
})

test('a text that is taken never shows a blank to a reporter', () => {
  const word = fc.constantFrom('{nomor}', '{tenggat}', 'Halo', '$1', '{', '}', '\n')
  const facts = fc.record({ nomor: fc.constant('JK-1$&'), tenggat: fc.option(fc.constant('Rabu')) })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), facts, (words, facts) => {
      const read = savedReplySchema.safeParse({ title: 'x', text: words.join(' ') })
      if (!read.success) return
      const filled = filledReply(read.data, facts)
      if (filled === null)
        return expect([facts.tenggat, read.data.text]).toEqual([null, expect.stringContaining('{tenggat}')])
      expect(filled).not.toMatch(/[{}]/)
      expect(filled).toBe(
        read.data.text.replaceAll('{nomor}', () => facts.nomor).replaceAll('{tenggat}', facts.tenggat ?? ''),
      )
    }),
  )
})

test('a text is put in where the cursor stands, and nothing that was written is lost', () => {
  expect(insertedAt('', 0, 'Halo.')).toEqual({ message: 'Halo.', at: 5 })
  expect(insertedAt('Pagi. Salam.', 5, 'Halo.')).toEqual({ message: 'Pagi.\n\nHalo.\n\nSalam.', at: 12 })
  const solid = (text: string) => text.replace(/\s/g, '')
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1 }), (message, place, text) => {
      const at = place % (message.length + 1)
      const put = insertedAt(message, at, text)
      expect(solid(put.message)).toBe(solid(message.slice(0, at)) + solid(text) + solid(message.slice(at)))
    }),
  )
})

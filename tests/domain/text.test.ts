import fc from 'fast-check'
import { fieldProblems } from '@/lib/domain/result'
import { cleanText, lengthOf, line, optionalLine, optionalProse, prose } from '@/lib/domain/text'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const brokenText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))
const UNWANTED =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/

describe('cleaning', () => {
  test.each([
    ['  Ibu Sitti \n', 'Ibu Sitti'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['kolom\tdua', 'kolom\tdua'],
    ['nol\u0000, lonceng\u0007, hapus\u007F, C1\u009B', 'nol, lonceng, hapus, C1'],
    ['uang\u202Etxt.exe\u202C', 'uangtxt.exe'],
    ['\u2066isolat\u2069 \u200Fkanan\u200E', 'isolat kanan'],
    ['e\u0301', '\u00E9'],
    ['e\u200B\u0301', '\u00E9'],
    ['\uFEFFbom', 'bom'],
    ['keluarga 👨‍👩‍👧 aman', 'keluarga 👨‍👩‍👧 aman'],
    ['separuh \uD83D saja', 'separuh \uFFFD saja'],
    ['', ''],
  ])('%j becomes %j', (raw, clean) => expect(cleanText(raw)).toBe(clean))

  test('once is enough, and nothing unwanted is left', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (raw) => {
        const text = cleanText(raw)
        expect(cleanText(text)).toBe(text)
        expect(text).not.toMatch(UNWANTED)
        expect(text).toBe(text.normalize('NFC'))
        expect(text).toBe(text.trim())
        // what a store of UTF-8 gives back is what was put in
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
      }),
    )
  })

  test('plain words stay as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9.,!?]{1,8}$/), { minLength: 1 }), (words) => {
        expect(cleanText(words.join(' '))).toBe(words.join(' '))
      }),
    )
  })
})

describe('schemas', () => {
  const problemOf = (schema: ReturnType<typeof line>, input: unknown) => {
    const parsed = schema.safeParse(input)
    return parsed.success ? parsed.data : fieldProblems(parsed.error)['']
  }

  test('count code points, not UTF-16 units', () => {
    expect(lengthOf('👍👍👍')).toBe(3)
    expect(problemOf(line(3), '👍👍👍')).toBe('👍👍👍')
    expect(problemOf(line(3), '👍👍👍👍')).toEqual({ key: 'TOO_LONG', max: 3 })
  })

  test('count after cleaning', () => {
    expect(problemOf(line(3), '  a\u202Eb\u202Ec \r\n')).toBe('abc')
  })

  test('a line is one line, prose keeps its lines', () => {
    expect(problemOf(line(20), 'satu\n\n dua\ttiga')).toBe('satu dua tiga')
    expect(problemOf(prose(20), 'satu\r\ndua')).toBe('satu\ndua')
  })

  test.each([
    ['line', line(5)],
    ['prose', prose(5)],
  ])('%s: empty is missing', (_, schema) => {
    for (const empty of ['', '  \n', '\u200B\u202E', undefined])
      expect(problemOf(schema, empty)).toEqual({ key: 'REQUIRED' })
  })

  test.each([
    ['optionalLine', optionalLine(5)],
    ['optionalProse', optionalProse(5)],
  ])('%s: empty is empty', (_, schema) => {
    for (const empty of ['', '  \n', '\u200B\u202E']) expect(problemOf(schema, empty)).toBe('')
    expect(problemOf(schema, 'enam66')).toEqual({ key: 'TOO_LONG', max: 5 })
  })

  test('another type is refused, never turned into text', () => {
    for (const wrong of [1, true, null, [], ['a'], {}, { toString: () => 'a' }])
      expect(problemOf(prose(5), wrong)).toEqual({ key: 'INVALID' })
  })

  test('a very long text is answered at once', () => {
    expect(problemOf(prose(4000), 'a\u202E'.repeat(500_000))).toEqual({ key: 'TOO_LONG', max: 4000 })
  })
})

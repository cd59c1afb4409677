import fc from 'fast-check'
import { CROCKFORD } from '../../lib/sealing/base32'
import {
  formatReceipt,
  newReceipt,
  parseReceipt,
  RECEIPT_BYTES,
  RECEIPT_LENGTH,
  receiptFromBytes,
} from '../../lib/sealing/receipt'
import { anyText } from './any-text'
import vectors from './vectors.json'

const bytes = fc.uint8Array({ minLength: RECEIPT_BYTES, maxLength: RECEIPT_BYTES })
const receipts = bytes.map(receiptFromBytes)
const replaceAt = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + by.length)

test.each(vectors.receipts)('bytes $bytes are the receipt $receipt', ({ bytes: hex, receipt }) => {
  expect(receiptFromBytes(Uint8Array.from(Buffer.from(hex, 'hex')))).toBe(receipt)
  expect(parseReceipt(receipt)).toEqual({ ok: true, receipt })
})

test('a new receipt is canonical, and no two are the same', () => {
  const made = Array.from({ length: 500 }, newReceipt)
  for (const receipt of made) {
    expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{17}$/)
    expect(parseReceipt(receipt)).toEqual({ ok: true, receipt })
  }
  expect(new Set(made).size).toBe(made.length)
})

test('all 80 bits reach the receipt: another byte string is another receipt', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(receiptFromBytes(a) === receiptFromBytes(b)).toBe(Buffer.compare(a, b) === 0)
    }),
  )
  const zero = new Uint8Array(RECEIPT_BYTES)
  const oneBit = Array.from({ length: 80 }, (_, i) => receiptFromBytes(zero.with(i >> 3, 0x80 >> (i & 7))))
  expect(new Set(oneBit).size).toBe(80)
})

test.each([0, 9, 11])('%i bytes make no receipt', (length) => {
  expect(() => receiptFromBytes(new Uint8Array(length))).toThrow(expect.objectContaining({ code: 'INPUT' }))
})

describe('the check character', () => {
  test('catches every single wrong character', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const changed = places(0, RECEIPT_LENGTH - 1).flatMap((at) =>
          Array.from(CROCKFORD, (char) => replaceAt(receipt, at, char)),
        )
        // Each place once with the character it had: 17 times the receipt itself, and nothing else, is accepted.
        expect(accepted(changed)).toEqual(Array(RECEIPT_LENGTH).fill(receipt))
        expect(changed).toHaveLength(17 * 32)
      }),
    )
  })

  test('catches every swap of two characters, neighbours or not', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const swapped = places(0, RECEIPT_LENGTH - 2).flatMap((a) =>
          places(a + 1, RECEIPT_LENGTH - 1).map((b) => swap(receipt, a, b)),
        )
        expect(accepted(swapped).filter((typed) => typed !== receipt)).toEqual([])
      }),
    )
  })

  test('catches every swap of neighbours, for every pair of characters in every place', () => {
    // The last pair is left to the test above, as its second half is the check character and can't be chosen.
    fc.assert(
      fc.property(receipts, (receipt) => {
        const swapped = places(0, RECEIPT_LENGTH - 3).flatMap((at) =>
          Array.from(CROCKFORD).flatMap((a) =>
            Array.from(CROCKFORD.replace(a, ''), (b) => swap(withCheck(replaceAt(receipt, at, a + b)), at, at + 1)),
          ),
        )
        expect(accepted(swapped)).toEqual([])
        expect(swapped).toHaveLength(15 * 32 * 31)
      }),
      { numRuns: 2 },
    )
  })
})

describe('reads what people type', () => {
  const receipt = '04HMASW9NF6YY093X'

  test.each([
    ['as shown', '04HM-ASW9-NF6Y-Y093-X'],
    ['small letters', '04hm-asw9-nf6y-y093-x'],
    ['O for zero', 'o4hm asw9 nf6y yO93 x'],
    ['spaces around and between', '  04HM ASW9  NF6Y\tY093 X \n'],
    ['dots', '04hm.asw9.nf6y.y093.x'],
    ['no separators', '04hmasw9nf6yy093x'],
    ['other groups than shown', '04 hmas w9nf 6yy0 93x'],
    ['five groups, other than shown', '04h-masw9-nf6y-y093-x'],
    ['long dashes and a minus', '04hm–asw9—nf6y−y093‑x'],
    ['invisible characters out of a chat', '\u200e04HM\u2060-ASW9-NF6Y-Y093-X\u202c\ufeff'],
  ])('%s', (_, typed) => {
    expect(parseReceipt(typed)).toEqual({ ok: true, receipt })
  })

  test.each(['I', 'i', 'L', 'l'])('%s for one', (one) => {
    const withOnes = receiptFromBytes(new Uint8Array(RECEIPT_BYTES).fill(0x08, 0, 1))
    expect(withOnes.startsWith('10')).toBe(true)
    expect(parseReceipt(withOnes.replaceAll('1', one))).toEqual({ ok: true, receipt: withOnes })
  })

  test('any receipt, in any case, however it is broken up', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '.', ' - ', '–'), { minLength: 17, maxLength: 17 })
    fc.assert(
      fc.property(receipts, separators, fc.array(fc.boolean(), { minLength: 17, maxLength: 17 }), (r, gaps, small) => {
        const typed = Array.from(r, (char, i) => (small[i] ? char.toLowerCase() : char) + gaps[i]).join('')
        expect(parseReceipt(typed)).toEqual({ ok: true, receipt: r })
      }),
    )
  })

  test('shown, then read, is the same receipt', () => {
    expect(formatReceipt(receipt)).toBe('04HM-ASW9-NF6Y-Y093-X')
    fc.assert(fc.property(receipts, (r) => expect(parseReceipt(formatReceipt(r))).toEqual({ ok: true, receipt: r })))
  })
})

describe('says what is wrong', () => {
  test.each([
    ['nothing', '', { reason: 'EMPTY' }],
    ['only separators', ' - . – ', { reason: 'EMPTY' }],
    ['too short', '04HMASW9NF6YY09', { reason: 'LENGTH' }],
    ['too long', '04HMASW9NF6YY093XX', { reason: 'LENGTH' }],
    ['a short third group', '04HM-ASW9-NF6-Y093-X', { reason: 'LENGTH', at: 3 }],
    ['a long first group', '04HHM-ASW9-NF6Y-Y093-X', { reason: 'LENGTH', at: 1 }],
    ['a missing check character', '04HM-ASW9-NF6Y-Y093', { reason: 'LENGTH' }],
    ['U, which is in no receipt', '04HM-ASW9-NU6Y-Y093-X', { reason: 'CHARACTER', at: 3 }],
    ['a mark in the last group', '04HMASW9NF6YY093?', { reason: 'CHARACTER', at: 5 }],
    ['an emoji in the second group', '04HM-A🙂W9-NF6Y-Y093-X', { reason: 'CHARACTER', at: 2 }],
    ['a letter that only looks like one', '04HМASW9NF6YY093X', { reason: 'CHARACTER', at: 1 }],
    ['a whole sentence', 'saya lupa kodenya, bagaimana?', { reason: 'CHARACTER' }],
    ['one wrong character', '04HM-ASW9-NF6Y-Y094-X', { reason: 'CHECK' }],
  ])('%s', (_, typed, expected) => {
    expect(parseReceipt(typed)).toMatchObject({ ok: false, ...expected })
  })

  test('any text at all is answered, with a group from 1 to 5 or none', () => {
    fc.assert(
      fc.property(anyText(60), (typed) => {
        const parsed = parseReceipt(typed)
        if (!parsed.ok && parsed.at !== undefined) expect([1, 2, 3, 4, 5]).toContain(parsed.at)
      }),
      { numRuns: 500 },
    )
  })
})

function places(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function swap(text: string, a: number, b: number): string {
  return replaceAt(replaceAt(text, a, text.charAt(b)), b, text.charAt(a))
}

function accepted(typed: string[]): string[] {
  return typed.filter((text) => parseReceipt(text).ok)
}

/** The receipt with the check character that its first 16 need. */
function withCheck(receipt: string): string {
  const value = Array.from(receipt.slice(0, 16), (char) => BigInt(CROCKFORD.indexOf(char)))
  const bits = value.reduce((sum, five) => (sum << 5n) | five, 0n)
  return receiptFromBytes(Uint8Array.from(Buffer.from(bits.toString(16).padStart(20, '0'), 'hex')))
}

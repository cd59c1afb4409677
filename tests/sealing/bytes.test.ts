import fc from 'fast-check'
import { fromFiveBits, toFiveBits } from '../../lib/sealing/base32'
import { equalBytes, fromBase64url, fromUtf8, toBase64url, utf8 } from '../../lib/sealing/bytes'
import { pad, unpad } from '../../lib/sealing/padding'
import { base64urlLength, PAD_BLOCK } from '../../lib/sealing/sizes'
import { anyText } from './any-text'

const coded = (code: string) => expect.objectContaining({ name: 'SealingError', code })
const someBytes = fc.uint8Array({ maxLength: 3000 })

test('base64url is what the platform writes, and comes back', () => {
  fc.assert(
    fc.property(someBytes, (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(text).toHaveLength(base64urlLength(bytes.length))
      expect(fromBase64url(text)).toEqual(new Uint8Array(bytes))
    }),
  )
  const large = crypto.getRandomValues(new Uint8Array(50_000))
  expect(fromBase64url(toBase64url(large))).toEqual(large)
})

test.each(['a', 'abcde', 'YQ==', 'YQ', 'YR', 'a+b/', 'ab c', 'ab\n', 'abcé', 'YWI=', '!'])('base64url %j', (text) => {
  if (text === 'YQ') expect(fromBase64url(text)).toEqual(utf8('a'))
  else expect(() => fromBase64url(text)).toThrow(coded('INPUT'))
})

test('UTF-8 comes back exactly, a BOM too, and anything else is refused', () => {
  fc.assert(
    fc.property(anyText(50), (text) => {
      expect(fromUtf8(utf8(text))).toBe(text)
    }),
  )
  expect(fromUtf8(utf8('\ufeffhalo'))).toBe('\ufeffhalo')
  expect(() => fromUtf8(Uint8Array.of(0xc3, 0x28))).toThrow(coded('INPUT'))
  expect(fromUtf8(utf8('a\ud800b'))).toBe('a\ufffdb')
})

test('bytes are equal only when every one is', () => {
  fc.assert(
    fc.property(someBytes, someBytes, (a, b) => {
      expect(equalBytes(a, new Uint8Array(a))).toBe(true)
      expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0)
    }),
  )
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false)
})

test('five-bit groups come back, and only the ones that bytes make', () => {
  fc.assert(fc.property(someBytes, (bytes) => expect(fromFiveBits(toFiveBits(bytes))).toEqual(new Uint8Array(bytes))))
  for (const bad of [[0], [0, 1], [31, 31], [32, 0], [-1, 0], [0, 0, 0], [Number.NaN, 0]]) {
    expect(() => fromFiveBits(bad)).toThrow(coded('INPUT'))
  }
})

describe('padding', () => {
  test('gives whole blocks and the same bytes back, whatever they end in', () => {
    const endings = fc.constantFrom([], [0x80], [0x80, 0, 0], [0], [0, 0x80])
    fc.assert(
      fc.property(someBytes, endings, (start, end) => {
        const bytes = Uint8Array.of(...start, ...end)
        const padded = pad(bytes)
        expect(padded.length % PAD_BLOCK).toBe(0)
        expect(padded.length - bytes.length).toBeGreaterThanOrEqual(1)
        expect(padded.length - bytes.length).toBeLessThanOrEqual(PAD_BLOCK)
        expect(unpad(padded)).toEqual(bytes)
      }),
    )
  })

  test.each([0, 1, 1022, 1023, 1024, 1025, 2047, 2048])('%i bytes', (length) => {
    expect(unpad(pad(new Uint8Array(length).fill(0x80)))).toHaveLength(length)
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['no mark', new Uint8Array(PAD_BLOCK)],
    ['another mark', new Uint8Array(PAD_BLOCK).fill(1)],
    ['half a block', Uint8Array.of(1, 0x80)],
    ['a whole block too many', Uint8Array.of(0x80, ...new Uint8Array(2 * PAD_BLOCK - 1))],
  ])('%s is refused', (_, padded) => {
    expect(() => unpad(padded)).toThrow(coded('OPEN'))
  })
})

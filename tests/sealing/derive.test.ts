import { hkdfSync, scryptSync } from 'node:crypto'
import { fromBase64url, toBase64url } from '../../lib/sealing/bytes'
import { deriveFromPassword, deriveFromReceipt, normaliseEmail } from '../../lib/sealing/derive'
import { formatReceipt, newReceipt } from '../../lib/sealing/receipt'
import { LOOKUP_LENGTH } from '../../lib/sealing/sizes'
import vectors from './vectors.json'

// Much key work in JavaScript: seconds where the machine is busy.
jest.setTimeout(60_000)

/** The derivation as SEALING defines it, by Node's own OpenSSL. */
function byOpenSsl(secret: string, salt: string, N: number, info: string): string {
  const root = scryptSync(secret, salt, 32, { N, r: 8, p: 1, maxmem: 2 ** 28 })
  return toBase64url(new Uint8Array(hkdfSync('sha256', root, '', info, 32)))
}

describe('from a receipt', () => {
  test.each(vectors.receipts)('$receipt gives the keys it always gave', async ({ receipt, lookup, sealKey }) => {
    expect(await deriveFromReceipt(receipt)).toEqual({ lookup, sealKey: fromBase64url(sealKey) })
  })

  test('agrees with OpenSSL', async () => {
    const receipt = newReceipt()
    const keys = await deriveFromReceipt(receipt)
    expect(keys.lookup).toBe(byOpenSsl(receipt, 'jari/receipt/v1', 2 ** 14, 'lookup'))
    expect(toBase64url(keys.sealKey)).toBe(byOpenSsl(receipt, 'jari/receipt/v1', 2 ** 14, 'seal'))
    expect(keys.lookup).toHaveLength(LOOKUP_LENGTH)
  })

  test('is the same however the receipt is typed', async () => {
    const receipt = newReceipt()
    expect(await deriveFromReceipt(formatReceipt(receipt).toLowerCase())).toEqual(await deriveFromReceipt(receipt))
  })

  test('refuses what is no receipt', async () => {
    for (const bad of ['', '1234', '04HMASW9NF6YY0940']) {
      await expect(deriveFromReceipt(bad)).rejects.toMatchObject({ code: 'INPUT' })
    }
  })

  test('tells how far it is, upwards to the end', async () => {
    const seen: number[] = []
    await deriveFromReceipt(newReceipt(), { onProgress: (fraction) => seen.push(fraction) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })
})

describe('from a password', () => {
  const { password, email, auth, sealKey } = vectors.password

  test('gives the keys it always gave', async () => {
    expect(await deriveFromPassword(password, email)).toEqual({ auth, sealKey: fromBase64url(sealKey) })
  })

  test('agrees with OpenSSL, over the normalised password and address', () => {
    const salt = 'jari/officer/v1inspektur@kendari.go.id'
    expect(password.normalize('NFKC')).not.toBe(password)
    expect(byOpenSsl(password.normalize('NFKC'), salt, 2 ** 17, 'auth')).toBe(auth)
    expect(byOpenSsl(password.normalize('NFKC'), salt, 2 ** 17, 'seal')).toBe(sealKey)
  })

  test('an address has one form', () => {
    expect(normaliseEmail('  Inspektur@Kendari.GO.ID ')).toBe('inspektur@kendari.go.id')
  })
})

import fc from 'fast-check'
import { fromBase64url, fromUtf8, utf8 } from '../../lib/sealing/bytes'
import { openOfficerIdentity, sealOfficerIdentity } from '../../lib/sealing/officer-seal'
import { unwrapSecret, wrapSecret } from '../../lib/sealing/secretbox'
import { OFFICER_SEALED_SIZE } from '../../lib/sealing/sizes'
import vectors from './vectors.json'

const key = crypto.getRandomValues(new Uint8Array(32))
const otherKey = crypto.getRandomValues(new Uint8Array(32))
const OPEN = { name: 'SealingError', code: 'OPEN' }

test('what goes in comes out, 28 bytes longer in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string(), async (secret, context) => {
      const box = await wrapSecret(key, secret, context)
      expect(box).toHaveLength(secret.length + 28)
      expect(await unwrapSecret(key, box, context)).toEqual(new Uint8Array(secret))
    }),
  )
})

test('two boxes of one secret have nothing in common', async () => {
  const [a, b] = [await wrapSecret(key, utf8('sama'), 'x'), await wrapSecret(key, utf8('sama'), 'x')]
  expect(a.subarray(0, 12)).not.toEqual(b.subarray(0, 12))
  expect(a.subarray(12)).not.toEqual(b.subarray(12))
})

test('another key, another context, a changed bit or a missing byte do not open', async () => {
  const box = await wrapSecret(key, utf8('rahasia'), 'kasus 1')
  await expect(unwrapSecret(otherKey, box, 'kasus 1')).rejects.toMatchObject(OPEN)
  await expect(unwrapSecret(key, box, 'kasus 2')).rejects.toMatchObject(OPEN)
  for (const i of box.keys()) {
    for (let bit = 0; bit < 8; bit++) {
      await expect(unwrapSecret(key, box.with(i, (box[i] ?? 0) ^ (1 << bit)), 'kasus 1')).rejects.toMatchObject(OPEN)
    }
    await expect(unwrapSecret(key, box.subarray(0, i), 'kasus 1')).rejects.toMatchObject(OPEN)
  }
})

test.each([0, 16, 31, 33])('a key of %i bytes is refused', async (length) => {
  await expect(wrapSecret(new Uint8Array(length), utf8('x'), '')).rejects.toMatchObject({ code: 'INPUT' })
  await expect(unwrapSecret(new Uint8Array(length), utf8('x'), '')).rejects.toMatchObject({ code: 'INPUT' })
})

test('a box made long ago still opens', async () => {
  const { key: boxKey, box, context, secret } = vectors.secretbox
  expect(fromUtf8(await unwrapSecret(fromBase64url(boxKey), fromBase64url(box), context))).toBe(secret)
})

test('without WebCrypto, as on plain http, it says so', async () => {
  const subtle = jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto)
  await expect(wrapSecret(key, utf8('x'), '')).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  subtle.mockRestore()
})

describe("an officer's identity", () => {
  const { secret, sealed } = vectors.officer
  const sealKey = fromBase64url(vectors.password.sealKey)

  test('opens with the password key and the address, in whatever case it is written', async () => {
    expect(await openOfficerIdentity(sealKey, 'INSPEKTUR@kendari.go.id', fromBase64url(sealed))).toBe(secret)
    const again = await sealOfficerIdentity(key, 'a@kendari.go.id', secret)
    expect(again).toHaveLength(OFFICER_SEALED_SIZE)
    expect(await openOfficerIdentity(key, ' A@kendari.go.id', again)).toBe(secret)
  })

  test('opens for no other officer and no other password', async () => {
    await expect(openOfficerIdentity(sealKey, 'b@kendari.go.id', fromBase64url(sealed))).rejects.toMatchObject(OPEN)
    await expect(openOfficerIdentity(key, vectors.password.email, fromBase64url(sealed))).rejects.toMatchObject(OPEN)
  })
})

import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { createHash } from 'node:crypto'
import { fingerprint } from '../../lib/sealing/fingerprint'
import { isLockedKey, isRecipient, newIdentity, recipientOf, toLockedKey } from '../../lib/sealing/identity'
import { openBytes, sealBytes } from '../../lib/sealing/envelope'
import { RECIPIENT_LENGTH } from '../../lib/sealing/sizes'
import { encodeRecipient } from './age-reader'
import vectors from './vectors.json'

const INPUT = { name: 'SealingError', code: 'INPUT' }

test('a new identity is a classic X25519 one and knows its recipient', async () => {
  const { secret, recipient } = await newIdentity()
  expect(secret).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/)
  expect(recipient).toMatch(/^age1[0-9a-z]{58}$/)
  expect(recipient).toHaveLength(RECIPIENT_LENGTH)
  expect(await recipientOf(secret)).toBe(recipient)
  expect((await newIdentity()).secret).not.toBe(secret)
})

test('agrees with the age-keygen command on a recipient', async () => {
  expect(await recipientOf(vectors.age.secret)).toBe(vectors.age.recipient)
  expect(isRecipient(vectors.age.recipient)).toBe(true)
})

test('what is no X25519 secret is refused', async () => {
  const { secret } = vectors.age
  const hybrid = await generateHybridIdentity()
  const wrong = secret.slice(0, -1) + (secret.endsWith('Z') ? 'Y' : 'Z')
  for (const bad of [
    '',
    vectors.age.recipient,
    secret.toLowerCase(),
    `${secret} `,
    secret.slice(0, -1),
    wrong,
    hybrid,
  ]) {
    await expect(recipientOf(bad)).rejects.toMatchObject(INPUT)
    await expect(toLockedKey(bad)).rejects.toMatchObject(INPUT)
  }
})

test('what is no X25519 recipient is refused', async () => {
  const { recipient, secret } = vectors.age
  const hybrid = await identityToRecipient(await generateHybridIdentity())
  const tag = 'age1tag1qt8lw0ual6avlwmwatk888yqnmdamm7xfd0wak53ut6elz5c4swx2yqdj4e'
  const bad = [
    '',
    'age1',
    secret,
    recipient.toUpperCase(),
    ` ${recipient}`,
    `${recipient}\n`,
    recipient.slice(1),
    hybrid,
    tag,
  ]
  for (const text of bad) expect(isRecipient(text)).toBe(false)
})

test('a recipient with any one character changed is refused', () => {
  const { recipient } = vectors.age
  for (let at = 0; at < recipient.length; at++) {
    for (const char of 'qpzry9x8gf2tvdw0s3jn54khce6mua7l1bio') {
      if (char !== recipient[at])
        expect(isRecipient(recipient.slice(0, at) + char + recipient.slice(at + 1))).toBe(false)
    }
  }
})

test.each([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])('the small-order point %s is no recipient, with either top bit', async (hex) => {
  const point = Uint8Array.from(Buffer.from(hex, 'hex'))
  for (const variant of [point, point.with(31, (point[31] ?? 0) | 0x80)]) {
    const recipient = encodeRecipient(variant)
    // A well-formed key by its checksum, to which nothing could ever be sealed.
    expect(isRecipient(recipient)).toBe(false)
    await expect(sealBytes([recipient], new Uint8Array(1))).rejects.toMatchObject(INPUT)
  }
})

test('the test writes recipients as age does', () => {
  const base = encodeRecipient(Uint8Array.of(9, ...new Uint8Array(31)))
  expect(isRecipient(base)).toBe(true)
})

describe('a locked key', () => {
  test('opens what was sealed to its recipient', async () => {
    const { secret, recipient } = await newIdentity()
    const sealed = await sealBytes([recipient], Uint8Array.of(1, 2, 3))
    expect(await openBytes(await toLockedKey(secret), sealed)).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('opens nothing else', async () => {
    const sealed = await sealBytes([vectors.age.recipient], Uint8Array.of(1, 2, 3))
    const other = await toLockedKey((await newIdentity()).secret)
    await expect(openBytes(other, sealed)).rejects.toMatchObject({ code: 'OPEN' })
  })

  test('can be exported in no format', async () => {
    const key = await toLockedKey(vectors.age.secret)
    expect(key.extractable).toBe(false)
    expect(isLockedKey(key)).toBe(true)
    for (const format of ['pkcs8', 'jwk', 'raw'] as const) {
      await expect(crypto.subtle.exportKey(format, key)).rejects.toThrow()
    }
    const wrapping = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['wrapKey'])
    const parameters = { name: 'AES-GCM', iv: new Uint8Array(12) }
    await expect(crypto.subtle.wrapKey('pkcs8', key, wrapping, parameters)).rejects.toThrow()
  })

  test('another kind of key is refused before age sees it', async () => {
    const sealed = await sealBytes([vectors.age.recipient], new Uint8Array(1))
    const aes = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['decrypt'])
    await expect(openBytes(aes, sealed)).rejects.toMatchObject(INPUT)
  })
})

describe('the fingerprint of the recipients', () => {
  test('is what sort and sha256sum say, in Crockford characters', () => {
    const { recipients, fingerprint: expected } = vectors.fingerprint
    expect(fingerprint(recipients)).toBe(expected)
    expect(expected).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const digest = createHash('sha256')
      .update(`${recipients.toSorted().join('\n')}\n`)
      .digest('hex')
    const value = BigInt(`0x${digest.slice(0, 20)}`)
    const crockford = Array.from({ length: 16 }, (_, i) => Number((value >> BigInt(75 - 5 * i)) & 31n))
    expect(expected.replaceAll('-', '')).toBe(
      crockford.map((v) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(v)).join(''),
    )
  })

  test('ignores order and repetition, and nothing else', async () => {
    const [a = '', b = ''] = vectors.fingerprint.recipients
    const { recipient: c } = await newIdentity()
    expect(fingerprint([b, a, b])).toBe(fingerprint([a, b]))
    expect(new Set([[], [a], [b], [a, b], [a, c], [a, b, c]].map(fingerprint)).size).toBe(6)
  })
})

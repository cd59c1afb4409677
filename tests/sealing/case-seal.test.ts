import fc from 'fast-check'
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { fromBase64url, toBase64url, utf8 } from '../../lib/sealing/bytes'
import {
  newCaseKeys,
  openGrant,
  openPart,
  openTexts,
  openWithReceipt,
  sealForReceipt,
  sealGrant,
  sealPart,
} from '../../lib/sealing/case-seal'
import { sealBytes, sealText } from '../../lib/sealing/envelope'
import { newIdentity, toLockedKey } from '../../lib/sealing/identity'
import { partTag } from '../../lib/sealing/part-tag'
import {
  GRANT_SIZE,
  isPartSize,
  PART_KINDS,
  type PartKind,
  RECEIPT_SEALED_SIZE,
  TAG_SIZE,
} from '../../lib/sealing/sizes'
import { partToWire, type PartWire } from '../../lib/sealing/wire'
import { anyText } from './any-text'
import vectors from './vectors.json'

// Much key work in JavaScript: seconds where the machine is busy.
jest.setTimeout(60_000)

const OPEN = { name: 'SealingError', code: 'OPEN' }
const INPUT = { name: 'SealingError', code: 'INPUT' }
const UNTRUE = { authentic: false }
const here = newCaseKeys()
const elsewhere = newCaseKeys()
const kinds = fc.constantFrom(...PART_KINDS)

describe('a part', () => {
  test('comes back as it was, in a size that the server accepts', async () => {
    const { secret, caseId } = await here
    const text = anyText(120)
    await fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 1, max: 10_000 }), text, async (kind, number, words) => {
        const part = await sealPart(secret, caseId, kind, number, words)
        expect(part).toMatchObject({ kind, number })
        expect(part.tag).toHaveLength(TAG_SIZE)
        expect(isPartSize(kind, part.sealed.length)).toBe(true)
        expect(await openPart(secret, caseId, part)).toEqual({ authentic: true, text: words })
      }),
      { numRuns: 40 },
    )
  })

  test('is not authentic in another case, kind or number, or under another key', async () => {
    const { secret, caseId } = await here
    const other = await elsewhere
    const part = await sealPart(secret, caseId, 'MESSAGE', 1, 'halo')
    expect(await openPart(secret, other.caseId, part)).toEqual(UNTRUE)
    expect(await openPart(other.secret, other.caseId, part)).toEqual(UNTRUE)
    expect(await openPart(other.secret, caseId, part)).toEqual(UNTRUE)
    for (const kind of PART_KINDS)
      if (kind !== 'MESSAGE') expect(await openPart(secret, caseId, { ...part, kind })).toEqual(UNTRUE)
    for (const number of [0, 2, 11, -1, 1.5, Number.NaN]) {
      expect(await openPart(secret, caseId, { ...part, number })).toEqual(UNTRUE)
    }
  })

  test('is not authentic with its text or its tag taken from another part', async () => {
    const { secret, caseId } = await here
    const [a, b] = [
      await sealPart(secret, caseId, 'MESSAGE', 1, 'satu'),
      await sealPart(secret, caseId, 'MESSAGE', 2, 'dua'),
    ]
    expect(await openPart(secret, caseId, { ...a, sealed: b.sealed })).toEqual(UNTRUE)
    expect(await openPart(secret, caseId, { ...a, tag: b.tag })).toEqual(UNTRUE)
  })

  test('is not authentic after a change of any bit, or cut short', async () => {
    const { secret, caseId } = await here
    const part = await sealPart(secret, caseId, 'ACCOUNT', 1, '{"v":1}')
    for (const i of part.sealed.keys()) {
      const sealed = part.sealed.with(i, (part.sealed[i] ?? 0) ^ (1 << (i % 8)))
      expect(await openPart(secret, caseId, { ...part, sealed })).toEqual(UNTRUE)
    }
    for (const i of part.tag.keys()) {
      const tag = part.tag.with(i, (part.tag[i] ?? 0) ^ (1 << (i % 8)))
      expect(await openPart(secret, caseId, { ...part, tag })).toEqual(UNTRUE)
      expect(await openPart(secret, caseId, { ...part, tag: part.tag.subarray(0, i) })).toEqual(UNTRUE)
    }
    expect(await openPart(secret, caseId, { ...part, sealed: part.sealed.subarray(0, -1) })).toEqual(UNTRUE)
  })

  test('that somebody sealed to the public recipient, without the case key, is never shown as text', async () => {
    const { secret, caseId, recipient } = await here
    const forged = await sealText(recipient, 'Kirim uang ke rekening ini')
    const byStranger = partTag((await newIdentity()).secret, { caseId, kind: 'MESSAGE', number: 1 }, forged)
    for (const tag of [byStranger, new Uint8Array(TAG_SIZE), new Uint8Array(0)]) {
      expect(await openPart(secret, caseId, { kind: 'MESSAGE', number: 1, sealed: forged, tag })).toEqual(UNTRUE)
    }
  })

  test('with a good tag over bytes that do not open is not authentic either', async () => {
    const { secret, caseId, recipient } = await here
    for (const sealed of [utf8('no age file'), await sealBytes([recipient], utf8('not padded'))]) {
      const tag = partTag(secret, { caseId, kind: 'NOTE', number: 3 }, sealed)
      expect(await openPart(secret, caseId, { kind: 'NOTE', number: 3, sealed, tag })).toEqual(UNTRUE)
    }
  })

  test('may have the full length of its kind, and one byte more is refused', async () => {
    const { secret, caseId } = await here
    const longest: Record<PartKind, number> = {
      ...{ TITLE: 480, ACCOUNT: 32_768, MESSAGE: 8192, NOTE: 8192 },
      ...{ EVIDENCE: 1000, FINDINGS: 20_480 },
    }
    for (const kind of PART_KINDS) {
      const text = 'x'.repeat(longest[kind])
      const part = await sealPart(secret, caseId, kind, 1, text)
      expect(isPartSize(kind, part.sealed.length)).toBe(true)
      expect(await openPart(secret, caseId, part)).toEqual({ authentic: true, text })
      await expect(sealPart(secret, caseId, kind, 1, `${text}x`)).rejects.toMatchObject({ code: 'SIZE' })
    }
    await expect(sealPart(secret, caseId, 'TITLE', 1, 'é'.repeat(241))).rejects.toMatchObject({ code: 'SIZE' })
  })

  test('opens among many in their order, and one that is not authentic keeps no other from it', async () => {
    const { secret, caseId } = await here
    const words = ['satu', 'dua', 'tiga', 'empat']
    const parts = await Promise.all(words.map((text, n) => sealPart(secret, caseId, 'MESSAGE', n + 1, text)))
    const wires = parts.map(partToWire).reverse()
    expect(await openTexts(secret, caseId, wires)).toEqual([...words].reverse())
    const [four, three, two, one] = wires as [PartWire, PartWire, PartWire, PartWire]
    const touched = [one, { ...two, number: 3 }, { ...three, sealed: 'bukan base64url!' }, four]
    expect(await openTexts(secret, caseId, touched)).toEqual(['satu', null, null, 'empat'])
    expect(await openTexts(secret, (await elsewhere).caseId, wires)).toEqual([null, null, null, null])
    expect(await openTexts(secret, caseId, [])).toEqual([])
    await expect(openTexts('', caseId, wires)).rejects.toMatchObject(INPUT)
  })

  test('opens where WebCrypto has no X25519', async () => {
    const { secret, caseId } = await here
    const part = await sealPart(secret, caseId, 'NOTE', 1, 'halo')
    const refused = jest.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'))
    try {
      expect(await openTexts(secret, caseId, [partToWire(part)])).toEqual(['halo'])
      expect(await openPart(secret, caseId, part)).toEqual({ authentic: true, text: 'halo' })
      expect(refused).toHaveBeenCalled()
    } finally {
      refused.mockRestore()
    }
  })

  test('with a bad secret, case id, kind or number is not sealed at all', async () => {
    const { secret, caseId, recipient } = await here
    await expect(sealPart(recipient, caseId, 'NOTE', 1, 'x')).rejects.toMatchObject(INPUT)
    await expect(openPart('', caseId, await sealPart(secret, caseId, 'NOTE', 1, 'x'))).rejects.toMatchObject(INPUT)
    for (const id of ['', 'kasus', caseId.toUpperCase(), `${caseId}\n`]) {
      await expect(sealPart(secret, id, 'NOTE', 1, 'x')).rejects.toMatchObject(INPUT)
    }
    for (const number of [0, -1, 1.5, 2 ** 53]) {
      await expect(sealPart(secret, caseId, 'NOTE', number, 'x')).rejects.toMatchObject(INPUT)
    }
  })
})

test('the tag is the documented HMAC', () => {
  const { caseSecret, caseId, number, sealed, tag } = vectors.tag
  const bytes = fromBase64url(sealed)
  expect(toBase64url(partTag(caseSecret, { caseId, kind: 'MESSAGE', number }, bytes))).toBe(tag)
  const mac = createHmac('sha256', Buffer.from(hkdfSync('sha256', caseSecret, '', 'jari/auth', 32)))
  mac.update(`${caseId}\nMESSAGE\n7\n`).update(createHash('sha256').update(bytes).digest())
  expect(mac.digest('base64url')).toBe(tag)
})

test('only sizes that padding makes are sizes of a part', () => {
  expect([0, 1223, 1224, 1225, 2248].filter((size) => isPartSize('TITLE', size))).toEqual([1224])
  expect([1224, 9416, 9417, 10_440].filter((size) => isPartSize('MESSAGE', size))).toEqual([1224, 9416])
  expect([1224, 33_992, 35_016].filter((size) => isPartSize('ACCOUNT', size))).toEqual([1224, 33_992])
})

describe('a grant', () => {
  test('gives the case identity to its officer alone, by secret or by locked key', async () => {
    const { secret } = await here
    const officer = await newIdentity()
    const grant = await sealGrant(secret, officer.recipient)
    expect(grant).toHaveLength(GRANT_SIZE)
    expect(await openGrant(officer.secret, grant)).toBe(secret)
    expect(await openGrant(await toLockedKey(officer.secret), grant)).toBe(secret)
    await expect(openGrant((await newIdentity()).secret, grant)).rejects.toMatchObject(OPEN)
    await expect(openGrant(officer.secret, grant.subarray(1))).rejects.toMatchObject(OPEN)
  })

  test('that holds no X25519 identity does not open', async () => {
    const officer = await newIdentity()
    for (const content of ['', 'AGE-SECRET-KEY-1', officer.recipient, `${(await here).secret}\n`]) {
      const grant = await sealBytes([officer.recipient], utf8(content))
      await expect(openGrant(officer.secret, grant)).rejects.toMatchObject(OPEN)
    }
    await expect(sealGrant('bukan kunci', officer.recipient)).rejects.toMatchObject(INPUT)
    await expect(sealGrant((await here).secret, 'age1bukan')).rejects.toMatchObject(INPUT)
  })

  test('put on another case shows nothing of it', async () => {
    const [a, b, officer] = [await here, await elsewhere, await newIdentity()]
    const part = await sealPart(a.secret, a.caseId, 'NOTE', 1, 'rahasia')
    const swapped = await openGrant(officer.secret, await sealGrant(b.secret, officer.recipient))
    expect(await openPart(swapped, a.caseId, part)).toEqual(UNTRUE)
  })
})

describe("the reporter's copy", () => {
  const sealKey = crypto.getRandomValues(new Uint8Array(32))

  test('opens with the receipt key on its own case alone', async () => {
    const { secret, caseId } = await here
    const copy = await sealForReceipt(sealKey, caseId, secret)
    expect(copy).toHaveLength(RECEIPT_SEALED_SIZE)
    expect(await openWithReceipt(sealKey, caseId, copy)).toBe(secret)
    await expect(openWithReceipt(sealKey, (await elsewhere).caseId, copy)).rejects.toMatchObject(OPEN)
    await expect(
      openWithReceipt(
        sealKey.map((b) => b ^ 1),
        caseId,
        copy,
      ),
    ).rejects.toMatchObject(OPEN)
    await expect(openWithReceipt(sealKey, caseId, copy.with(50, (copy[50] ?? 0) ^ 1))).rejects.toMatchObject(OPEN)
  })

  test('needs a case id and a case identity', async () => {
    const { secret, caseId } = await here
    await expect(sealForReceipt(sealKey, 'kasus', secret)).rejects.toMatchObject(INPUT)
    await expect(sealForReceipt(sealKey, caseId, 'kunci')).rejects.toMatchObject(INPUT)
  })
})

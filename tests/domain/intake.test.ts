import fc from 'fast-check'
import { BODY_MAX, openSchema, replySchema, routeOf, sealedReportSchema, WIRE } from '@/lib/domain/intake'
import { CATEGORIES } from '@/lib/domain/experience'
import * as sizes from '@/lib/sealing/sizes'

const b64 = (bytes: number) => 'A'.repeat(sizes.base64urlLength(bytes))
const part = (kind: 'TITLE' | 'ACCOUNT' | 'MESSAGE', size = 1224) => ({
  kind,
  number: 1,
  sealed: b64(size),
  tag: b64(32),
})
const recipient = `age1${'q'.repeat(58)}`
const grant = (officerId = 'lead-1') => ({ officerId, recipient, sealed: b64(sizes.GRANT_SIZE) })
const report = {
  sealed: {
    caseId: '0b5e7a4e-9d1c-4c39-8d57-0a3c4f2f9a11',
    recipient,
    lookup: b64(32),
    receiptSealed: b64(sizes.RECEIPT_SEALED_SIZE),
    grants: [grant()],
    recoveryGrant: b64(sizes.GRANT_SIZE),
    parts: [part('TITLE'), part('ACCOUNT')],
  },
  facts: { category: 'demanded', unitId: '74.71.01.1005', serviceId: null, excluded: [] },
}
const accepts = (sealed: object, facts: object = {}) =>
  sealedReportSchema.safeParse({ sealed: { ...report.sealed, ...sealed }, facts: { ...report.facts, ...facts } })
    .success

test('the sizes are those of lib/sealing', () => {
  expect(WIRE.grant).toBe(sizes.GRANT_SIZE)
  expect(WIRE.receiptSealed).toBe(sizes.RECEIPT_SEALED_SIZE)
  expect(WIRE.tag).toBe(sizes.TAG_SIZE)
  expect(b64(WIRE.lookup)).toHaveLength(sizes.LOOKUP_LENGTH)
  expect(report.sealed.recipient).toHaveLength(sizes.RECIPIENT_LENGTH)
})

test('a part is taken in exactly the sizes that sealing makes', () => {
  const schemaOf = (kind: 'ACCOUNT' | 'MESSAGE') => (size: number) =>
    kind === 'ACCOUNT'
      ? accepts({ parts: [part('TITLE'), part('ACCOUNT', size)] })
      : replySchema.safeParse({ lookup: b64(32), kind: 'message', part: part('MESSAGE', size) }).success
  for (const kind of ['ACCOUNT', 'MESSAGE'] as const)
    for (let size = 200; size <= 36_000; size += 512)
      expect([size, schemaOf(kind)(size)]).toEqual([size, sizes.isPartSize(kind, size)])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_000 }), (size) => {
      fc.pre(!sizes.isPartSize('ACCOUNT', size))
      // a byte more or less shows in base64url unless it falls within one quantum of four characters
      fc.pre(![1, 2].some((n) => sizes.isPartSize('ACCOUNT', size + n) && b64(size) === b64(size + n)))
      expect(schemaOf('ACCOUNT')(size)).toBe(false)
    }),
  )
})

test('a whole report', () => {
  expect(accepts({})).toBe(true)
  expect(accepts({ recoveryGrant: null }, { unitId: null, serviceId: 'ktp-baru', excluded: ['lead-2'] })).toBe(true)
  expect(accepts({ recoveryTo: recipient })).toBe(true)
  expect(accepts({ recoveryTo: 'age1tidak' })).toBe(false)
  // one that waits on a phone since before grants said their key
  expect(accepts({ grants: [{ ...grant(), recipient: undefined }] })).toBe(true)
})

test('the largest of 50 leads fits what is read', () => {
  const parts = [part('TITLE'), part('ACCOUNT', sizes.sealedTextSize(sizes.PART_MAX_BYTES.ACCOUNT))]
  const grants = Array.from({ length: WIRE.officers }, () => grant(crypto.randomUUID()))
  expect(accepts({ parts, grants })).toBe(true)
  expect(JSON.stringify({ ...report.sealed, parts, grants }).length).toBeLessThan(BODY_MAX.report * 0.75)
})

test.each([
  ['an upper-case case id', { caseId: report.sealed.caseId.toUpperCase() }],
  ['no UUID', { caseId: 'kasus-1' }],
  ['a secret key in place of a recipient', { recipient: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` }],
  ['a recipient with a letter that bech32 has not', { recipient: `age1${'b'.repeat(58)}` }],
  ['a short look-up', { lookup: b64(31) }],
  ['plain base64', { lookup: `${b64(32).slice(1)}+` }],
  ['padding', { lookup: `${b64(32)}=` }],
  ['a receipt copy of another size', { receiptSealed: b64(101) }],
  ['a grant of another size', { grants: [{ ...grant(), sealed: b64(273) }] }],
  ['a grant for nobody', { grants: [grant('')] }],
  ['a grant to a secret key', { grants: [{ ...grant(), recipient: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` }] }],
  ['grants by the thousand', { grants: Array.from({ length: 1000 }, (_, i) => grant(`o${i}`)) }],
  ['no title', { parts: [part('ACCOUNT'), part('ACCOUNT')] }],
  ['a part too many', { parts: [part('TITLE'), part('ACCOUNT'), part('MESSAGE')] }],
  ['a long title', { parts: [part('TITLE', 2248), part('ACCOUNT')] }],
  ['a part of another number', { parts: [{ ...part('TITLE'), number: 2 }, part('ACCOUNT')] }],
  ['text where ciphertext belongs', { parts: [part('TITLE'), { ...part('ACCOUNT'), sealed: 'Petugas meminta uang' }] }],
  ['a key that nobody asked for', { story: 'Petugas meminta uang' }],
])('refuses %s', (_, sealed) => expect(accepts(sealed)).toBe(false))

test.each([
  ['a channel of its own choosing', { channel: 'COMPLAINT' }],
  ['an unknown category', { category: 'badService' }],
  ['an empty unit', { unitId: '' }],
  ['a number for a unit', { unitId: 7471 }],
  ['too many exclusions', { excluded: Array.from({ length: 51 }, (_, i) => `o${i}`) }],
])('refuses %s', (_, facts) => expect(accepts({}, facts)).toBe(false))

test('any field missing or of another type is refused', () => {
  for (const key of Object.keys(report.sealed))
    for (const wrong of [undefined, 1, true, {}, ''])
      expect([key, wrong, accepts({ [key]: wrong })]).toEqual([key, wrong, false])
  for (const key of Object.keys(report.facts))
    for (const wrong of [undefined, 1, true, {}]) expect(accepts({}, { [key]: wrong })).toBe(false)
})

test('whatever else comes is refused, not thrown at', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(sealedReportSchema.safeParse(value).success).toBe(false)
      expect(openSchema.safeParse(value).success).toBe(false)
      expect(replySchema.safeParse(value).success).toBe(false)
    }),
  )
})

test('a reply is one message with a number in bounds', () => {
  const reply = { lookup: b64(32), kind: 'answer', part: part('MESSAGE') }
  const accepted = (change: object) => replySchema.safeParse({ ...reply, ...change }).success
  expect(accepted({})).toBe(true)
  expect(accepted({ kind: 'close' })).toBe(false)
  expect(accepted({ part: part('TITLE') })).toBe(false)
  for (const number of [0, -1, 1.5, 10_000, '1', NaN])
    expect(accepted({ part: { ...part('MESSAGE'), number } })).toBe(false)
})

test('every category has a channel, and only SPG a kind', () => {
  for (const category of CATEGORIES) {
    const { channel, spgKind } = routeOf(category)
    expect(spgKind !== null).toBe(channel === 'SPG')
  }
})

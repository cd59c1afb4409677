import { fromBase64url, toBase64url } from '../../lib/sealing/bytes'
import { newCaseKeys, openGrant, openPart, openWithReceipt, prepareReport } from '../../lib/sealing/case-seal'
import { deriveFromReceipt } from '../../lib/sealing/derive'
import { newIdentity, recipientOf, toLockedKey } from '../../lib/sealing/identity'
import { newReceipt } from '../../lib/sealing/receipt'
import {
  base64urlLength,
  GRANT_SIZE,
  isPartSize,
  LOOKUP_LENGTH,
  RECEIPT_SEALED_SIZE,
  sealedTextSize,
} from '../../lib/sealing/sizes'
import { fromWire, partFromWire, type PartWire, type ReportWire, toWire } from '../../lib/sealing/wire'
import vectors from './vectors.json'

// Much key work in JavaScript: seconds where the machine is busy.
jest.setTimeout(60_000)

const title = 'Diminta uang untuk KTP-el'
const account = JSON.stringify({ v: 1, what: 'Diminta Rp150.000 🙏' })

const sharedReceipt = newReceipt()
const sharedKeys = deriveFromReceipt(sharedReceipt)

async function report(overrides: Partial<Parameters<typeof prepareReport>[0]> = {}) {
  const [lead, other, recovery, keys] = await Promise.all([newIdentity(), newIdentity(), newIdentity(), newCaseKeys()])
  const sealed = await prepareReport({
    title,
    account,
    receipt: await sharedKeys,
    leads: [
      { id: 'lead-1', recipient: lead.recipient },
      { id: 'lead-2', recipient: other.recipient },
    ],
    recoveryRecipient: recovery.recipient,
    caseKeys: keys,
    ...overrides,
  })
  return { sealed, lead, other, recovery, keys }
}

test('each lead, the recovery key and the receipt open the whole report, over the wire and back', async () => {
  const receipt = newReceipt()
  const { sealed, lead, other, recovery, keys } = await report({ receipt })
  const arrived = fromWire(JSON.parse(JSON.stringify(toWire(sealed))) as ReportWire)
  expect(arrived).toEqual(sealed)
  const { lookup, sealKey } = await deriveFromReceipt(receipt)
  expect(arrived).toMatchObject({ lookup, caseId: keys.caseId, recipient: keys.recipient })
  expect(arrived.recoveryTo).toBe(recovery.recipient)

  const secrets = [
    await openGrant(lead.secret, arrived.grants[0]?.sealed ?? new Uint8Array()),
    await openGrant(other.secret, arrived.grants[1]?.sealed ?? new Uint8Array()),
    await openGrant(recovery.secret, arrived.recoveryGrant ?? new Uint8Array()),
    await openWithReceipt(sealKey, arrived.caseId, arrived.receiptSealed),
  ]
  expect(arrived.grants.map(({ officerId, recipient }) => [officerId, recipient])).toEqual([
    ['lead-1', lead.recipient],
    ['lead-2', other.recipient],
  ])
  expect(await recipientOf(secrets[0] ?? '')).toBe(arrived.recipient)
  for (const secret of secrets) {
    const opened = await Promise.all(arrived.parts.map((part) => openPart(secret, arrived.caseId, part)))
    expect(opened).toEqual([
      { authentic: true, text: title },
      { authentic: true, text: account },
    ])
  }
})

test('what is sent has the stated sizes and nothing readable in it', async () => {
  const { sealed, keys } = await report({ account: 'x'.repeat(32_768) })
  const wire = toWire(sealed)
  expect(wire.lookup).toHaveLength(LOOKUP_LENGTH)
  expect(wire.receiptSealed).toHaveLength(base64urlLength(RECEIPT_SEALED_SIZE))
  for (const grant of wire.grants) expect(grant.sealed).toHaveLength(base64urlLength(GRANT_SIZE))
  expect(wire.recoveryGrant).toHaveLength(base64urlLength(GRANT_SIZE))
  expect(sealed.parts.map(({ kind, number }) => `${kind} ${number}`)).toEqual(['TITLE 1', 'ACCOUNT 1'])
  expect(sealed.parts.map((part) => isPartSize(part.kind, part.sealed.length))).toEqual([true, true])
  expect(sealed.parts.map((part) => part.sealed.length)).toEqual([sealedTextSize(0), sealedTextSize(32_768)])

  const sent = JSON.stringify(wire)
  const { sealKey } = await sharedKeys
  const secrets = [title, 'xxxxxxxx', sharedReceipt, keys.secret, toBase64url(sealKey)]
  for (const secret of secrets) {
    expect(sent).not.toContain(secret)
    expect(sent).not.toContain(toBase64url(new TextEncoder().encode(secret)).slice(0, -2))
  }
})

test('two reports of the same words differ in all but their sizes', async () => {
  const [a, b] = [toWire((await report()).sealed), toWire((await report()).sealed)]
  expect(a.caseId).not.toBe(b.caseId)
  expect(a.recipient).not.toBe(b.recipient)
  expect(JSON.stringify(a)).toHaveLength(JSON.stringify(b).length)
})

test('a repeated attempt with the same keys is the same case with the same look-up id', async () => {
  const { keys, sealed } = await report()
  const again = await report({ receipt: sharedReceipt, caseKeys: keys })
  expect(again.sealed).toMatchObject({ lookup: sealed.lookup, caseId: sealed.caseId, recipient: sealed.recipient })
})

test('without fixed keys each report is a new case', async () => {
  const { sealed, lead } = await report({ caseKeys: undefined })
  const secret = await openGrant(lead.secret, sealed.grants[0]?.sealed ?? new Uint8Array())
  expect(sealed.caseId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await recipientOf(secret)).toBe(sealed.recipient)
})

test('whoever is left out of the leads can not open it', async () => {
  const excluded = await newIdentity()
  const { sealed } = await report({ recoveryRecipient: null })
  expect(sealed.recoveryGrant).toBeNull()
  for (const grant of sealed.grants) {
    await expect(openGrant(excluded.secret, grant.sealed)).rejects.toMatchObject({ code: 'OPEN' })
  }
})

test('a report that nobody could read, or that is too long, or to a bad key, is not sealed', async () => {
  await expect(report({ leads: [], recoveryRecipient: null })).rejects.toMatchObject({ code: 'NO_RECIPIENT' })
  await expect(report({ title: '🙏'.repeat(121) })).rejects.toMatchObject({ code: 'SIZE' })
  await expect(report({ account: 'x'.repeat(32_769) })).rejects.toMatchObject({ code: 'SIZE' })
  await expect(report({ receipt: '1234' })).rejects.toMatchObject({ code: 'INPUT' })
  await expect(report({ leads: [{ id: 'x', recipient: 'age1x' }] })).rejects.toMatchObject({ code: 'INPUT' })
  await expect(report({ recoveryRecipient: '' })).rejects.toMatchObject({ code: 'INPUT' })
})

test('a title of 120 of the widest characters fits', async () => {
  const { sealed, keys } = await report({ title: '🙏'.repeat(120) })
  expect(sealed.parts[0]?.sealed).toHaveLength(1224)
  const part = sealed.parts[0]
  expect(part && (await openPart(keys.secret, keys.caseId, part))).toEqual({ authentic: true, text: '🙏'.repeat(120) })
})

test('bytes on the wire that are not strict base64url are refused', async () => {
  const wire = toWire((await report()).sealed)
  const INPUT = expect.objectContaining({ code: 'INPUT' })
  expect(() => fromWire({ ...wire, receiptSealed: `${wire.receiptSealed}=` })).toThrow(INPUT)
  expect(() => fromWire({ ...wire, recoveryGrant: '!' })).toThrow(INPUT)
  expect(() => fromWire({ ...wire, parts: wire.parts.map((part) => ({ ...part, tag: 'a' })) })).toThrow(INPUT)
})

test('on a phone whose WebCrypto has no X25519 yet, a report is sealed and opened all the same', async () => {
  const importKey = crypto.subtle.importKey.bind(crypto.subtle) as (...args: unknown[]) => Promise<CryptoKey>
  const old = jest.spyOn(crypto.subtle, 'importKey').mockImplementation((...args: unknown[]) => {
    if (JSON.stringify(args[2]).includes('X25519')) throw new DOMException('Unrecognized name.', 'NotSupportedError')
    return importKey(...args)
  })
  const { sealed, lead, keys } = await report()
  expect(await openGrant(lead.secret, sealed.grants[0]?.sealed ?? new Uint8Array())).toBe(keys.secret)
  await expect(toLockedKey(lead.secret)).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  expect(old).toHaveBeenCalled()
  old.mockRestore()
  expect(await openGrant(await toLockedKey(lead.secret), sealed.grants[0]?.sealed ?? new Uint8Array())).toBe(
    keys.secret,
  )
})

// Made once, by the first version of this format: whatever was sealed then must open for as long as cases are kept.
test('a report sealed long ago still opens by each of its keys', async () => {
  const { wire, receipt, caseSecret, leadSecret, recoverySecret, message, ...plain } = vectors.report
  const old = fromWire(wire as ReportWire)
  const { lookup, sealKey } = await deriveFromReceipt(receipt)
  expect(old.lookup).toBe(lookup)
  expect(await openWithReceipt(sealKey, old.caseId, old.receiptSealed)).toBe(caseSecret)
  expect(await openGrant(leadSecret, fromBase64url(wire.grants[0]?.sealed ?? ''))).toBe(caseSecret)
  expect(await openGrant(recoverySecret, old.recoveryGrant ?? new Uint8Array())).toBe(caseSecret)
  const parts = [...old.parts, partFromWire(message.wire as PartWire)]
  const opened = await Promise.all(parts.map((part) => openPart(caseSecret, old.caseId, part)))
  expect(opened).toEqual([plain.title, plain.account, message.text].map((text) => ({ authentic: true, text })))
})

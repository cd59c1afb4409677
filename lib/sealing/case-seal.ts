import { type Bytes, equalBytes, fromUtf8, toBase64url, utf8 } from './bytes'
import { deriveFromReceipt, type ReceiptKeys } from './derive'
import { openBytes, openerOf, sealBytes, sealText, textIn } from './envelope'
import { SealingError } from './errors'
import { newIdentity, recipientOf, toLockedKey } from './identity'
import { partTag, requireCaseId } from './part-tag'
import { unwrapSecret, wrapSecret } from './secretbox'
import { PART_MAX_BYTES, type PartKind, TITLE_MAX_CHARS } from './sizes'
import { partFromWire, type PartWire } from './wire'

/** A text sealed to its case, and the tag that shows its writer to have held the case identity. */
export type SealedPart = { kind: PartKind; number: number; sealed: Bytes; tag: Bytes }
/** A case's id (UUID) and age identity. */
export type CaseKeys = { caseId: string; secret: string; recipient: string }
/** All that the server gets to know of a report's content. */
export type SealedReport = {
  caseId: string
  recipient: string
  lookup: string
  receiptSealed: Bytes
  /** `recipient`: the officer's key that the grant is sealed to; reports sealed by an older page do not say it. */
  grants: { officerId: string; recipient?: string; sealed: Bytes }[]
  recoveryGrant: Bytes | null
  /** the recovery key that it is sealed to; reports sealed by an older page do not say it */
  recoveryTo?: string
  parts: SealedPart[]
}
type Sealed = { kind: PartKind; number: number; sealed: Uint8Array; tag: Uint8Array }
export type OpenedPart = { authentic: true; text: string } | { authentic: false }

/** A fresh case id and identity. */
export async function newCaseKeys(): Promise<CaseKeys> {
  return { caseId: crypto.randomUUID(), ...(await newIdentity()) }
}

/**
 * Seals one text of a case. The recipient is worked out of the secret, never asked of the server, so that it can't
 * name another. Throws SealingError SIZE above PART_MAX_BYTES, INPUT on a bad secret, case id, kind or number.
 */
export async function sealPart(
  caseSecret: string,
  caseId: string,
  kind: PartKind,
  number: number,
  text: string,
): Promise<SealedPart> {
  if (utf8(text).length > PART_MAX_BYTES[kind]) throw new SealingError('SIZE')
  const sealed = await sealText(await recipientOf(caseSecret), text)
  return { kind, number, sealed, tag: partTag(caseSecret, { caseId, kind, number }, sealed) }
}

/** What a request says of an uploaded file: its id, and the sealed part under the number that it gets in the case. */
export function evidenceWire(
  { caseId, secret }: { caseId: string; secret: string },
  blob: string,
  sealed: Uint8Array,
  number: number,
): { blob: string; part: PartWire } {
  const tag = partTag(secret, { caseId, kind: 'EVIDENCE', number }, sealed)
  return { blob, part: { kind: 'EVIDENCE', number, sealed: toBase64url(sealed), tag: toBase64url(tag) } }
}

/**
 * Opens one part of a case. The tag is checked first; a part with another tag, of another place or case, or that does
 * not open is `authentic: false` and nothing else. Throws SealingError INPUT only on a bad case secret.
 */
export async function openPart(caseSecret: string, caseId: string, part: Sealed): Promise<OpenedPart> {
  return openWith(await partsOpener(caseSecret), caseSecret, caseId, part)
}

/**
 * The texts of a case's parts as the server hands them out, in their order; null for one that is not authentic or not
 * even base64url. The key is made ready once, which is most of what opening a part costs. Throws as openPart.
 */
export async function openTexts(
  caseSecret: string,
  caseId: string,
  parts: readonly PartWire[],
): Promise<(string | null)[]> {
  const open = await partsOpener(caseSecret)
  return Promise.all(
    parts.map(async (wire) => {
      const part = readWire(wire)
      const opened = part && (await openWith(open, caseSecret, caseId, part))
      return opened?.authentic ? opened.text : null
    }),
  )
}

type Opener = Awaited<ReturnType<typeof openerOf>>

/** With the secret itself where WebCrypto has no X25519; it would be parsed anew for each part. */
async function partsOpener(caseSecret: string): Promise<Opener> {
  try {
    return await openerOf(await toLockedKey(caseSecret))
  } catch (error) {
    if (error instanceof SealingError && error.code === 'UNSUPPORTED') return openerOf(caseSecret)
    throw error
  }
}

async function openWith(
  open: Opener,
  caseSecret: string,
  caseId: string,
  { kind, number, sealed, tag }: Sealed,
): Promise<OpenedPart> {
  try {
    if (!equalBytes(partTag(caseSecret, { caseId, kind, number }, sealed), tag)) return { authentic: false }
    return { authentic: true, text: textIn(await open(sealed)) }
  } catch {
    return { authentic: false }
  }
}

function readWire(wire: PartWire): SealedPart | null {
  try {
    return partFromWire(wire)
  } catch {
    return null
  }
}

/** The case identity sealed to an officer's or the recovery recipient. Throws SealingError INPUT on a bad one. */
export async function sealGrant(caseSecret: string, recipient: string): Promise<Bytes> {
  await recipientOf(caseSecret)
  return sealBytes([recipient], utf8(caseSecret))
}

/** The case identity in a grant. Throws SealingError OPEN unless the grant is this identity's and holds one. */
export async function openGrant(identity: string | CryptoKey, grant: Uint8Array): Promise<string> {
  return caseSecretIn(await openBytes(identity, grant))
}

/** The reporter's own copy of the case identity, under the receipt's key and bound to the case. */
export async function sealForReceipt(sealKey: Uint8Array, caseId: string, caseSecret: string): Promise<Bytes> {
  await recipientOf(caseSecret)
  return wrapSecret(sealKey, utf8(caseSecret), receiptContext(caseId))
}

/** The case identity in a copy of sealForReceipt. Throws SealingError OPEN on another key, case or altered bytes. */
export async function openWithReceipt(sealKey: Uint8Array, caseId: string, sealed: Uint8Array): Promise<string> {
  return caseSecretIn(await unwrapSecret(sealKey, sealed, receiptContext(caseId)))
}

export type ReportInput = {
  /** At most TITLE_MAX_CHARS characters (code points). */
  title: string
  /** JSON of the account, at most PART_MAX_BYTES.ACCOUNT bytes. */
  account: string
  /** The receipt, or its keys where they were derived while the reporter was still writing. */
  receipt: string | ReceiptKeys
  /** The leads who may read this; whoever the reporter excludes must not be among them. */
  leads: readonly { id: string; recipient: string }[]
  recoveryRecipient: string | null
  /** Fixed keys, for a repeated attempt at the same report. */
  caseKeys?: CaseKeys
}

/**
 * Seals a whole report: title and account to a new case identity, and that identity to each lead, to the recovery
 * recipient and to the receipt. Throws SealingError SIZE on too long a text, INPUT on a bad receipt or recipient, and
 * NO_RECIPIENT where nobody but the reporter could ever open it.
 */
export async function prepareReport(input: ReportInput): Promise<SealedReport> {
  const { title, account, receipt, leads, recoveryRecipient } = input
  if (leads.length === 0 && recoveryRecipient === null) throw new SealingError('NO_RECIPIENT')
  if (Array.from(title).length > TITLE_MAX_CHARS) throw new SealingError('SIZE')
  const { caseId, secret, recipient } = input.caseKeys ?? (await newCaseKeys())
  const { lookup, sealKey } = typeof receipt === 'string' ? await deriveFromReceipt(receipt) : receipt
  return {
    caseId,
    recipient,
    lookup,
    receiptSealed: await sealForReceipt(sealKey, caseId, secret),
    grants: await Promise.all(
      leads.map(async ({ id: officerId, recipient: to }) => ({
        ...{ officerId, recipient: to },
        sealed: await sealGrant(secret, to),
      })),
    ),
    recoveryGrant: recoveryRecipient === null ? null : await sealGrant(secret, recoveryRecipient),
    recoveryTo: recoveryRecipient ?? undefined,
    parts: [await sealPart(secret, caseId, 'TITLE', 1, title), await sealPart(secret, caseId, 'ACCOUNT', 1, account)],
  }
}

function receiptContext(caseId: string): string {
  requireCaseId(caseId)
  return `jari/receipt/v1/${caseId}`
}

async function caseSecretIn(bytes: Bytes): Promise<string> {
  try {
    const secret = fromUtf8(bytes)
    await recipientOf(secret)
    return secret
  } catch {
    throw new SealingError('OPEN')
  }
}

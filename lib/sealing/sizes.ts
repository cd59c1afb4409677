/** What a part of a case may be. A part's number counts from 1 within its kind. */
export const PART_KINDS = ['TITLE', 'ACCOUNT', 'MESSAGE', 'NOTE', 'EVIDENCE', 'FINDINGS'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** Longest title, in code points; at four bytes each it still fits one block. */
export const TITLE_MAX_CHARS = 120

/** Longest plaintext of each kind, in UTF-8 bytes. */
export const PART_MAX_BYTES: Readonly<Record<PartKind, number>> = {
  TITLE: TITLE_MAX_CHARS * 4,
  ACCOUNT: 32 * 1024,
  MESSAGE: 8 * 1024,
  NOTE: 8 * 1024,
  EVIDENCE: 1000,
  FINDINGS: 20 * 1024,
}

/** Texts are padded to a multiple of this before sealing, so that a size tells little of what was said. */
export const PAD_BLOCK = 1024

/** Bytes of an age v1 file's header per X25519 recipient: `-> X25519 <43>\n<43>\n`. */
const STANZA_SIZE = 98
/** The rest: version line 22, MAC line 48, payload nonce 16. */
const HEADER_SIZE = 86
const CHUNK = 64 * 1024
const CHUNK_TAG = 16

/** Size of an age file that holds `plainBytes` for so many X25519 recipients (C2SP age.md; exact). */
export function sealedSize(plainBytes: number, recipients = 1): number {
  return HEADER_SIZE + STANZA_SIZE * recipients + plainBytes + CHUNK_TAG * Math.max(1, Math.ceil(plainBytes / CHUNK))
}

/** Size of a sealed text whose UTF-8 form has `plainBytes` bytes: padded, for one recipient (exact). */
export function sealedTextSize(plainBytes: number): number {
  return sealedSize((Math.floor(plainBytes / PAD_BLOCK) + 1) * PAD_BLOCK)
}

/** Whether a sealed part of this kind can have this size: one of the padded sizes up to the kind's longest text. */
export function isPartSize(kind: PartKind, size: number): boolean {
  const plain = size - sealedTextSize(0)
  return plain >= 0 && plain % PAD_BLOCK === 0 && size <= sealedTextSize(PART_MAX_BYTES[kind])
}

/** Length of the unpadded base64url text of so many bytes. */
export function base64urlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}

/** An `AGE-SECRET-KEY-1…` is 74 characters, a recipient `age1…` 62. */
const SECRET_SIZE = 74
export const RECIPIENT_LENGTH = 62
/** A case identity sealed to one officer or to the recovery recipient. */
export const GRANT_SIZE = sealedSize(SECRET_SIZE)
/** A case identity under the receipt's key: nonce 12, secret, tag 16. */
export const RECEIPT_SEALED_SIZE = 12 + SECRET_SIZE + 16
/** An officer identity under the password's key: the same shape. */
export const OFFICER_SEALED_SIZE = RECEIPT_SEALED_SIZE
/** HMAC-SHA256. */
export const TAG_SIZE = 32
/** Look-up id and auth secret: base64url of 32 bytes. */
export const LOOKUP_LENGTH = 43

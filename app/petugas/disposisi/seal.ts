import type { Letter, OpenedDisposition } from '@/lib/data/disposition-letters'
import type { Addressee } from '@/lib/data/addressees'
import { letterText, readLetter, type SendDisposition, type Side } from '@/lib/domain/disposition'
import { type EvidenceMeta, readEvidence } from '@/lib/domain/evidence'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { partToWire } from '@/lib/sealing/wire'
import { grantFor } from '../kasus/grant-for'

// A disposition is sealed as a case is, under an identity of its own: lib/sealing/case-seal.ts does both.

/** One place of a correspondence; `text` null: not sealed by a holder of the key, or not handed over at all (`missing`). */
export type LetterEntry = Pick<Letter, 'side' | 'by' | 'on' | 'number'> & { text: string | null; missing: boolean }

/** A file that the unit attached; `meta` null: what it is said to be is not authentic. */
export type AttachmentEntry = { number: number; on: string; meta: EvidenceMeta | null }

/** Opens what the server handed out. Throws SealingError OPEN where the grant is not for this key. */
export async function openLetters(
  key: CryptoKey | string,
  id: string,
  opened: OpenedDisposition,
): Promise<{ secret: string; letters: LetterEntry[]; files: AttachmentEntry[] }> {
  const { openGrant, openTexts } = await import('@/lib/sealing/case-seal')
  const secret = await openGrant(key, fromBase64url(opened.grant))
  const texts = await openTexts(secret, id, opened.letters)
  const parts = opened.letters.map((letter, place) => ({ ...letter, text: texts[place] ?? null }))
  const read = parts.filter(({ kind }) => kind === 'MESSAGE').map(letterEntry)
  const byNumber = new Map(read.map((entry) => [entry.number, entry]))
  const last = Math.max(0, ...byNumber.keys())
  const missing = (number: number): LetterEntry => ({
    ...{ number, side: 'UNIT', by: null, on: '', text: null, missing: true },
  })
  return {
    secret,
    letters: Array.from({ length: last }, (_, i) => byNumber.get(i + 1) ?? missing(i + 1)),
    files: parts
      .filter(({ kind }) => kind === 'EVIDENCE')
      .map(({ number, on, text }) => ({ number, on, meta: text === null ? null : readEvidence(text) })),
  }
}

/** The side is inside the seal; where the row says another, somebody has changed the row. */
function letterEntry({ side, by, on, number, text }: Omit<Letter, 'text'> & { text: string | null }): LetterEntry {
  const said = text === null ? null : readLetter(text)
  return { side, by, on, number, text: said?.side === side ? said.text : null, missing: false }
}

export async function sealLetter(secret: string, id: string, side: Side, number: number, text: string) {
  const { sealPart } = await import('@/lib/sealing/case-seal')
  const part = await sealPart(secret, id, 'MESSAGE', number, letterText(side, text))
  return { ...partToWire(part), kind: 'MESSAGE' as const }
}

/** A new disposition: its identity, sealed to each operator and to the case, and its first letter. */
export async function sealDisposition(
  caseSecret: string,
  operators: Addressee[],
  text: string,
): Promise<Pick<SendDisposition, 'disposition' | 'recipient' | 'caseGrant' | 'grants' | 'letter'>> {
  const [{ newCaseKeys, sealGrant }, { recipientOf }] = await Promise.all([
    import('@/lib/sealing/case-seal'),
    import('@/lib/sealing/identity'),
  ])
  const { caseId: disposition, secret, recipient } = await newCaseKeys()
  return {
    ...{ disposition, recipient },
    caseGrant: toBase64url(await sealGrant(secret, await recipientOf(caseSecret))),
    grants: await Promise.all(operators.map((operator) => grantFor(secret, operator))),
    letter: await sealLetter(secret, disposition, 'INSPECTOR', 1, text),
  }
}

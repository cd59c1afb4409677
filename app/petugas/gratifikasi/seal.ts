import type { GratuityReaders, OpenedGratuity } from '@/lib/data/gratuities'
import {
  type Declaration,
  declarationText,
  type Declare,
  readDeclaration,
  type SealedDeclaration,
} from '@/lib/domain/gratuity'
import { fromBase64url, toBase64url } from '@/lib/sealing/bytes'
import { partToWire } from '@/lib/sealing/wire'
import { grantFor } from '../kasus/grant-for'

// A gratuity is sealed as a case is, under an identity of its own: lib/sealing/case-seal.ts does both.

/** A note of a step; `text` null: not sealed by a holder of the key. */
export type NoteEntry = { number: number; by: string; on: string; text: string | null }
export type GratuityView = { secret: string; declaration: SealedDeclaration | null; notes: NoteEntry[] }

/** A new declaration: its identity, sealed to each reader and to the recovery key, and what it says. */
export async function sealDeclaration(
  given: Declaration,
  { readers, recoveryRecipient }: GratuityReaders,
): Promise<Declare> {
  const { newCaseKeys, sealGrant } = await import('@/lib/sealing/case-seal')
  const { caseId: id, secret, recipient } = await newCaseKeys()
  return {
    ...{ id, recipient, refused: given.refused, happenedOn: given.happenedOn, forOther: given.official !== '' },
    recoveryGrant: recoveryRecipient === null ? null : toBase64url(await sealGrant(secret, recoveryRecipient)),
    recoveryTo: recoveryRecipient,
    grants: await Promise.all(readers.map((reader) => grantFor(secret, reader))),
    declaration: await sealNote(secret, id, 1, declarationText(given)),
  }
}

export async function sealNote(secret: string, id: string, number: number, text: string) {
  const { sealPart } = await import('@/lib/sealing/case-seal')
  return { ...partToWire(await sealPart(secret, id, 'NOTE', number, text)), kind: 'NOTE' as const }
}

/** Opens what the server handed out. Throws SealingError OPEN where the grant is not for this key. */
export async function openView(key: CryptoKey, id: string, { grant, notes }: OpenedGratuity): Promise<GratuityView> {
  const { openGrant, openTexts } = await import('@/lib/sealing/case-seal')
  const secret = await openGrant(key, fromBase64url(grant))
  const texts = await openTexts(secret, id, notes)
  const opened = notes.map(({ number, by, on }, place) => ({ number, by, on, text: texts[place] ?? null }))
  const first = opened.find(({ number }) => number === 1)
  return {
    secret,
    declaration: first?.text ? readDeclaration(first.text) : null,
    notes: opened.filter(({ number }) => number > 1),
  }
}

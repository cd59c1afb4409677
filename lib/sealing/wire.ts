import { fromBase64url, toBase64url } from './bytes'
import type { SealedPart, SealedReport } from './case-seal'
import { SealingError } from './errors'

/** A sealed part as JSON: bytes are base64url without padding. */
export type PartWire = Omit<SealedPart, 'sealed' | 'tag'> & { sealed: string; tag: string }
/** A sealed report as JSON: bytes are base64url without padding. */
export type ReportWire = Omit<SealedReport, 'receiptSealed' | 'grants' | 'recoveryGrant' | 'parts'> & {
  receiptSealed: string
  grants: { officerId: string; recipient?: string; sealed: string }[]
  recoveryGrant: string | null
  parts: PartWire[]
}

export function partToWire({ kind, number, sealed, tag }: SealedPart): PartWire {
  return { kind, number, sealed: toBase64url(sealed), tag: toBase64url(tag) }
}

/** Throws SealingError INPUT where a text is not strict base64url. Shape and sizes are the schema's business. */
export function partFromWire({ kind, number, sealed, tag }: PartWire): SealedPart {
  return { kind, number, sealed: fromBase64url(sealed), tag: fromBase64url(tag) }
}

export function toWire({ caseId, recipient, lookup, receiptSealed, ...rest }: SealedReport): ReportWire {
  return {
    caseId,
    recipient,
    lookup,
    receiptSealed: toBase64url(receiptSealed),
    grants: rest.grants.map(({ sealed, ...to }) => ({ ...to, sealed: toBase64url(sealed) })),
    recoveryGrant: rest.recoveryGrant && toBase64url(rest.recoveryGrant),
    recoveryTo: rest.recoveryTo,
    parts: rest.parts.map(partToWire),
  }
}

/** Inverse of toWire. Throws SealingError INPUT where a text is not strict base64url. */
export function fromWire({ caseId, recipient, lookup, receiptSealed, ...rest }: ReportWire): SealedReport {
  return {
    caseId,
    recipient,
    lookup,
    receiptSealed: fromBase64url(receiptSealed),
    grants: rest.grants.map(({ sealed, ...to }) => ({ ...to, sealed: fromBase64url(sealed) })),
    recoveryGrant: rest.recoveryGrant === null ? null : fromBase64url(rest.recoveryGrant),
    recoveryTo: rest.recoveryTo,
    parts: rest.parts.map(partFromWire),
  }
}

/** A sealed report with its files, as a request brings them; null where a text is not strict base64url. */
export function reportFromWire(wire: { sealed: ReportWire; evidence: { blob: string; part: PartWire }[] }) {
  try {
    const evidence = wire.evidence.map(({ blob, part }) => ({ blob, part: partFromWire(part) }))
    return { sealed: fromWire(wire.sealed), evidence }
  } catch (error) {
    if (error instanceof SealingError) return null
    throw error
  }
}

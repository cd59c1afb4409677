import type { Channel } from './case-states'

/** What an officer knows of a case, for the help with whose it may be. `loss`: to the state, in rupiah. */
export type AuthorityFacts = {
  channel: Channel
  lawEnforcer: boolean
  stateOfficial: boolean
  ownHouse: boolean
  unanswered: boolean
  outsideCity: boolean
  loss: number | null
}

export type AuthorityReason = 'ACTOR' | 'LOSS' | 'CRIME' | 'SELF' | 'UNANSWERED' | 'OUTSIDE'
export type AuthorityHint = { agency: string; reasons: AuthorityReason[] }

/** UU 19/2019 Pasal 11 ayat (1) huruf b: "paling sedikit Rp1.000.000.000,00". */
export const KPK_MIN_LOSS = 1_000_000_000

/**
 * Which agencies the law points to, the first first: a help for the one who decides, never a decision. What is met of UU
 * 19/2019 Pasal 11 points to the KPK; a crime without that to the police and the prosecutor (ayat 2).
 */
export function authorityHints(facts: AuthorityFacts): AuthorityHint[] {
  const kpk: AuthorityReason[] = []
  if (facts.lawEnforcer || facts.stateOfficial) kpk.push('ACTOR')
  if (facts.loss !== null && facts.loss >= KPK_MIN_LOSS) kpk.push('LOSS')
  const crime = facts.channel !== 'COMPLAINT'
  const hints: (AuthorityHint | false)[] = [
    kpk.length > 0 && { agency: 'KPK', reasons: kpk },
    facts.ownHouse && { agency: 'INSPEKTORAT_PROVINSI', reasons: ['SELF'] },
    facts.ownHouse && { agency: 'ITJEN', reasons: ['SELF'] },
    crime && kpk.length === 0 && { agency: 'POLRI', reasons: ['CRIME'] },
    crime && kpk.length === 0 && { agency: 'KEJAKSAAN', reasons: ['CRIME'] },
    facts.unanswered && { agency: 'OMBUDSMAN', reasons: ['UNANSWERED'] },
    !crime && facts.outsideCity && { agency: 'SP4N_LAPOR', reasons: ['OUTSIDE'] },
  ]
  return hints.filter((hint) => hint !== false)
}

import { useTranslations } from 'use-intl/react'
import type { Handover, Proposable } from '@/lib/domain/four-eyes'
import type { Proposal } from './proposal-box'

/**
 * In place of what could be proposed while another proposal is open: which one, for whom it waits, where it is decided. Nothing
 * of what is proposed already.
 */
export function HeldBack({ deeds, proposal }: { deeds: readonly (Proposable | Handover)[]; proposal: Proposal }) {
  const t = useTranslations('case.proposal')
  const label = useTranslations('moves.label')
  const { move, by: name, role } = proposal
  const others = deeds.filter((deed) => deed !== move)
  if (others.length === 0) return null
  return (
    <p className="text-soft">
      {t.rich('held', {
        ...{ deeds: others.map((deed) => label(deed)).join(', '), move: label(move), name, role },
        a: (words) => (
          <a href="#usulan" className="font-medium text-link underline">
            {words}
          </a>
        ),
      })}
    </p>
  )
}

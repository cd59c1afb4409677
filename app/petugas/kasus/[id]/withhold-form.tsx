'use client'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import { propose, readmit, withhold } from '../actions'
import { OfficerReasonForm } from './officer-reason-form'
import type { Send } from './use-case'

export type NamedOfficer = { id: string; name: string; title: string }
type Props = { id: string; version: number; state: CaseState; send: Send }

/**
 * A lead marks an officer whom the case names: from then on it does not exist for them. Another lead may take that back; a
 * lead's own marks are not offered.
 */
export function Withholding({
  id,
  version,
  officers,
  marked,
  ...rest
}: Props & { officers: NamedOfficer[]; marked: (NamedOfficer & { mine: boolean })[] }) {
  const t = useTranslations('case.readmit')
  const others = marked.filter(({ mine }) => !mine)
  return (
    <>
      <OfficerReasonForm
        of="withhold"
        {...rest}
        officers={officers}
        deliver={(officerId, reason) => withhold({ id, version, officerId, reason })}
      />
      {others.length > 0 && (
        <OfficerReasonForm
          of="readmit"
          {...rest}
          officers={others}
          deliver={(officerId, reason) => readmit({ id, version, officerId, reason })}
        />
      )}
      {others.length < marked.length && <p className="text-sm text-soft">{t('own')}</p>}
    </>
  )
}

/** Asks another officer to let somebody who does not read this case see who its reporter is. */
export function IdentityForm({ id, version, ...rest }: Props & { officers: NamedOfficer[] }) {
  return (
    <OfficerReasonForm
      of="identity"
      {...rest}
      deliver={(officerId, reason) => propose({ id, version, move: 'identity', officerId, reason })}
    />
  )
}

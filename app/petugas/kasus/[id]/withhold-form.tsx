'use client'
import type { CaseState } from '@/lib/domain/case-states'
import { propose, withhold } from '../actions'
import { OfficerReasonForm } from './officer-reason-form'
import type { Send } from './use-case'

type Props = {
  id: string
  version: number
  state: CaseState
  officers: { id: string; name: string; title: string }[]
  send: Send
}

/** A lead marks an officer whom the case names: from then on it does not exist for them. */
export function WithholdForm({ id, version, ...rest }: Props) {
  return (
    <OfficerReasonForm
      of="withhold"
      {...rest}
      deliver={(officerId, reason) => withhold({ id, version, officerId, reason })}
    />
  )
}

/** Asks another officer to let somebody who does not read this case see who its reporter is. */
export function IdentityForm({ id, version, ...rest }: Props) {
  return (
    <OfficerReasonForm
      of="identity"
      {...rest}
      deliver={(officerId, reason) => propose({ id, version, move: 'identity', officerId, reason })}
    />
  )
}

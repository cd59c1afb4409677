'use client'
import { useTranslations } from 'use-intl/react'
import { Notice } from '@/components/notice'
import type { CaseState } from '@/lib/domain/case-states'
import { MERGE_PROBLEMS } from '@/lib/domain/merging'
import type { Failure } from '@/lib/domain/result'

export type Trouble = Failure | { code: 'OFFLINE'; fields?: undefined }

const NAMING = ['LAST_READER', 'OWN_MARK'] as const

/** Why something was not done, what was kept, what to do. `state`: the case's present one, since it may have just changed. */
export function TroubleNotice({ trouble, state }: { trouble: Trouble; state: CaseState }) {
  const t = useTranslations('case.trouble')
  const merging = useTranslations('case.merge')
  const failures = useTranslations('errors.failure')
  const states = useTranslations('states.state')
  const { code, fields } = trouble
  const words = () => {
    if (code === 'OFFLINE') return t('OFFLINE')
    if (fields?.part) return t('PART')
    if (fields?.proposal) return t('PROPOSAL')
    if (fields?.export) return t('NOT_APPROVED')
    if (fields?.reader) return t('READER')
    if (fields?.recipient) return t('AGENCY_KEY')
    if (fields?.approval) return t(fields.approval.key === 'OWN_PROPOSAL' ? 'OWN_PROPOSAL' : 'FOUR_EYES')
    if (fields?.officerId) return t(NAMING.find((known) => known === fields.officerId?.key) ?? 'NAMED')
    if (fields?.publication) return t(fields.publication.key === 'WITHHELD' ? 'WITHHELD' : 'NO_UNIT')
    if (fields?.merge) return merging(`problem.${MERGE_PROBLEMS.find((one) => one === fields.merge?.key) ?? 'MERGED'}`)
    if (fields?.merged) return t(fields.merged.key === 'KEYLESS' ? 'KEYLESS' : 'MERGED')
    if (fields?.version) return t('MOVED', { state: states(state) })
    if (fields?.assignee) return t(code === 'CONFLICT' ? 'KEY_CHANGED' : 'ASSIGNEE')
    if (code === 'CONFLICT') return t('ILLEGAL', { state: states(state) })
    return failures(code)
  }
  return (
    <Notice tone={code === 'CONFLICT' || code === 'OFFLINE' ? 'warning' : 'danger'} live>
      {words()}
    </Notice>
  )
}

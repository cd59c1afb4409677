'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import { separate } from '../actions'
import { FoldedForm } from './folded-form'
import { ReasonField, readProse } from './reason-field'
import type { Send } from './use-case'
import { useDeed } from './use-deed'

type Props = { id: string; version: number; state: CaseState; send: Send }

/** A lead takes a merging back, with a reason: the report stands on its own again. */
export function SeparateForm({ id, version, state, send }: Props) {
  const t = useTranslations('case.separate')
  const deed = useDeed()
  const [why, setWhy] = useState('')

  function submit() {
    const reason = readProse(why)
    void deed.attempt({ alasan: reason.problem }, () =>
      send('NOTE', reason.text, (part) => separate({ id, version, reason: part })),
    )
  }

  return (
    <FoldedForm
      title={t('title')}
      lead={t('lead')}
      submit={t(deed.sending ? 'sending' : 'submit')}
      deed={deed}
      state={state}
      onSubmit={submit}
    >
      <ReasonField
        id={deed.idOf('alasan')}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={deed.problems.alasan}
        readOnly={deed.sending}
        onChange={setWhy}
      />
    </FoldedForm>
  )
}

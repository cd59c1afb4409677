'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import { PUBLICATION_MAX, publicationTextSchema } from '@/lib/domain/publication'
import { propose } from '../actions'
import { FoldedForm } from './folded-form'
import { ReasonField, readProse } from './reason-field'
import type { Send } from './use-case'
import { useDeed } from './use-deed'

type Props = { id: string; version: number; state: CaseState; unit: string; send: Send }

/** Asks another officer to let a few plain words about the outcome onto the unit's board. */
export function PublishForm({ id, version, state, unit, send }: Props) {
  const t = useTranslations('case.publish')
  const deed = useDeed()
  const [text, setText] = useState('')
  const [why, setWhy] = useState('')

  function submit() {
    const [words, reason] = [readProse(text, publicationTextSchema), readProse(why)]
    void deed.attempt({ teks: words.problem, alasan: reason.problem }, () =>
      send('NOTE', reason.text, (part) => propose({ id, version, move: 'publish', text: words.text, reason: part })),
    )
  }

  return (
    <FoldedForm
      title={t('title')}
      lead={t('lead', { unit })}
      submit={t(deed.sending ? 'sending' : 'submit')}
      deed={deed}
      state={state}
      onSubmit={submit}
    >
      <ReasonField
        id={deed.idOf('teks')}
        label={t('text')}
        hint={t('textHint', { max: PUBLICATION_MAX })}
        value={text}
        problem={deed.problems.teks}
        readOnly={deed.sending}
        onChange={setText}
        rows={4}
      />
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

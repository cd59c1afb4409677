'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { CaseState } from '@/lib/domain/case-states'
import type { PartWire } from '@/lib/sealing/wire'
import { FoldedForm } from './folded-form'
import { PickField } from './pick-field'
import { ReasonField, readProse } from './reason-field'
import type { Send, Sent } from './use-case'
import { useDeed } from './use-deed'

type Props = {
  /** whose words: a namespace of "case" */
  of: 'withhold' | 'readmit' | 'identity'
  state: CaseState
  officers: { id: string; name: string; title: string }[]
  send: Send
  deliver: (officerId: string, reason: PartWire & { kind: 'NOTE' }) => Promise<Sent<unknown>>
}

/** Chooses an officer and says why; the reason is sealed as a note and sent along. */
export function OfficerReasonForm({ of, state, officers, send, deliver }: Props) {
  const t = useTranslations(`case.${of}`)
  const deed = useDeed()
  const [chosen, setChosen] = useState('')
  const [why, setWhy] = useState('')

  function submit() {
    const reason = readProse(why)
    const found = { petugas: chosen === '' ? { key: 'CHOICE' } : undefined, alasan: reason.problem }
    const tell = () => send('NOTE', reason.text, (part) => deliver(chosen, { ...part, kind: 'NOTE' }))
    void deed.attempt(found, tell, () => {
      setChosen('')
      setWhy('')
    })
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
      <PickField
        id={deed.idOf('petugas')}
        label={t('officer')}
        choose={t('choose')}
        options={officers.map(({ id, name, title }) => ({ id, name: `${name} – ${title}` }))}
        value={chosen}
        problem={deed.problems.petugas}
        onChange={setChosen}
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

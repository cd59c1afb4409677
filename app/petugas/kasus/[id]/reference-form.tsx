'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { CaseState } from '@/lib/domain/case-states'
import { line } from '@/lib/domain/text'
import { note } from '../actions'
import { FoldedForm } from './folded-form'
import { PickField } from './pick-field'
import { readProse } from './reason-field'
import type { Send } from './use-case'
import { useDeed } from './use-deed'

const schema = line(60)

type Props = { id: string; state: CaseState; agencies: readonly { id: string; name: string }[]; send: Send }

/**
 * The number under which another house knows the matter. It is a sealed note: with a LAPOR! number whoever hosts this could
 * look up who complained there.
 */
export function ReferenceForm({ id, state, agencies, send }: Props) {
  const t = useTranslations('case.reference')
  const errors = useTranslations('errors')
  const deed = useDeed()
  const [agency, setAgency] = useState('')
  const [number, setNumber] = useState('')
  const [done, setDone] = useState(false)

  function submit() {
    const read = readProse(number, schema)
    const to = agencies.find((one) => one.id === agency)
    const found = { instansi: to ? undefined : { key: 'CHOICE' }, nomor: read.problem }
    const text = t('text', { agency: to?.name ?? '', number: read.text })
    void deed.attempt(
      found,
      () => send('NOTE', text, (part) => note({ id, part })),
      () => {
        setNumber('')
        setDone(true)
      },
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
      <PickField
        id={deed.idOf('instansi')}
        label={t('agency')}
        choose={t('choose')}
        options={agencies}
        value={agency}
        problem={deed.problems.instansi}
        onChange={setAgency}
      />
      <Field
        id={deed.idOf('nomor')}
        label={t('number')}
        error={deed.problems.nomor && problemText(errors, deed.problems.nomor)}
      >
        {(aria) => (
          <input
            {...aria}
            autoComplete="off"
            value={number}
            readOnly={deed.sending}
            onChange={({ target }) => {
              setNumber(target.value)
              setDone(false)
            }}
            className={CONTROL}
          />
        )}
      </Field>
      {done && (
        <Notice tone="success" live>
          {t('done')}
        </Notice>
      )}
    </FoldedForm>
  )
}

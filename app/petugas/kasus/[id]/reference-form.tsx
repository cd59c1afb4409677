'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { CaseState } from '@/lib/domain/case-states'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import { line } from '@/lib/domain/text'
import { note } from '../actions'
import { FoldedForm } from './folded-form'
import { PickField } from './pick-field'
import type { Trouble } from './trouble'
import type { Send } from './use-case'

const schema = line(60)

type Props = { id: string; state: CaseState; agencies: readonly { id: string; name: string }[]; send: Send }

/**
 * The number under which another house knows the matter. It is a sealed note: with a LAPOR! number whoever hosts this could
 * look up who complained there.
 */
export function ReferenceForm({ id, state, agencies, send }: Props) {
  const t = useTranslations('case.reference')
  const errors = useTranslations('errors')
  const field = useId()
  const router = useRouter()
  const [agency, setAgency] = useState('')
  const [number, setNumber] = useState('')
  const [problems, setProblems] = useState<{ agency?: FieldProblem; number?: FieldProblem }>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [phase, setPhase] = useState<'idle' | 'sending' | 'done'>('idle')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (phase === 'sending') return
    const parsed = schema.safeParse(number)
    const to = agencies.find((one) => one.id === agency)
    const found = {
      agency: to ? undefined : { key: 'CHOICE' },
      number: parsed.success ? undefined : fieldProblems(parsed.error)[''],
    }
    setProblems(found)
    setTrouble(null)
    if (!to || !parsed.success) return document.getElementById(`${field}-${to ? 'nomor' : 'instansi'}`)?.focus()
    setPhase('sending')
    const text = t('text', { agency: to.name, number: parsed.data })
    const result = await send('NOTE', text, (part) => note({ id, part }))
    setPhase(result.ok ? 'done' : 'idle')
    router.refresh()
    if (!result.ok) return setTrouble(result.error)
    setNumber('')
  }

  return (
    <FoldedForm
      title={t('title')}
      lead={t('lead')}
      submit={t(phase === 'sending' ? 'sending' : 'submit')}
      sending={phase === 'sending'}
      trouble={trouble}
      state={state}
      onSubmit={submit}
    >
      <PickField
        id={`${field}-instansi`}
        label={t('agency')}
        choose={t('choose')}
        options={agencies}
        value={agency}
        problem={problems.agency}
        onChange={setAgency}
      />
      <Field id={`${field}-nomor`} label={t('number')} error={problems.number && problemText(errors, problems.number)}>
        {(aria) => (
          <input
            {...aria}
            autoComplete="off"
            value={number}
            readOnly={phase === 'sending'}
            onChange={({ target }) => {
              setNumber(target.value)
              setPhase('idle')
            }}
            className={CONTROL}
          />
        )}
      </Field>
      {phase === 'done' && (
        <Notice tone="success" live>
          {t('done')}
        </Notice>
      )}
    </FoldedForm>
  )
}

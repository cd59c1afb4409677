'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { TickBox } from '@/components/tick-box'
import type { CaseState } from '@/lib/domain/case-states'
import type { FieldProblem } from '@/lib/domain/result'
import { propose } from '../../actions'
import { PickField } from '../pick-field'
import { problemOf, ReasonField, readProse } from '../reason-field'
import { type Trouble, TroubleNotice } from '../trouble'
import type { Send } from '../use-case'
import type { DossierProps } from './dossier'

type Props = Pick<DossierProps, 'id' | 'version' | 'agencies'> & { state: CaseState; again: boolean; send: Send }

/** Asks another officer to let the dossier out: to whom, with or without the reporter's name, and why. */
export function ProposeExport({ id, version, state, agencies, again, send }: Props) {
  const t = useTranslations('dossier.propose')
  const field = useId()
  const router = useRouter()
  const [agency, setAgency] = useState('')
  const [named, setNamed] = useState(false)
  const [why, setWhy] = useState('')
  const [problems, setProblems] = useState<{ agency?: FieldProblem; why?: FieldProblem }>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  const chosen = agencies.find((one) => one.id === agency)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const reason = readProse(why)
    const found = { agency: chosen ? undefined : { key: 'CHOICE' }, why: problemOf(reason) }
    setProblems(found)
    setTrouble(null)
    if (!chosen || !reason.ok) return document.getElementById(`${field}-${chosen ? 'alasan' : 'instansi'}`)?.focus()
    setSending(true)
    const result = await send('NOTE', reason.value, (part) =>
      propose({ id, version, move: 'export', agency, named, reason: part }),
    )
    setSending(false)
    router.refresh()
    if (result.ok) setWhy('')
    else setTrouble(result.error)
  }

  const form = (
    <form method="post" onSubmit={submit} aria-busy={sending} className="flex flex-col gap-3">
      <p className="text-soft">{t('lead')}</p>
      <PickField
        id={`${field}-instansi`}
        label={t('agency')}
        hint={chosen && (chosen.sign ? t('sign', { sign: chosen.sign }) : t('noKey'))}
        choose={t('choose')}
        options={agencies}
        value={agency}
        problem={problems.agency}
        onChange={setAgency}
      />
      <TickBox label={t('named')} checked={named} onChange={({ target }) => setNamed(target.checked)} />
      <ReasonField
        id={`${field}-alasan`}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={problems.why}
        readOnly={sending}
        onChange={setWhy}
      />
      {trouble && <TroubleNotice trouble={trouble} state={state} />}
      <Button type="submit" className="self-start" aria-disabled={sending || undefined}>
        {t(sending ? 'sending' : 'submit')}
      </Button>
    </form>
  )
  if (!again) return form
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{t('again')}</summary>
      <div className="border-t border-line p-4">{form}</div>
    </details>
  )
}

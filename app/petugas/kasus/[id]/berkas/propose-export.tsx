'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { TickBox } from '@/components/tick-box'
import type { CaseState } from '@/lib/domain/case-states'
import { propose } from '../../actions'
import { PickField } from '../pick-field'
import { ReasonField, readProse } from '../reason-field'
import { TroubleNotice } from '../trouble'
import type { Send } from '../use-case'
import { useDeed } from '../use-deed'
import type { DossierProps } from './dossier'

type Props = Pick<DossierProps, 'id' | 'version' | 'agencies'> & { state: CaseState; again: boolean; send: Send }

/** Asks another officer to let the dossier out: to whom, with or without the reporter's name, and why. */
export function ProposeExport({ id, version, state, agencies, again, send }: Props) {
  const t = useTranslations('dossier.propose')
  const deed = useDeed()
  const [agency, setAgency] = useState('')
  const [named, setNamed] = useState(false)
  const [why, setWhy] = useState('')
  const chosen = agencies.find((one) => one.id === agency)

  function submit(event: FormEvent) {
    event.preventDefault()
    const reason = readProse(why)
    const ask = () =>
      send('NOTE', reason.text, (part) => propose({ id, version, move: 'export', agency, named, reason: part }))
    void deed.attempt({ instansi: chosen ? undefined : { key: 'CHOICE' }, alasan: reason.problem }, ask, () =>
      setWhy(''),
    )
  }

  const form = (
    <form method="post" onSubmit={submit} aria-busy={deed.sending} className="flex flex-col gap-3">
      <p className="text-soft">{t('lead')}</p>
      <PickField
        id={deed.idOf('instansi')}
        label={t('agency')}
        hint={chosen && (chosen.sign ? t('sign', { sign: chosen.sign }) : t('noKey'))}
        choose={t('choose')}
        options={agencies}
        value={agency}
        problem={deed.problems.instansi}
        onChange={setAgency}
      />
      <TickBox label={t('named')} checked={named} onChange={({ target }) => setNamed(target.checked)} />
      <ReasonField
        id={deed.idOf('alasan')}
        label={t('why')}
        hint={t('whyHint')}
        value={why}
        problem={deed.problems.alasan}
        readOnly={deed.sending}
        onChange={setWhy}
      />
      {deed.trouble && <TroubleNotice trouble={deed.trouble} state={state} />}
      <Button type="submit" className="self-start" aria-disabled={deed.sending || undefined}>
        {t(deed.sending ? 'sending' : 'submit')}
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

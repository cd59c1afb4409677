'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import type { Assignable } from '@/lib/data/case-assign'
import type { CaseState } from '@/lib/domain/case-states'
import { assign } from '../actions'
import { grantFor } from '../grant-for'
import type { OpenMerged } from './merged-cases'
import { type Trouble, TroubleNotice } from './trouble'

const NOBODY = '-'

type Props = {
  id: string
  version: number
  state: CaseState
  assigneeId: string | null
  officers: Assignable[]
  secret: string
  /** what is merged into it, as far as it is open here: its key goes along */
  merged: () => readonly OpenMerged[]
}

/** Gives the case to somebody: its key is sealed to them here, in the lead's browser. */
export function AssignForm({ id, version, state, assigneeId, officers, secret, merged }: Props) {
  const t = useTranslations('case.assign')
  const router = useRouter()
  const [chosen, setChosen] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [phase, setPhase] = useState<'idle' | 'sending' | 'done'>('idle')
  const others = officers.filter((officer) => officer.id !== assigneeId)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (phase === 'sending' || chosen === '') return
    setTrouble(null)
    setPhase('sending')
    try {
      const to = officers.find((officer) => officer.id === chosen)
      const keys = to && merged().map(async (one) => ({ id: one.id, grant: (await grantFor(one.secret, to)).grant }))
      const result = await assign({
        ...{ id, version, assignee: to ? await grantFor(secret, to) : null, merged: await Promise.all(keys ?? []) },
      })
      setPhase(result.ok ? 'done' : 'idle')
      if (result.ok) setChosen('')
      else setTrouble(result.error)
    } catch {
      setPhase('idle')
      setTrouble({ code: 'OFFLINE' })
    }
    router.refresh()
  }

  if (others.length === 0 && assigneeId === null) return <p className="text-soft">{t('none')}</p>
  return (
    <form method="post" onSubmit={submit} className="flex flex-col items-start gap-3" aria-busy={phase === 'sending'}>
      <div className="w-full">
        <Field id="tugaskan" label={t('label')} hint={t('hint')}>
          {(aria) => (
            <select
              {...aria}
              value={chosen}
              onChange={(event) => {
                setChosen(event.target.value)
                setPhase('idle')
              }}
              className={CONTROL}
            >
              <option value="">{t('choose')}</option>
              {others.map(({ id: officerId, name, title }) => (
                <option key={officerId} value={officerId}>
                  {name} – {title}
                </option>
              ))}
              {assigneeId && <option value={NOBODY}>{t('nobody')}</option>}
            </select>
          )}
        </Field>
      </div>
      {trouble && <TroubleNotice trouble={trouble} state={state} />}
      {phase === 'done' && (
        <Notice tone="success" live>
          {t('done')}
        </Notice>
      )}
      <Button type="submit" variant="secondary" aria-disabled={phase === 'sending' || chosen === '' || undefined}>
        {t(phase === 'sending' ? 'sending' : 'submit')}
      </Button>
    </form>
  )
}

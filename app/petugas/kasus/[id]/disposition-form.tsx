'use client'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { Addressee } from '@/lib/data/addressees'
import { ANSWER_DAYS } from '@/lib/domain/disposition'
import type { FieldProblem } from '@/lib/domain/result'
import { addressees, sendOne } from '../../disposisi/actions'
import { LetterForm } from '../../disposisi/letter-form'
import { sealDisposition } from '../../disposisi/seal'
import type { Sent } from '../../disposisi/use-disposition'
import { OperatorTicks } from './operator-ticks'

type Units = { id: string; name: string; operators: Addressee[] }[]
type Props = { id: string; secret: string; warns: boolean; unitId: string | null }

/** A new letter to a unit. Whom it can go to is asked when somebody wants to write. */
export function DispositionForm({ id, secret, warns, unitId }: Props) {
  const t = useTranslations('disposition')
  const errors = useTranslations('errors')
  const field = useId()
  const router = useRouter()
  const [phase, setPhase] = useState<'closed' | 'asking' | 'failed' | 'open'>('closed')
  const [units, setUnits] = useState<Units>([])
  const [unit, setUnit] = useState('')
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [problems, setProblems] = useState<{ unit?: FieldProblem; operators?: FieldProblem }>({})
  const [sentAs, setSentAs] = useState<string | null>(null)
  const pending = useRef<{ of: string; sealed: Awaited<ReturnType<typeof sealDisposition>> }>(undefined)
  const operators = units.find((one) => one.id === unit)?.operators ?? []

  async function ask() {
    if (phase === 'asking') return
    setPhase('asking')
    setSentAs(null)
    const result = await addressees({ id }).catch(() => null)
    if (!result?.ok) return setPhase('failed')
    setUnits(result.value)
    choose(result.value.some((one) => one.id === unitId) ? (unitId ?? '') : '')
    setPhase('open')
  }

  // Nobody is ticked for the officer: an operator may be the one accused, or an account that an administrator made up.
  function choose(next: string) {
    setUnit(next)
    setChosen(new Set())
  }

  /** The list anew; whoever is gone from it, or has another key by now, is chosen no longer. */
  async function renew() {
    const again = await addressees({ id })
    if (!again.ok) return
    setUnits(again.value)
    const keys = new Set(operators.map(({ id, recipient }) => `${id} ${recipient}`))
    const same = again.value.flatMap((one) => one.operators).filter((one) => keys.has(`${one.id} ${one.recipient}`))
    setChosen(new Set(same.map((one) => one.id).filter((one) => chosen.has(one))))
  }

  function check(): boolean {
    const found = {
      unit: unit === '' ? { key: 'CHOICE' } : undefined,
      operators: unit !== '' && chosen.size === 0 ? { key: 'REQUIRED' } : undefined,
    }
    setProblems(found)
    if (found.unit || found.operators) document.getElementById(`${field}-${found.unit ? 'unit' : 'petugas'}`)?.focus()
    return !found.unit && !found.operators
  }

  async function send(text: string, days: number): Promise<Sent> {
    const to = operators.filter((operator) => chosen.has(operator.id))
    // What went out without an answer goes out again as it was: sent twice, it is one.
    const of = JSON.stringify([text, days, unit, to.map(({ id, recipient }) => [id, recipient])])
    try {
      if (pending.current?.of !== of) pending.current = { of, sealed: await sealDisposition(secret, to, text) }
      const result = await sendOne({ id, unitId: unit, days, ...pending.current.sealed })
      if (result.ok) {
        pending.current = undefined
        setSentAs(result.value.reference)
        setPhase('closed')
      } else if (result.error.fields?.officers) await renew()
      router.refresh()
      return result
    } catch {
      return { ok: false, error: { code: 'OFFLINE' } }
    }
  }

  if (phase !== 'open')
    return (
      <>
        {sentAs && (
          <Notice tone="success" live>
            {t('form.sent', { reference: sentAs })}
          </Notice>
        )}
        {phase === 'failed' && (
          <Notice tone="warning" live>
            {t('failed.UNAVAILABLE')}
          </Notice>
        )}
        <Button
          variant="secondary"
          className="self-start"
          aria-disabled={phase === 'asking' || undefined}
          onClick={() => void ask()}
        >
          {t('write')}
        </Button>
      </>
    )
  if (units.length === 0) return <Notice>{t('form.nobody')}</Notice>
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-4">
      <h3>{t('form.title')}</h3>
      {warns && (
        <Notice tone="warning" title={t('form.warning.title')}>
          {t('form.warning.text')}
        </Notice>
      )}
      <LetterForm
        draft={{ place: `${id}:disposisi`, secret }}
        words={{ label: t('form.label'), hint: t('form.hint'), submit: t('form.submit') }}
        days={ANSWER_DAYS.usual}
        check={check}
        send={send}
        before={
          <>
            <Field
              id={`${field}-unit`}
              label={t('form.unit')}
              error={problems.unit && problemText(errors, problems.unit)}
            >
              {(aria) => (
                <select {...aria} value={unit} onChange={(event) => choose(event.target.value)} className={CONTROL}>
                  <option value="">{t('form.choose')}</option>
                  {units.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {operators.length > 0 && (
              <OperatorTicks
                id={`${field}-petugas`}
                legend={t('form.operators')}
                hint={t('form.operatorsHint')}
                operators={operators}
                chosen={chosen}
                problem={problems.operators}
                onChange={setChosen}
              />
            )}
          </>
        }
      />
      <Button variant="quiet" className="self-start" onClick={() => setPhase('closed')}>
        {t('form.cancel')}
      </Button>
    </div>
  )
}

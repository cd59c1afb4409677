'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import type { GratuityFacts } from '@/lib/data/gratuities'
import type { Day } from '@/lib/domain/calendar'
import { type GratuityMove, RULINGS, rulingSchema } from '@/lib/domain/gratuity'
import type { FieldProblem } from '@/lib/domain/result'
import { PickField } from '../../kasus/[id]/pick-field'
import { ReasonField, readProse } from '../../kasus/[id]/reason-field'
import { move as makeMove } from '../actions'
import { sealNote } from '../seal'

type Trouble = 'CHANGED' | 'OFFLINE' | 'NOT_FOUND' | 'UNAUTHENTICATED' | 'UNAVAILABLE' | 'INVALID'
type Props = {
  facts: GratuityFacts
  today: Day
  move: GratuityMove
  secret: string
  /** of the note that goes with the step */
  number: number
  /** the page is read again, also where somebody else was faster */
  onDone: (made: boolean) => Promise<void>
}

/** The next step of a gratuity, with what it takes: a day and the KPK's receipt, a ruling, or nothing but a note. */
export function StepForm({ facts, today, move, secret, number, onDone }: Props) {
  const t = useTranslations('gratuity')
  const errors = useTranslations('errors')
  const field = useId()
  const [reportedOn, setReportedOn] = useState('')
  const [ruling, setRuling] = useState('')
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<Record<string, FieldProblem | undefined>>({})
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sending, setSending] = useState(false)
  const reports = move === 'report'

  function wrongDay(): FieldProblem | undefined {
    if (!reports) return undefined
    if (reportedOn === '') return { key: 'REQUIRED' }
    if (reportedOn > today) return { key: 'FUTURE' }
    return reportedOn < facts.happenedOn ? { key: 'BEFORE_GIFT' } : undefined
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const note = text.trim() === '' && !reports ? null : readProse(text)
    const chosen = rulingSchema.safeParse(ruling).data
    const found = {
      tanggal: wrongDay(),
      penetapan: move === 'determine' && !chosen ? { key: 'CHOICE' } : undefined,
      catatan: note?.problem,
    }
    setProblems(found)
    setTrouble(null)
    const first = Object.entries(found).find(([, problem]) => problem)?.[0]
    if (first) return document.getElementById(`${field}-${first}`)?.focus()
    setSending(true)
    const result = await makeMove({
      ...{ id: facts.id, version: facts.version, move },
      ...(reports && { reportedOn }),
      ...(move === 'determine' && { ruling: chosen }),
      ...(note && { note: await sealNote(secret, facts.id, number, note.text) }),
    }).catch(() => null)
    if (result === null || result.ok || result.error.code === 'CONFLICT') await onDone(result?.ok ?? false)
    setSending(false)
    if (result?.ok) return
    if (!result) setTrouble('OFFLINE')
    else if (result.error.code === 'CONFLICT') setTrouble('CHANGED')
    else {
      const { reportedOn: day, ruling: of, note: said } = result.error.fields ?? {}
      setProblems({ tanggal: day, penetapan: of, catatan: said })
      setTrouble(
        result.error.code === 'UNAUTHENTICATED' || result.error.code === 'UNAVAILABLE' ? result.error.code : 'INVALID',
      )
    }
  }

  return (
    <section aria-labelledby="langkah" className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4">
      <h2 id="langkah" className="text-xl">
        {t('steps.title')}
      </h2>
      <form method="post" onSubmit={submit} aria-busy={sending} className="flex flex-col gap-3">
        {reports && (
          <Field
            id={`${field}-tanggal`}
            label={t('steps.reportedOn')}
            error={problems.tanggal && problemText(errors, problems.tanggal)}
          >
            {(aria) => (
              <input
                {...aria}
                type="date"
                min={facts.happenedOn}
                max={today}
                value={reportedOn}
                onChange={({ target }) => setReportedOn(target.value)}
                autoComplete="off"
                className={CONTROL}
              />
            )}
          </Field>
        )}
        {move === 'determine' && (
          <PickField
            id={`${field}-penetapan`}
            label={t('steps.ruling')}
            choose={t('steps.choose')}
            options={RULINGS.map((id) => ({ id, name: t(`ruling.${id}`) }))}
            value={ruling}
            problem={problems.penetapan}
            onChange={setRuling}
          />
        )}
        <ReasonField
          id={`${field}-catatan`}
          label={t(reports ? 'steps.receipt' : 'steps.note')}
          hint={t(reports ? 'steps.receiptHint' : 'steps.noteHint')}
          value={text}
          problem={problems.catatan}
          readOnly={sending}
          onChange={setText}
          rows={reports ? 1 : 3}
        />
        {trouble && (
          <Notice tone="warning" live>
            {trouble === 'CHANGED' || trouble === 'OFFLINE' ? t(`steps.${trouble}`) : errors(`failure.${trouble}`)}
          </Notice>
        )}
        <Button type="submit" className="self-start" aria-disabled={sending || undefined}>
          {t(sending ? 'steps.sending' : `steps.${move}`)}
        </Button>
      </form>
    </section>
  )
}

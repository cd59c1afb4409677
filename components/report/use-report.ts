import { useRef, useState } from 'react'
import { useForm, type FieldErrors, type Resolver } from 'react-hook-form'
import type { Day } from '@/lib/domain/calendar'
import type { Report } from '@/lib/domain/report'
import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import { STEPS, type Reader, type Step } from './answers'
import type { FieldName } from './binding'
import type { Refusal } from './post'
import type { ReceiptFacts } from './receipt'
import type { SealingLead } from './sealing'
import { useSend } from './use-send'

export type Phase =
  | { name: Step | 'check' }
  | { name: 'sending'; stage: 'sealing' | 'sending' }
  | { name: 'failed'; reason: Refusal | 'SEAL'; minutes: number }
  | { name: 'receipt'; facts: ReceiptFacts }

const FIELDS: Record<Step, readonly FieldName[]> = {
  experience: ['experience', 'complaint'],
  place: ['unitId', 'place', 'serviceId'],
  story: ['story'],
  details: ['amount', 'when', 'day', 'who'],
  readers: ['excluded', 'identity', 'name', 'contact'],
}

export type ReportSetup = {
  today: Day
  /** What the first page has asked already. */
  first: Pick<ReportForm, 'experience' | 'complaint' | 'unitId'>
  leads: readonly (Reader & SealingLead)[]
  recoveryRecipient: string | null
  unitName: (unitId: string | null) => string | null
}

/** The form's steps: what is asked now, forward, back, and the sending at the end. */
export function useReport({ today, first, leads, recoveryRecipient, unitName }: ReportSetup) {
  const [phase, setPhase] = useState<Phase>({ name: 'place' })
  /** The check page has been reached: a changed answer leads back to it. */
  const [checked, setChecked] = useState(false)
  /** The code that checks answers could not be loaded. */
  const [offline, setOffline] = useState(false)
  const busy = useRef(false)
  const { prepare, send } = useSend({ leads, recoveryRecipient }, unitName)

  const check: Resolver<ReportForm, unknown, Report> = async (values, context, options) => {
    const { resolverFor } = await import('./check')
    return resolverFor(
      today,
      leads.map(({ id }) => id),
    )(values, context, options)
  }
  const form = useForm<ReportForm, unknown, Report>({ defaultValues: { ...EMPTY_REPORT, ...first }, resolver: check })

  async function next(step: Step) {
    try {
      const passed = await form.trigger([...FIELDS[step]], { shouldFocus: true })
      setOffline(false)
      if (!passed) return
      const following = STEPS[STEPS.indexOf(step) + 1]
      if (checked || !following) toCheck()
      else setPhase({ name: following })
    } catch {
      setOffline(true)
    }
  }

  function back(step: Step) {
    const before = STEPS[STEPS.indexOf(step) - 1]
    if (before) setPhase({ name: before })
  }

  function toCheck() {
    setChecked(true)
    setPhase({ name: 'check' })
  }

  async function deliver(report: Report) {
    if (busy.current) return
    busy.current = true
    const sent = await send(report, (stage) => setPhase({ name: 'sending', stage }))
    busy.current = false
    if (sent === 'SEAL') return setPhase({ name: 'failed', reason: 'SEAL', minutes: 1 })
    if (!sent.ok) {
      for (const [field, problem] of Object.entries(sent.fields ?? {}))
        if (field in EMPTY_REPORT) form.setError(field as FieldName, { type: 'server', message: problem.key })
      return setPhase({ name: 'failed', reason: sent.reason, minutes: sent.minutes })
    }
    form.reset(EMPTY_REPORT) // what was written is sealed now; nothing of it stays on the page
    const { reference, verifyBy } = sent.accepted
    setPhase({ name: 'receipt', facts: { code: sent.code, reference, verifyBy } })
  }

  /** An answer that was right on its page and is not any more (midnight has passed, an officer has left): to that page. */
  function toFirstProblem(errors: FieldErrors<ReportForm>) {
    const step = STEPS.find((name) => FIELDS[name].some((field) => errors[field]))
    setPhase({ name: step ?? 'check' })
  }

  return {
    ...{ phase, form, offline, next, back, prepare, toCheck },
    submit: () =>
      form
        .handleSubmit(deliver, toFirstProblem)()
        .catch(() => setOffline(true)),
    change: (step: Step) => setPhase({ name: step }),
  }
}

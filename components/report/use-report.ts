import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useForm, type FieldErrors, type Resolver } from 'react-hook-form'
import type { TakenUp } from '@/components/draft/draft-return'
import { useDraft } from '@/components/draft/use-draft'
import { onLeaving } from '@/components/leaving'
import type { Places } from '@/lib/data/public-places'
import { dayOf } from '@/lib/domain/calendar'
import type { Report } from '@/lib/domain/report'
import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import { resumeAt, STEP_FIELDS, STEPS, stepsOf, UNKNOWN_FIELDS, type Step } from '@/lib/domain/report-steps'
import type { Reader } from './answers'
import type { FieldName } from './binding'
import { pushEntry, rewind, stepIn } from './form-history'
import { offeredAt } from './offered'
import type { Refusal } from './post'
import type { ReceiptFacts } from './receipt'
import type { SealingLead } from './sealing'
import { useSend, type Stage } from './use-send'

export type Phase =
  | { name: Step | 'check' }
  | { name: 'sending'; stage: Stage }
  | { name: 'failed'; reason: Refusal | 'SEAL'; minutes: number; waiting: string | null }
  | { name: 'receipt'; facts: ReceiptFacts }

export type ReportSetup = {
  /** What the first page has asked already. */
  first: Partial<ReportForm> & Pick<ReportForm, 'experience' | 'unitId'>
  /** of the draft that `first` was taken from: its lock, and the keys that its files are sealed to */
  draft: Omit<TakenUp, 'answers'> | null
  leads: readonly (Reader & SealingLead)[]
  recoveryRecipient: string | null
  places: Places
}

/** The form's steps: what is asked now, forward, back, and the sending at the end. */
export function useReport({ first, draft: taken, leads, recoveryRecipient, places }: ReportSetup) {
  // The pages behind the first that there is a way back to already, and the one that is asked now.
  const [entered] = useState<readonly (Step | 'check')[]>(() => {
    const path = stepsOf(first.experience, !taken || offeredAt(places, first.unitId).length > 0)
    const at = taken ? resumeAt(path, first) : 1
    return [...path.slice(1, at), path[at] ?? 'check']
  })
  const [phase, setPhase] = useState<Phase>({ name: entered.at(-1) ?? 'check' })
  /** Whose questions had all been passed when the check page came: a changed answer leads back to it. */
  const [checked, setChecked] = useState<string | null>(null)
  /** The code that checks answers could not be loaded. */
  const [offline, setOffline] = useState(false)
  const busy = useRef(false)
  const { evidence, prepare, send, withdraw, keysNow } = useSend(
    { leads, recoveryRecipient },
    (unitId) => places.units.find(({ id }) => id === unitId)?.name ?? null,
    { kept: taken?.keys },
  )
  const draft = useDraft(taken?.lock ?? null, keysNow)

  const check: Resolver<ReportForm, unknown, Report> = async (values, context, options) => {
    const { resolverFor } = await import('./check')
    return resolverFor(
      dayOf(new Date()), // of this phone: the page may be a copy of days ago, or open since yesterday
      leads.map(({ id }) => id),
    )(values, context, options)
  }
  const form = useForm<ReportForm, unknown, Report>({ defaultValues: { ...EMPTY_REPORT, ...first }, resolver: check })

  // The first page is an entry of its own, each page after it another.
  useEffect(() => entered.forEach(pushEntry), [entered])

  useEffect(() => {
    function onBack(event: PopStateEvent) {
      const step = stepIn(event.state)
      const name = step === 'check' ? step : (STEPS.find((one) => one === step) ?? 'experience')
      setPhase((now) => (now.name === 'sending' || now.name === 'receipt' ? now : { name }))
    }
    window.addEventListener('popstate', onBack)
    return () => window.removeEventListener('popstate', onBack)
  }, [])
  useEffect(() => onLeaving(() => form.reset(EMPTY_REPORT)), [form])

  // The files of a draft whose tab was closed go on from where they were.
  const recall = useEffectEvent(
    () =>
      void evidence
        .recall()
        .then(evidence.run)
        .catch(() => undefined),
  )
  useEffect(() => {
    if (taken?.keys) recall()
  }, [taken])

  /** The pages for the answers of now. */
  function steps(): readonly Step[] {
    const { experience, unitId } = form.getValues()
    return stepsOf(experience, offeredAt(places, unitId).length > 0)
  }

  function show(name: Step | 'check') {
    void draft.keep(form.getValues())
    pushEntry(name)
    setPhase({ name })
  }

  async function next(step: Step) {
    try {
      const passed = await form.trigger([...STEP_FIELDS[step]], { shouldFocus: true })
      setOffline(false)
      if (!passed) return
      const offered = offeredAt(places, form.getValues('unitId'))
      // Another office may not offer the service that was chosen before.
      if (!offered.some(({ id }) => id === form.getValues('serviceId'))) form.setValue('serviceId', '')
      const path = steps()
      // A page that is off the path was reached from the check page.
      const following = path.includes(step) ? path[path.indexOf(step) + 1] : undefined
      if (checked === form.getValues('experience') || !following) toCheck()
      else show(following)
    } catch {
      setOffline(true)
    }
  }

  /** "Don't know": whatever was answered here is left unsaid. */
  async function skip(step: Step) {
    for (const field of UNKNOWN_FIELDS[step] ?? []) form.setValue(field, '')
    await next(step)
  }

  function toCheck() {
    setChecked(form.getValues('experience'))
    show('check')
  }

  async function deliver(report: Report) {
    if (busy.current) return
    busy.current = true
    const answers = form.getValues()
    const sent = await send(
      report,
      (stage) => setPhase({ name: 'sending', stage }),
      () => draft.keep(answers),
    )
    busy.current = false
    if (sent === 'FILES') return setPhase({ name: 'check' })
    if (sent !== 'SEAL' && (sent.ok || sent.waiting !== null)) void draft.forget().catch(() => undefined)
    if (sent === 'SEAL') return setPhase({ name: 'failed', reason: 'SEAL', minutes: 1, waiting: null })
    if (!sent.ok) {
      if (sent.fields?.evidence) return setPhase({ name: 'check' })
      for (const [field, problem] of Object.entries(sent.fields ?? {}))
        if (field in EMPTY_REPORT) form.setError(field as FieldName, { type: 'server', message: problem.key })
      return setPhase({ name: 'failed', reason: sent.reason, minutes: sent.minutes, waiting: sent.waiting })
    }
    form.reset(EMPTY_REPORT) // what was written is sealed now; nothing of it stays on the page
    const { reference, verifyBy } = sent.accepted
    rewind()
    setPhase({ name: 'receipt', facts: { code: sent.code, reference, verifyBy, aside: sent.aside } })
  }

  /** An answer that was right on its page and is not any more (midnight has passed, an officer has left): to that page. */
  function toFirstProblem(errors: FieldErrors<ReportForm>) {
    show(STEPS.find((name) => STEP_FIELDS[name].some((field) => errors[field])) ?? 'check')
  }

  const submit = () =>
    form
      .handleSubmit(deliver, toFirstProblem)()
      .catch(() => setOffline(true))

  // What waits goes as soon as there is a signal, or when the server may be less busy. Where the service worker was faster, the
  // same report gets its answer again.
  const waiting = phase.name === 'failed' && phase.waiting !== null
  const minutes = phase.name === 'failed' && phase.reason !== 'NETWORK' ? phase.minutes : null
  const again = useEffectEvent(() => void submit())
  useEffect(() => {
    if (!waiting) return
    const sent = new BroadcastChannel('jari-tunggu')
    sent.onmessage = again
    window.addEventListener('online', again)
    const later = minutes === null ? undefined : setTimeout(again, minutes * 60_000)
    return () => {
      sent.close()
      window.removeEventListener('online', again)
      clearTimeout(later)
    }
  }, [waiting, minutes])

  return {
    ...{ phase, form, evidence, draft, offline, steps, next, skip, prepare, submit },
    back: () => window.history.back(),
    /** The report goes first, and the files that have not arrived stay on this phone. */
    first: () =>
      void evidence.layAside().then(
        (all) => (all ? submit() : undefined),
        () => setOffline(true),
      ),
    toCheck() {
      withdraw()
      toCheck()
    },
    change: (step: Step) => show(step),
  }
}

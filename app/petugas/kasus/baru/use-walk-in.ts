import { zodResolver } from '@hookform/resolvers/zod'
import { useRef, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { Reader } from '@/components/report/answers'
import type { FieldName } from '@/components/report/binding'
import { resolverFor } from '@/components/report/check'
import type { Posted, Refusal } from '@/components/report/post'
import type { SealingLead } from '@/components/report/sealing'
import { type Stage, useSend } from '@/components/report/use-send'
import type { Places } from '@/lib/data/public-places'
import type { Day } from '@/lib/domain/calendar'
import type { Report } from '@/lib/domain/report'
import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import { type WalkIn, type WalkInForm, walkInSchema } from '@/lib/domain/walk-in'
import { file, readers } from './actions'

export type WalkInSetup = {
  officerId: string
  today: Day
  places: Places
  leads: readonly (Reader & SealingLead)[]
  recoveryRecipient: string | null
}

/** What stands on the slip; `came`: how and when. */
export type Filed = { code: string; reference: string; verifyBy: Day; came: WalkIn }
type Failed = Refusal | 'SEAL' | 'SIGNED_OUT'
type Phase = { name: 'form'; failed?: Failed } | { name: 'sending'; stage: Stage } | { name: 'slip'; filed: Filed }

/** Seals and files what an officer writes down; nothing of it is kept once it has arrived, nor waits on this computer. */
export function useWalkIn({ today, places, leads, recoveryRecipient }: WalkInSetup) {
  const [phase, setPhase] = useState<Phase>({ name: 'form' })
  const busy = useRef(false)
  const { evidence, prepare, send } = useSend<Report & WalkIn>(
    { leads, recoveryRecipient },
    (unitId) => places.units.find(({ id }) => id === unitId)?.name ?? null,
    { deliver: post },
  )
  const report = useForm<ReportForm, unknown, Report>({
    defaultValues: EMPTY_REPORT,
    resolver: resolverFor(
      today,
      leads.map(({ id }) => id),
    ),
  })
  const came = useForm<WalkInForm, unknown, WalkIn>({
    defaultValues: { via: '', receivedOn: today },
    resolver: zodResolver(walkInSchema(today)) as unknown as Resolver<WalkInForm, unknown, WalkIn>,
  })

  async function submit() {
    if (busy.current) return
    busy.current = true
    try {
      let how: WalkIn | undefined
      await came.handleSubmit((given) => void (how = given))()
      // The second form is checked as well, so that all that is wrong is shown at once.
      await report.handleSubmit((given) => how && deliver(given, how), undefined)()
    } finally {
      busy.current = false
    }
  }

  async function deliver(given: Report, how: WalkIn) {
    const sent = await send({ ...given, ...how }, (stage) => setPhase({ name: 'sending', stage }))
    if (sent === 'SEAL') return setPhase({ name: 'form', failed: 'SEAL' })
    if (sent === 'FILES') return setPhase({ name: 'form', failed: 'UNAVAILABLE' })
    if (!sent.ok) {
      const { session, ...fields } = sent.fields ?? {}
      for (const [field, { key }] of Object.entries(fields))
        if (field in EMPTY_REPORT) report.setError(field as FieldName, { type: 'server', message: key })
        else if (field in how) came.setError(field as keyof WalkInForm, { type: 'server', message: key })
      return setPhase({ name: 'form', failed: session ? 'SIGNED_OUT' : sent.reason })
    }
    report.reset(EMPTY_REPORT) // what was written is sealed now; nothing of it stays on the page
    const { reference, verifyBy } = sent.accepted
    setPhase({ name: 'slip', filed: { code: sent.code, reference, verifyBy, came: how } })
  }

  return { phase, report, came, evidence, prepare, submit }
}

/** The same sealed report sent again files it once and gets the same answer. */
async function post(body: string, { via, receivedOn }: Report & WalkIn): Promise<Posted> {
  try {
    const filed = await file({ ...JSON.parse(body), walkIn: { via, receivedOn } })
    if (filed.ok) return { ok: true, accepted: filed.value }
    const { code, fields } = filed.error
    const refused = { ok: false, minutes: 1 } as const
    if (code === 'UNAUTHENTICATED') return { ...refused, reason: 'INVALID', fields: { session: { key: code } } }
    if (code === 'UNAVAILABLE' || code === 'TOO_LARGE') return { ...refused, reason: code }
    const now = fields?.grants?.key === 'RECIPIENTS' ? await readers({}) : null
    return { ...refused, reason: 'INVALID', fields, ...(now?.ok && { recipients: now.value }) }
  } catch {
    return { ok: false, reason: 'NETWORK', minutes: 1 }
  }
}

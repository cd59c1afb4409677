'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import { problemText } from '@/components/problem-text'
import { ChoiceCard } from '@/components/report/choice-card'
import { Group } from '@/components/report/group'
import { useLeaveWarning } from '@/components/report/use-leave-warning'
import { Working } from '@/components/working'
import type { GratuityReaders } from '@/lib/data/gratuities'
import type { Day } from '@/lib/domain/calendar'
import {
  type Declaration,
  type DeclarationForm,
  declarationSchema,
  type Declare,
  DECLARATION_MAX,
} from '@/lib/domain/gratuity'
import { declare, readers } from '../actions'
import { sealDeclaration } from '../seal'

const EMPTY: DeclarationForm = {
  ...{ refused: '', what: '', value: '', from: '', relation: '', happenedOn: '', where: '', occasion: '' },
  ...{ whereNow: '', official: '' },
}
type Failed = 'OFFLINE' | 'SEAL' | 'RECIPIENTS' | 'UNAUTHENTICATED' | 'UNAVAILABLE' | 'INVALID'
type Props = { today: Day; sealedTo: GratuityReaders; forOthers: boolean }

/** What was received or refused, sealed here before it is sent. `forOthers`: a lead may write it down for somebody else. */
export function DeclarationFormPage({ today, sealedTo, forOthers }: Props) {
  const t = useTranslations('gratuity')
  const errors = useTranslations('errors')
  const router = useRouter()
  const [failed, setFailed] = useState<Failed | null>(null)
  const [sending, setSending] = useState(false)
  const to = useRef(sealedTo)
  // What went out without an answer goes out again as it was, so that it is recorded once.
  const pending = useRef<{ of: string; sealed: Declare }>(undefined)
  const form = useForm<DeclarationForm, unknown, Declaration>({
    defaultValues: EMPTY,
    resolver: zodResolver(declarationSchema(today)) as unknown as Resolver<DeclarationForm, unknown, Declaration>,
  })
  const wrong = Object.keys(form.formState.errors).length > 0
  useLeaveWarning(form.formState.isDirty && !form.formState.isSubmitSuccessful)

  async function send(given: Declaration) {
    setFailed(null)
    setSending(true)
    const trouble = await deliver(given)
    setSending(false)
    setFailed(trouble)
  }

  async function deliver(given: Declaration): Promise<Failed | null> {
    const of = JSON.stringify(given)
    try {
      if (pending.current?.of !== of) pending.current = { of, sealed: await sealDeclaration(given, to.current) }
    } catch {
      return 'SEAL'
    }
    const result = await declare(pending.current.sealed).catch(() => null)
    if (!result) return 'OFFLINE'
    if (result.ok) {
      form.reset(EMPTY) // what was written is sealed now; nothing of it stays on the page
      router.push(`/petugas/gratifikasi/${result.value.id}`)
      return null
    }
    const { code, fields } = result.error
    if (fields?.grants) {
      const now = await readers({}).catch(() => null)
      if (now?.ok) to.current = now.value
      pending.current = undefined
      return 'RECIPIENTS'
    }
    if (fields?.happenedOn) form.setError('happenedOn', { message: fields.happenedOn.key })
    return code === 'UNAUTHENTICATED' || code === 'UNAVAILABLE' ? code : 'INVALID'
  }

  const problem = (name: keyof DeclarationForm) => {
    const key = form.formState.errors[name]?.message
    return key && problemText(errors, { key, max: name === 'what' ? DECLARATION_MAX.text : DECLARATION_MAX.line })
  }
  const words = (name: Exclude<keyof DeclarationForm, 'refused' | 'happenedOn'>, hint?: string, optional?: string) => (
    <Field id={name} label={t(`fields.${name}`)} hint={hint} optional={optional} error={problem(name)}>
      {(aria) =>
        name === 'what' ? (
          <textarea {...aria} {...form.register(name)} rows={4} autoComplete="off" className={CONTROL} />
        ) : (
          <input
            {...aria}
            {...form.register(name)}
            inputMode={name === 'value' ? 'decimal' : undefined}
            autoComplete="off"
            className={CONTROL}
          />
        )
      }
    </Field>
  )
  return (
    <form
      method="dialog" // outside a dialog: before this code runs, a press sends nothing anywhere
      noValidate
      autoComplete="off"
      aria-busy={sending}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!sending) void form.handleSubmit(send)()
      }}
    >
      <Group id="refused" question={t('form.which')} problem={problem('refused')} heading>
        {(['received', 'refused'] as const).map((which) => (
          <ChoiceCard
            key={which}
            id={`refused-${which}`}
            type="radio"
            input={{ ...form.register('refused'), value: which }}
            name={t(which === 'received' ? 'form.isReceived' : 'form.isRefused')}
            hint={t(which === 'received' ? 'form.isReceivedHint' : 'form.isRefusedHint')}
          />
        ))}
      </Group>
      {forOthers && words('official', t('form.officialHint'), t('form.optional'))}
      {words('what', t('form.whatHint'))}
      {words('value', t('form.valueHint'))}
      {words('from')}
      {words('relation', t('form.relationHint'))}
      <Field id="happenedOn" label={t('form.happenedOn')} hint={t('form.happenedOnHint')} error={problem('happenedOn')}>
        {(aria) => (
          <input
            {...aria}
            {...form.register('happenedOn')}
            type="date"
            max={today}
            autoComplete="off"
            className={CONTROL}
          />
        )}
      </Field>
      {words('where')}
      {words('occasion', t('form.occasionHint'))}
      {words('whereNow', t('form.whereNowHint'))}
      {(failed || wrong) && (
        <Notice tone="danger" title={wrong ? errors('summary') : undefined} live>
          {failed === 'OFFLINE' || failed === 'SEAL' || failed === 'RECIPIENTS'
            ? t(`form.failed.${failed}`)
            : failed && !wrong
              ? errors(`failure.${failed}`)
              : errors('kept')}
        </Notice>
      )}
      {sending && <Working label={t('form.sealing')} />}
      <Button type="submit" className="self-start" aria-disabled={sending || undefined}>
        <Lock /> {t('form.submit')}
      </Button>
    </form>
  )
}

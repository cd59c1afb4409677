'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import type { Addressee } from '@/lib/data/addressees'
import { giveKeys } from '../../disposisi/actions'
import { DispositionTrouble } from '../../disposisi/letters'
import type { Sent } from '../../disposisi/use-disposition'
import { grantFor } from '../grant-for'
import { OperatorTicks } from './operator-ticks'

type Props = { place: { id: string; disposition: string }; secret: string; operators: Addressee[] }

/** Operators who came later, made new keys, or were left out, may be let in: the key is sealed to them here. */
export function MoreAddressees({ place, secret, operators }: Props) {
  const t = useTranslations('disposition.more')
  const id = useId()
  const router = useRouter()
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [missing, setMissing] = useState(false)
  const [trouble, setTrouble] = useState<Extract<Sent, { ok: false }>['error'] | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const to = operators.filter((operator) => chosen.has(operator.id))
    setMissing(to.length === 0)
    setTrouble(null)
    if (to.length === 0) return document.getElementById(id)?.focus()
    setBusy(true)
    const grants = await Promise.all(to.map((operator) => grantFor(secret, operator)))
    const result = await giveKeys({ ...place, grants }).catch((): Sent => ({ ok: false, error: { code: 'OFFLINE' } }))
    setBusy(false)
    if (!result.ok) setTrouble(result.error)
    // A key that has changed is another to choose.
    if (result.ok || result.error.fields?.officers) setChosen(new Set())
    router.refresh()
  }

  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-link underline">{t('ask')}</summary>
      <form method="post" onSubmit={submit} className="flex flex-col gap-3 pb-2" aria-busy={busy}>
        <OperatorTicks
          {...{ id, operators, chosen }}
          legend={t('legend')}
          hint={t('hint')}
          problem={missing ? { key: 'REQUIRED' } : undefined}
          onChange={setChosen}
        />
        {trouble && <DispositionTrouble trouble={trouble} />}
        <Button type="submit" variant="secondary" className="self-start" aria-disabled={busy || undefined}>
          {t('submit')}
        </Button>
      </form>
    </details>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL } from '@/components/field'
import { Notice } from '@/components/notice'
import type { Assignable } from '@/lib/data/case-assign'
import type { Failure } from '@/lib/domain/result'
import { fromBase64url } from '@/lib/sealing/bytes'
import { useOfficerKey } from '../key'
import { assignMany, mergedKeys } from './actions'
import { grantFor } from './grant-for'
import { useSelection } from './selection'
import { useGrants } from './titles'

type Row = { id: string; reference: string; version: number }
type Said = { name: string; assigned: number; refused: { reference: string; why: Why }[] }
type Why = 'merged' | 'duplicates' | 'moved' | 'kept' | 'key' | 'locked' | 'gone'

/** Gives the ticked cases to one officer: their keys, and those of what is merged into them, are sealed to them here, in the lead's browser. */
export function BulkAssign({ rows, officers }: { rows: Row[]; officers: Assignable[] }) {
  const t = useTranslations('cases.bulk')
  const failures = useTranslations('errors.failure')
  const router = useRouter()
  const key = useOfficerKey()
  const grants = useGrants()
  const selection = useSelection()
  const [to, setTo] = useState('')
  const [sending, setSending] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const [trouble, setTrouble] = useState<'choose' | 'offline' | Failure['code'] | null>(null)
  if (!selection) return null
  const chosen = rows.filter(({ id }) => selection.has(id))

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (sending) return
    const officer = officers.find(({ id }) => id === to)
    setSaid(null)
    setTrouble(officer ? null : 'choose')
    if (!officer || !selection) return document.getElementById('tugaskan-banyak')?.focus()
    setSending(true)
    try {
      const held = await mergedKeys({ ids: chosen.map(({ id }) => id) })
      if (!held.ok) return setTrouble(held.error.code)
      const opened = await Promise.all(
        chosen.map(async (row) => {
          const merged = held.value.filter(({ main }) => main === row.id)
          const [grant, ...others] = await Promise.all([
            sealedTo(grants.get(row.id), officer),
            ...merged.map(async ({ id, grant: own }) => ({ id, grant: await sealedTo(own, officer) })),
          ])
          return { row, grant, merged: others.flatMap(({ id, grant }) => (grant ? [{ id, grant }] : [])) }
        }),
      )
      const cases = opened.flatMap(({ row: { id, version }, grant, merged }) =>
        grant ? [{ id, version, grant, merged }] : [],
      )
      const locked = opened.flatMap(({ row, grant }) =>
        grant ? [] : [{ reference: row.reference, why: 'locked' as const }],
      )
      if (cases.length === 0) return setSaid({ name: officer.name, assigned: 0, refused: locked })
      const result = await assignMany({ officerId: officer.id, recipient: officer.recipient, cases })
      if (!result.ok) return setTrouble(result.error.code)
      const { assigned, refused } = result.value
      const refusals = refused.map(({ id, error }) => ({ reference: referenceOf(id), why: whyOf(error) }))
      setSaid({ name: officer.name, assigned: assigned.length, refused: [...refusals, ...locked] })
      selection.set(selection.ids.filter((id) => !assigned.includes(id)))
      setTo('')
    } catch {
      setTrouble('offline')
    } finally {
      setSending(false)
      router.refresh()
    }
  }

  const referenceOf = (id: string) => rows.find((row) => row.id === id)?.reference ?? ''

  async function sealedTo(own: string | undefined, officer: Assignable): Promise<string | null> {
    if (own === undefined) return null
    const { openGrant } = await import('@/lib/sealing/case-seal')
    const secret = await openGrant(key, fromBase64url(own)).catch(() => null)
    return secret && (await grantFor(secret, officer)).grant
  }

  return (
    <div className="sticky bottom-2 z-20 flex flex-col gap-3">
      {said && (
        <Notice tone={said.refused.length > 0 ? 'warning' : 'success'} live>
          {said.assigned > 0 && <p>{t('done', { count: said.assigned, name: said.name })}</p>}
          {said.refused.map(({ reference, why }) => (
            <p key={reference}>{t(`refused.${why}`, { reference })}</p>
          ))}
        </Notice>
      )}
      {trouble && (
        <Notice tone="danger" live>
          {trouble === 'choose' || trouble === 'offline' ? t(trouble) : failures(trouble)}
        </Notice>
      )}
      {chosen.length > 0 && (
        <form
          method="post"
          onSubmit={submit}
          aria-busy={sending}
          aria-label={t('label')}
          className="flex flex-wrap items-end gap-3 rounded-md border border-edge bg-surface p-3 shadow-md"
        >
          <div className="min-w-0 flex-auto basis-60">
            <label htmlFor="tugaskan-banyak" className="font-semibold">
              {t('to', { count: chosen.length })}
            </label>
            <select id="tugaskan-banyak" value={to} onChange={(event) => setTo(event.target.value)} className={CONTROL}>
              <option value="">{t('pick')}</option>
              {officers.map(({ id, name, title }) => (
                <option key={id} value={id}>
                  {name} – {title}
                </option>
              ))}
            </select>
          </div>
          <Button type="submit" aria-disabled={sending || undefined}>
            {t(sending ? 'sending' : 'submit')}
          </Button>
          <Button variant="quiet" onClick={() => selection.set([])}>
            {t('none')}
          </Button>
        </form>
      )}
    </div>
  )
}

function whyOf({ code, fields }: Failure): Why {
  if (code === 'NOT_FOUND') return 'gone'
  if (fields?.version) return 'moved'
  if (fields?.merge) return 'merged'
  if (fields?.merged) return 'duplicates'
  return code === 'CONFLICT' ? 'key' : 'kept'
}

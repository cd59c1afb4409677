'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { problemText } from '@/components/problem-text'
import type { Candidate } from '@/lib/data/merging'
import type { CaseState } from '@/lib/domain/case-states'
import { mergeCandidateSchema } from '@/lib/domain/case-work'
import { fieldProblems, type FieldProblem } from '@/lib/domain/result'
import type { PartWire } from '@/lib/sealing/wire'
import { useOfficerKey } from '../../key'
import { candidate, merge } from '../actions'
import { grantFor } from '../grant-for'
import { ReasonField, readProse } from './reason-field'
import { type Trouble, TroubleNotice } from './trouble'
import { noteInto, type Send } from './use-case'
import { useDeed } from './use-deed'

type Own = { reference: string; state: CaseState; secret: string; send: Send }
type Props = Own & { id: string; related: readonly string[] }
type Way = 'into' | 'from'

/**
 * A lead merges two reports about the same matter: finds the other by its number, chooses which of them is the main case, and
 * says why. Which ways are open, and why not, is the server's to say.
 */
export function MergeBox({ id, related, ...mine }: Props) {
  const t = useTranslations('case.merge')
  const errors = useTranslations('errors')
  const field = useId()
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<FieldProblem>()
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [found, setFound] = useState<Candidate | null>(null)
  const [busy, setBusy] = useState(false)

  async function look(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const parsed = mergeCandidateSchema.safeParse({ id, reference: number })
    setProblem(parsed.success ? undefined : fieldProblems(parsed.error).reference)
    setTrouble(null)
    setFound(null)
    if (!parsed.success) return document.getElementById(`${field}-nomor`)?.focus()
    setBusy(true)
    const result = await candidate({ id, reference: number }).catch(
      () => ({ ok: false, error: { code: 'OFFLINE' } }) as const,
    )
    setBusy(false)
    if (result.ok) setFound(result.value)
    else setTrouble(result.error)
  }

  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="min-h-11 px-4 py-2.5 font-semibold">{t('title')}</summary>
      <div className="flex flex-col gap-4 border-t border-line p-4">
        <p className="text-soft">{t('lead')}</p>
        <form method="post" onSubmit={look} aria-busy={busy} className="flex flex-col gap-3">
          <Field
            id={`${field}-nomor`}
            label={t('number')}
            hint={t('numberHint')}
            error={problem && problemText(errors, problem)}
          >
            {(aria) => (
              <input
                {...aria}
                list={`${field}-terkait`}
                autoComplete="off"
                value={number}
                onChange={(event) => {
                  setNumber(event.target.value)
                  setFound(null)
                }}
                className={`${CONTROL} font-mono`}
              />
            )}
          </Field>
          <datalist id={`${field}-terkait`}>
            {related.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          {trouble && <TroubleNotice trouble={trouble} state={mine.state} />}
          <Button type="submit" variant="secondary" className="self-start" aria-disabled={busy || undefined}>
            {t(busy ? 'looking' : 'look')}
          </Button>
        </form>
        {found && <Choose key={found.other.id} found={found} {...mine} />}
      </div>
    </details>
  )
}

function Choose({ found, reference, state, secret, send }: Own & { found: Candidate }) {
  const t = useTranslations('case.merge')
  const states = useTranslations('states.state')
  const errors = useTranslations('errors')
  const key = useOfficerKey()
  const deed = useDeed()
  const { own, other } = found
  const open = (['into', 'from'] as const).filter((way) => found[way] === null)
  const [way, setWay] = useState<Way | null>(open.length === 1 ? open[0]! : null)
  const [why, setWhy] = useState('')
  const numbers = { own: reference, other: other.reference }

  function submit(event: FormEvent) {
    event.preventDefault()
    const reason = readProse(why)
    const [duplicate, main] = way === 'into' ? [own, other] : [other, own]
    const deliver = async (part: PartWire, opened: string) =>
      merge({
        ...{ id: duplicate.id, version: duplicate.version, main: main.id, mainVersion: main.version, reason: part },
        grant: main.assignee && (await grantFor(opened, main.assignee)),
      })
    void deed.attempt({ arah: way ? undefined : { key: 'CHOICE' }, alasan: reason.problem }, () =>
      way === 'into'
        ? send('NOTE', reason.text, (part) => deliver(part, secret))
        : noteInto(key, other.id, reason.text, deliver),
    )
  }

  return (
    <form method="post" onSubmit={submit} aria-busy={deed.sending} className="flex flex-col gap-3">
      <p role="status">{t('found', { reference: other.reference, state: states(other.state) })}</p>
      {(['into', 'from'] as const).map((one) => {
        const problem = found[one]
        return problem && open.length === 0 ? (
          <p key={one} className="text-soft">
            <strong>{t(`way.${one}`, numbers)}</strong> {t(`problem.${problem}`)}
          </p>
        ) : (
          problem && (
            <p key={one} className="text-sm text-soft">
              {t('closed', { way: t(`way.${one}`, numbers) })} {t(`problem.${problem}`)}
            </p>
          )
        )
      })}
      {open.length > 0 && (
        <>
          <fieldset
            className="flex flex-col gap-1"
            aria-describedby={deed.problems.arah ? deed.idOf('salah') : undefined}
          >
            <legend className="font-semibold">{t('which')}</legend>
            {deed.problems.arah && (
              <p id={deed.idOf('salah')} className="text-unavailable">
                {problemText(errors, deed.problems.arah)}
              </p>
            )}
            {open.map((one, place) => (
              <label key={one} className="flex min-h-11 items-center gap-2">
                <input
                  id={deed.idOf(place === 0 ? 'arah' : one)}
                  type="radio"
                  name={deed.idOf('pilihan')}
                  checked={way === one}
                  onChange={() => setWay(one)}
                  className="size-5 shrink-0"
                />
                {t(`way.${one}`, numbers)}
              </label>
            ))}
          </fieldset>
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
        </>
      )}
    </form>
  )
}

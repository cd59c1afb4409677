'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Check } from '@/components/icons'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { Coverage } from '@/lib/data/key-grants'
import { useOfficerKey } from '../../key'
import { give, owed, recount } from './actions'

type Trouble = 'CHANGED' | 'STOPPED'
type State =
  | { at: 'idle' }
  | { at: 'giving'; done: number }
  | { at: 'done'; given: number; unopened: number }
  | { at: 'stopped'; given: number; why: Trouble }

/** Who should hold keys: an officer, or the recovery key. `about`: their role and title. */
export type KeyReader = Omit<Coverage, 'title' | 'role'> & { about: string; sign: string }

/** What each reader of cases holds, and the button that gives them the rest. */
export function GiveKeys({ readers }: { readers: readonly KeyReader[] }) {
  const t = useTranslations('grants')
  if (readers.length === 0) return <p className="text-soft">{t('nobody')}</p>
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {readers.map((reader) => (
        <Reader key={`${reader.id} ${reader.recipient}`} reader={reader} />
      ))}
    </ul>
  )
}

function Reader({ reader }: { reader: KeyReader }) {
  const t = useTranslations('grants')
  const key = useOfficerKey()
  const [state, setState] = useState<State>({ at: 'idle' })
  const { name, about, sign } = reader
  const missing = reader.owed - reader.held + reader.endedOwed - reader.endedHeld

  async function start() {
    if (state.at === 'giving') return
    setState({ at: 'giving', done: 0 })
    setState(await giveAll(key, reader, (done) => setState({ at: 'giving', done })))
    await recount({}).catch(() => null)
  }

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <h2 className="text-lg">{name}</h2>
      <p>{about}</p>
      <p className="text-soft">
        {t('sign')} <b className="font-mono">{sign}</b>
      </p>
      {missing === 0 && state.at !== 'giving' ? (
        <p className="flex items-center gap-1.5 font-semibold text-open">
          <Check /> {t('complete', { owed: reader.owed + reader.endedOwed })}
        </p>
      ) : (
        <p className="font-semibold">
          {t('coverage', { held: reader.held, owed: reader.owed })}
          {reader.endedOwed > 0 && (
            <span className="block font-normal">
              {t('coverageEnded', { held: reader.endedHeld, owed: reader.endedOwed })}
            </span>
          )}
        </p>
      )}
      {state.at === 'giving' && (
        <Working
          label={t('giving', { done: state.done, all: missing })}
          done={missing > 0 ? state.done / missing : 1}
        />
      )}
      {state.at === 'done' && (
        <Notice tone={state.unopened > 0 ? 'warning' : 'success'} live>
          {t('given', { given: state.given })} {state.unopened > 0 && t('unopened', { count: state.unopened })}
        </Notice>
      )}
      {state.at === 'stopped' && (
        <Notice tone="danger" live>
          {t('given', { given: state.given })} {t(`stopped.${state.why}`)}
        </Notice>
      )}
      {(missing > 0 || state.at === 'giving') && (
        <Button
          variant="secondary"
          className="self-start"
          onClick={start}
          aria-disabled={state.at === 'giving' || undefined}
        >
          {t('give', { count: missing })}
          <span className="sr-only">: {name}</span>
        </Button>
      )}
    </li>
  )
}

/** Opens each case key here and seals it to the reader, a batch at a time, cases at work first; what was given stays given. */
async function giveAll(
  key: CryptoKey,
  { id: to, recipient }: KeyReader,
  onDone: (done: number) => void,
): Promise<State> {
  let given = 0
  let unopened = 0
  try {
    const [{ openGrant, sealGrant }, { fromBase64url, toBase64url }] = await Promise.all([
      import('@/lib/sealing/case-seal'),
      import('@/lib/sealing/bytes'),
    ])
    for (let after: string | null = null, ended = false, more = true; more;) {
      const batch = await owed({ to, after, ended })
      if (!batch.ok) return { at: 'stopped', given, why: 'STOPPED' }
      const grants: { caseId: string; grant: string }[] = []
      for (const { caseId, grant } of batch.value.grants) {
        const secret = await openGrant(key, fromBase64url(grant)).catch(() => null)
        if (secret) grants.push({ caseId, grant: toBase64url(await sealGrant(secret, recipient)) })
        else unopened++
        onDone(given + grants.length + unopened)
      }
      const stored = grants.length > 0 ? await give({ to, recipient, grants }) : null
      if (stored && !stored.ok)
        return { at: 'stopped', given, why: stored.error.code === 'CONFLICT' ? 'CHANGED' : 'STOPPED' }
      given += stored?.value.given ?? 0
      after = batch.value.next
      more = after !== null || !ended
      ended ||= after === null
    }
    return { at: 'done', given, unopened }
  } catch {
    return { at: 'stopped', given, why: 'STOPPED' }
  }
}

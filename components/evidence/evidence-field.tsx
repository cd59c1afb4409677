import { useId, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { FieldError, FILE_CONTROL } from '@/components/field'
import { Check, Lock, Warning } from '@/components/icons'
import { Notice } from '@/components/notice'
import { EVIDENCE, sizeText } from '@/lib/domain/evidence-limits'
import { FILE_KINDS, type FileKind } from '@/lib/domain/file-kind'
import { type Evidence } from './use-evidence'
import { isWorking, type Item } from './item'

/** What the file dialog offers; what a file is, is decided by what stands in it. */
const ACCEPT = 'image/*,video/*,audio/*,application/pdf'
const RETRYABLE = ['OFFLINE', 'TOO_OFTEN', 'NO_ROOM', 'STORE', 'GONE', 'REFUSED']

type Props = { evidence: Evidence; sendsAtOnce: boolean; atDesk?: boolean }

/** Files to choose, with what becomes of each of them. `sendsAtOnce`: none waits for a button; `atDesk`: said to an officer, who hides from nobody. */
export function EvidenceField({ evidence, sendsAtOnce, atDesk = false }: Props) {
  const t = useTranslations('evidence')
  const own = useTranslations(atDesk ? 'disposition.attach' : 'evidence')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { items, tooMany, add } = evidence
  const telling = atDesk ? [] : tellingKinds(items)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-semibold">
          {t('choose')}
        </label>
        <p id={`${id}-hint`} className="text-soft">
          {own('hint', { count: EVIDENCE.perReport })}
        </p>
        {tooMany && <FieldError role="alert">{t('tooMany', { count: EVIDENCE.perReport })}</FieldError>}
        <input
          ref={input}
          id={id}
          type="file"
          multiple
          accept={ACCEPT}
          aria-describedby={`${id}-hint`}
          className={FILE_CONTROL}
          onChange={({ target }) => {
            void add([...(target.files ?? [])])
            target.value = '' // the same file may be chosen again
          }}
        />
      </div>
      {telling.length > 0 && (
        <Notice tone="warning" title={t('telling.title')} live>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {telling.map((family) => (
              <li key={family}>{t(`telling.${family}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {items.length > 0 && (
        <ul className="flex flex-col gap-3" aria-label={t('list')}>
          {items.map((item) => (
            <EvidenceItem key={item.id} {...{ item, evidence, sendsAtOnce, atDesk }} />
          ))}
        </ul>
      )}
    </div>
  )
}

const DESK_PROBLEMS = ['STORE', 'CLOSED', 'FULL'] as const
const isOfDesk = (problem: string): problem is (typeof DESK_PROBLEMS)[number] =>
  (DESK_PROBLEMS as readonly string[]).includes(problem)

/** What cannot be cleaned here, or is to stay as it is, and what it may give away. */
function tellingKinds(items: readonly Item[]): ('original' | 'heic' | 'pdf' | 'video' | 'audio')[] {
  const found = items.flatMap(({ kind, asIs, stage }) =>
    kind && stage !== 'failed' ? (tellingOf(kind, asIs) ?? []) : [],
  )
  return [...new Set(found)]
}

function tellingOf(kind: FileKind, asIs: boolean) {
  if (kind === 'heic') return 'heic'
  const { family } = FILE_KINDS[kind]
  if (family === 'image') return asIs ? 'original' : null
  return family
}

function EvidenceItem({ item, evidence, sendsAtOnce, atDesk }: Required<Props> & { item: Item }) {
  const t = useTranslations('evidence')
  const own = useTranslations(atDesk ? 'disposition.attach' : 'evidence')
  const locale = useLocale()
  const { id, name, size, kind, stage, done, problem, asIs } = item
  const working = isWorking(item)
  const changeable = kind !== null && FILE_KINDS[kind].cleanable && stage !== 'paused' && stage !== 'aside'
  const percent = Math.floor(done * 100)
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line bg-surface px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-40">
          <bdi className="font-semibold break-all">{name}</bdi>{' '}
          <span className="text-sm whitespace-nowrap text-soft">{sizeText(size, locale)}</span>
        </p>
        <Button
          variant="quiet"
          onClick={() => evidence.remove(id)}
          aria-label={t(working ? 'cancelNamed' : 'removeNamed', { name })}
        >
          {t(working ? 'cancel' : 'remove')}
        </Button>
      </div>
      {working && (
        <progress
          className="h-2 w-full"
          aria-label={t('progressOf', { name })}
          max={1}
          value={stage === 'cleaning' ? undefined : done}
        />
      )}
      <p role="status" className={problem ? 'sr-only' : 'flex items-center gap-2 text-sm text-soft'}>
        {stage === 'uploaded' ? <Check className="size-4 text-open" /> : null}
        {stage === 'waiting' ? <Warning className="size-4" /> : null}
        {working && stage !== 'waiting' ? <Lock className="size-4" /> : null}
        {stage !== 'failed' &&
          (stage === 'ready' && sendsAtOnce ? t('stage.queued') : t(`stage.${stage}`, { percent }))}
      </p>
      {problem && problem !== 'CANCELLED' && (
        <FieldError role="alert">{isOfDesk(problem) ? own(`problem.${problem}`) : t(`problem.${problem}`)}</FieldError>
      )}
      {changeable && !working && (
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0 accent-primary"
            checked={asIs}
            onChange={(event) => evidence.setAsIs(id, event.target.checked)}
          />
          {t('asIs')}
        </label>
      )}
      {problem && RETRYABLE.includes(problem) && (
        <Button variant="secondary" className="self-start" onClick={() => evidence.retry(id)}>
          {t('retry')}
        </Button>
      )}
    </li>
  )
}

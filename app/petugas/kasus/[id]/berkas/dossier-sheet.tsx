'use client'
import type { ReactNode, Ref } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { formatShortDay } from '@/components/format'
import { Working } from '@/components/working'
import { sizeText } from '@/lib/domain/evidence-limits'
import { Forged, Written } from '../../../sealed-text'
import { AccountSheet } from '../account-sheet'
import { Version } from '../findings-sheet'
import type { CaseView, Entry, FindingsVersion } from '../open-view'
import type { TrailLine } from '../trail'
import type { DossierProps } from './dossier'
import type { Hashes } from './use-hashes'

type Props = DossierProps & {
  ref: Ref<HTMLElement>
  view: CaseView
  secret: string
  /** whether the reporter's name and contact go along */
  named: boolean
  /** whether the printer gets it: two officers let it out, and the trail says so */
  printable: boolean
  hashes: Hashes
}

/** The dossier itself: facts in the order of PP 43/2018 and 5W2H, files, hands and the trail. Printed, or put into the zip. */
export function DossierSheet(props: Props) {
  const { ref, view, named, printable, approved, reference, made, officer, clear, trail, custody } = props
  const t = useTranslations('dossier')
  const story = useTranslations('case.story')
  const { account } = view
  const sheet = (
    <article
      ref={ref}
      className={`flex flex-col gap-6 rounded-md border border-line bg-surface p-4 sm:p-8 ${printable ? 'print:border-0 print:p-0' : 'print:hidden'}`}
    >
      <header className="flex flex-col gap-1 border-b-2 border-line pb-4">
        <p className="text-soft">{t('house')}</p>
        <h2 className="text-2xl">{t('heading', { reference })}</h2>
        {approved ? <p>{t('to', { agency: approved.agency })}</p> : <p className="font-semibold">{t('draft')}</p>}
        <p className="text-sm text-soft">{t('made', { name: officer.name, title: officer.title, at: made })}</p>
        {approved && <p className="text-sm text-soft">{t('letOut', { by: approved.by, and: approved.and })}</p>}
      </header>
      <Part title={t('facts')} about={t('factsBasis')}>
        {typeof account === 'string' ? (
          <Forged>{story(account)}</Forged>
        ) : (
          <>
            <AccountSheet account={account} clear={clear} leaves={named ? 'named' : 'unnamed'} />
            <h4 className="font-semibold">{t('story')}</h4>
            <Written>{account.story}</Written>
          </>
        )}
      </Part>
      <Verified versions={view.findings} />
      {view.messages.length > 0 && (
        <Part title={t('messages')}>
          <ol className="flex flex-col gap-3">
            {view.messages.map((entry) => (
              <Said key={entry.number} entry={entry} />
            ))}
          </ol>
        </Part>
      )}
      <EvidenceList {...props} />
      {props.merged.length > 0 && (
        <Part title={t('merged')}>
          <p>{t('mergedAbout', { references: props.merged.join(', ') })}</p>
        </Part>
      )}
      <Part title={t('custody')} about={t('custodyAbout')}>
        <Lines lines={custody} />
      </Part>
      <Part title={t('trail')} about={t('trailAbout')}>
        <Lines lines={trail} hashes />
      </Part>
    </article>
  )
  return (
    <>
      {sheet}
      {!printable && <p className="hidden print:block">{t('notPrinted')}</p>}
    </>
  )
}

function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xl">{title}</h3>
      {about && <p className="text-sm text-soft">{about}</p>}
      {children}
    </section>
  )
}

/** The newest version of the 5W2H sheet; an older one never stands in for one that is not authentic. */
function Verified({ versions }: { versions: readonly FindingsVersion[] }) {
  const t = useTranslations('dossier')
  const newest = versions.at(-1)
  return <Part title={t('verified')}>{newest ? <Version version={newest} /> : <p>{t('noVerified')}</p>}</Part>
}

function Said({ entry }: { entry: Entry }) {
  const t = useTranslations('case.thread')
  const locale = useLocale()
  if (entry.kind === 'missing') return <li className="font-semibold">{t('missing', { number: entry.number })}</li>
  return (
    <li className="border-l-4 border-line pl-3">
      <p className="text-sm text-soft">
        {entry.kind === 'text' && (entry.from === 'REPORTER' ? t('REPORTER') : (entry.by ?? t('officer')))} ·{' '}
        {formatShortDay(entry.on, locale)}
      </p>
      {entry.kind === 'text' ? <Written>{entry.text}</Written> : <Forged>{t('forged')}</Forged>}
    </li>
  )
}

function EvidenceList({ view: { evidence }, secret, hashes }: Props) {
  const t = useTranslations('dossier')
  const locale = useLocale()
  if (evidence.length === 0)
    return (
      <Part title={t('evidence')}>
        <p>{t('noEvidence')}</p>
      </Part>
    )
  const state = (number: number) => {
    const hashed = hashes.of.get(number)
    if (!hashed) return t('unchecked')
    return hashed.ok ? t('same') : t(`hash.${hashed.why}`)
  }
  return (
    <Part title={t('evidence')} about={t('evidenceAbout')}>
      <ol className="flex flex-col gap-3">
        {evidence.map(({ number, on, meta }) => (
          <li key={number} className="break-inside-avoid border-l-4 border-line pl-3">
            <p>
              {number}. <bdi className="font-semibold break-all">{meta?.name ?? t('hash.FORGED')}</bdi>
              {meta && ` · ${sizeText(meta.size, locale)}`} · {formatShortDay(on, locale)}
            </p>
            {meta && (
              <p className="text-sm">
                SHA-256: <code className="break-all">{meta.sha256}</code>
              </p>
            )}
            <p className="text-sm font-semibold">{state(number)}</p>
          </li>
        ))}
      </ol>
      {hashes.done === null ? (
        <Button variant="secondary" className="self-start" onClick={() => void hashes.check(secret, evidence)}>
          {t('hashes')}
        </Button>
      ) : (
        <Working label={t('hashing')} done={hashes.done} />
      )}
    </Part>
  )
}

function Lines({ lines, hashes = false }: { lines: TrailLine[]; hashes?: boolean }) {
  return (
    <ol className="flex flex-col gap-2 text-sm">
      {lines.map(({ seq, at, when, who, deed, hash }) => (
        <li key={seq} className="break-inside-avoid">
          <time dateTime={at}>{when}</time> · <strong>{who}</strong> · {deed}
          {hashes && (
            <span className="block text-soft">
              #{seq} <code className="break-all">{hash}</code>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

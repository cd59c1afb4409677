'use client'
import { useTranslations } from 'use-intl/react'
import { SealedFile } from '../../sealed-file'
import { Forged } from '../../sealed-text'
import { saved } from '../actions'
import type { EvidenceEntry } from './open-view'

type Props = { id: string; secret: string; entries: EvidenceEntry[] }

/** The files that the reporter sent. Each is fetched, opened and checked in this browser when its officer asks for it. */
export function Evidence({ id, secret, entries }: Props) {
  const t = useTranslations('case.evidence')
  if (entries.length === 0) return null
  const last = Math.max(...entries.map(({ number }) => number))
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]))
  return (
    <section aria-labelledby="bukti" className="flex flex-col gap-3">
      <h2 id="bukti" className="text-xl">
        {t('title')} <span className="text-base font-normal text-soft">{t('count', { count: entries.length })}</span>
      </h2>
      <ol className="flex flex-col gap-3">
        {Array.from({ length: last }, (_, i) => i + 1).map((number) => {
          const entry = byNumber.get(number)
          return (
            <li key={number}>
              {!entry ? (
                <Forged>{t('missing', { number })}</Forged>
              ) : entry.meta === null ? (
                <Forged>{t('forged')}</Forged>
              ) : (
                <SealedFile
                  address={`/petugas/kasus/${id}/bukti/${number}`}
                  {...{ secret, on: entry.on, meta: entry.meta }}
                  origin
                  onSave={() => saved({ id, number })}
                />
              )}
            </li>
          )
        })}
      </ol>
      <p className="text-sm text-soft">{t('noted')}</p>
    </section>
  )
}

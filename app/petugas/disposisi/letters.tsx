'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { formatShortDay } from '@/components/format'
import { Lock } from '@/components/icons'
import { Notice } from '@/components/notice'
import type { Side } from '@/lib/domain/disposition'
import { Forged, Written } from '../sealed-text'
import type { LetterEntry } from './seal'
import type { Sent } from './use-disposition'

/** The letters of a disposition; one's own side stands to the right. */
export function Letters({ letters, side }: { letters: LetterEntry[]; side: Side }) {
  const t = useTranslations('disposition.letters')
  const locale = useLocale()
  return (
    <ol className="flex flex-col gap-3">
      {letters.map((letter) =>
        letter.text === null ? (
          <li key={letter.number}>
            <Forged>{t(letter.missing ? 'missing' : 'forged', { number: letter.number })}</Forged>
          </li>
        ) : (
          <li
            key={letter.number}
            className={`rounded-md border px-4 py-3 ${letter.side === side ? 'ml-8 border-transparent bg-tint' : 'mr-8 border-line bg-surface'}`}
          >
            <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
              <strong className="text-ink">{letter.by ?? t(letter.side)}</strong>
              <time dateTime={letter.on}>{formatShortDay(letter.on, locale)}</time>
              <Lock className="size-4" />
            </p>
            <Written>{letter.text}</Written>
          </li>
        ),
      )}
    </ol>
  )
}

/** Why something was not done, and what was kept. */
export function DispositionTrouble({ trouble }: { trouble: Extract<Sent, { ok: false }>['error'] }) {
  const t = useTranslations('disposition.trouble')
  const failures = useTranslations('errors.failure')
  const { code, fields } = trouble
  const words = () => {
    if (code === 'OFFLINE') return t('OFFLINE')
    if (fields?.officers) return t(code === 'CONFLICT' ? 'KEY_CHANGED' : 'OPERATORS')
    if (fields?.version || fields?.part) return t('CHANGED')
    return failures(code)
  }
  return (
    <Notice tone={code === 'CONFLICT' || code === 'OFFLINE' ? 'warning' : 'danger'} live>
      {words()}
    </Notice>
  )
}

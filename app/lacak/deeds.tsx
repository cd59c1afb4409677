import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { ButtonVariant } from '@/components/button'
import { formatDay } from '@/components/format'
import { type DeedName, RATINGS } from '@/lib/domain/reporter-deeds'
import type { OpenedThread } from './open-thread'

/** A form that sends one deed: with scripts it is sent sealed off from the address bar, without them it is posted. */
export type DeedFrame = (props: {
  deed: DeedName
  button: string
  variant: ButtonVariant
  children?: ReactNode
}) => ReactNode

/** What a reporter decides: how well it was handled, that it is settled, that it be erased. */
export function Deeds({ thread, Frame, said }: { thread: OpenedThread; Frame: DeedFrame; said: ReactNode }) {
  const t = useTranslations('track.deeds')
  return (
    <section aria-labelledby="putusan" className="flex flex-col gap-3 print:hidden">
      <h2 id="putusan" className="text-xl">
        {t('title')}
      </h2>
      {said}
      {thread.mayRate && <Rating thread={thread} Frame={Frame} />}
      {thread.maySettle && (
        <Folded title={t('settle.title')}>
          <p>{t(thread.objectUntil ? 'settle.acted' : 'settle.text')}</p>
          <Frame deed="settle" button={t('settle.button')} variant="primary" />
        </Folded>
      )}
      <Erasure thread={thread} Frame={Frame} />
    </section>
  )
}

function Rating({ thread, Frame }: { thread: OpenedThread; Frame: DeedFrame }) {
  const t = useTranslations('track.deeds.rate')
  const { rating } = thread
  return (
    <div className="rounded-md border border-line bg-surface p-4">
      <Frame deed="rate" button={t(rating === null ? 'button' : 'change')} variant="secondary">
        <fieldset key={rating} className="flex flex-col gap-2">
          <legend className="mb-2 font-semibold">{t('label')}</legend>
          <p className="text-sm text-soft">{t('hint')}</p>
          <div className="flex flex-wrap gap-2">
            {RATINGS.map((mark) => (
              <label
                key={mark}
                className="flex min-h-11 min-w-11 cursor-pointer items-center gap-2 rounded-md border border-edge px-3 has-checked:border-primary has-checked:bg-tint"
              >
                <input type="radio" name="rating" value={mark} defaultChecked={rating === mark} required />
                {mark}
                {(mark === 1 || mark === 5) && <span className="text-sm text-soft">{t(`mark${mark}`)}</span>}
              </label>
            ))}
          </div>
          {rating !== null && <p>{t('given', { rating })}</p>}
        </fieldset>
      </Frame>
    </div>
  )
}

function Erasure({ thread, Frame }: { thread: OpenedThread; Frame: DeedFrame }) {
  const t = useTranslations('track.deeds.erase')
  const locale = useLocale()
  const { askedOn, refusedOn, refusal } = thread.erasure
  if (askedOn)
    return (
      <div className="flex flex-col items-start gap-3 rounded-md border border-line bg-surface p-4">
        <p>{t('asked', { date: formatDay(askedOn, locale) })}</p>
        <Frame deed="keep" button={t('keep')} variant="secondary" />
      </div>
    )
  return (
    <>
      {refusedOn && refusal && (
        <p className="rounded-md border border-line bg-surface p-4">
          {t('refused', { date: formatDay(refusedOn, locale), reason: t(refusal) })}
        </p>
      )}
      <Folded title={t('title')}>
        <p>{t('text')}</p>
        <p>{t('after')}</p>
        <Frame deed="erase" button={t('button')} variant="danger" />
      </Folded>
    </>
  )
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line px-4">
      <summary className="min-h-11 py-2.5 font-semibold">{title}</summary>
      <div className="flex flex-col items-start gap-3 pb-4">{children}</div>
    </details>
  )
}

'use client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Eraser } from '@/components/erase/eraser'
import { onLeaving } from '@/components/leaving'
import { Notice } from '@/components/notice'
import { Working } from '@/components/working'
import type { Day } from '@/lib/domain/calendar'
import { CodeField } from './code-field'
import { useThread } from './use-thread'

/**
 * /lacak with JavaScript. The field has no name and its form goes nowhere ("dialog" outside a dialog), so that a press
 * before this code runs can send nothing.
 */
export function Tracker({ today, serverKey }: { today: Day; serverKey: string }) {
  const t = useTranslations('track')
  const field = useRef<HTMLInputElement>(null)
  /** a report was opened here: its traces can be erased, also when it is shut */
  const [came, setCame] = useState(false)
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const hand = useThread()
  const { thread, Story, stage, problem, open, wipe } = hand

  const opened = thread !== null
  if (opened && !came) setCame(true)
  useEffect(() => onLeaving(wipe))
  useEffect(() => {
    if (!opened) return
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true })
  }, [opened])

  async function submit() {
    const typed = field.current?.value ?? ''
    await open(typed)
  }

  return (
    <div className="flex flex-col gap-6">
      {thread && Story ? <Story {...{ thread, today, serverKey, hand }} /> : door()}
      {came && (
        <div data-noprint>
          <Eraser ask={t('thread.wipe')} />
        </div>
      )}
    </div>
  )

  function door() {
    return (
      <form
        method="dialog"
        autoComplete="off"
        className="flex flex-col gap-4"
        aria-busy={stage !== null}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <CodeField id="kode" ref={field} problem={problem} />
        <p className="text-soft">{t('privacy')}</p>
        {stage && <Working label={t(stage.name)} done={stage.name === 'deriving' ? stage.done : undefined} />}
        <Button type="submit" className="self-start" aria-disabled={stage !== null || undefined}>
          {t('code.open')}
        </Button>
        {(!running || problem?.key === 'UNSUPPORTED') && (
          <p className="text-soft">
            {t.rich('slow', {
              a: (words) => (
                <a href="/lacak?cara=polos" className="text-link underline">
                  {words}
                </a>
              ),
            })}
          </p>
        )}
        <Notice title={t('lost.title')}>{t('lost.body')}</Notice>
      </form>
    )
  }
}

const never = () => () => undefined

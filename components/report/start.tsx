'use client'
import { useState, useSyncExternalStore, type ComponentType, type FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { EMPTY_REPORT, type ReportForm } from '@/lib/domain/report-form'
import type { Places } from '@/lib/data/public-places'
import { plainBinding } from './binding'
import { ExperienceFields } from './experience-fields'
import { Fingerprint } from './fingerprint'
import { rewind } from './form-history'
import { Intro } from './intro'
import { useBrought } from './use-brought'
import type { WizardProps } from './wizard'

/** The one-page form, for a browser that runs no JavaScript or not ours. */
const ONE_PAGE = '/lapor?cara=polos'

export type StartProps = Omit<WizardProps, 'first' | 'draft'> & { unitId: string }

type Begun = { Wizard: ComponentType<WizardProps> } & Pick<WizardProps, 'first' | 'draft'>

/**
 * /lapor with JavaScript: what to know, and the first question. All the rest is loaded when that has been answered, so
 * that this page is light. Nothing that is answered here or later is ever sent but as a sealed report.
 */
export function Start({ unitId, ...props }: StartProps) {
  const t = useTranslations('report')
  const errors = useTranslations('errors')
  const [begun, setBegun] = useState<Begun | null>(null)
  const [missing, setMissing] = useState(false)
  const [offline, setOffline] = useState(false)
  const { DraftReturn, shared } = useBrought()
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const lockable = useSyncExternalStore(never, canSeal, () => true)

  if (begun) return <begun.Wizard {...props} first={begun.first} draft={begun.draft} />
  if (!lockable)
    return (
      <Notice tone="warning" title={t('unsupported.title')}>
        <p>{t('unsupported.body')}</p>
        <a href={ONE_PAGE} className="inline-flex min-h-11 items-center text-link underline">
          {t('unsupported.link')}
        </a>
      </Notice>
    )

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const answers = new FormData(form)
    const experience = answers.get('experience')
    setMissing(experience === null)
    if (experience === null) return form.querySelector<HTMLInputElement>('[name=experience]')?.focus()
    const office = unitId || unitInAddress(props.places)
    await goOn({
      first: { experience: String(experience), unitId: office, ...(shared && { story: shared }) },
      draft: null,
    })
  }

  async function goOn(from: Omit<Begun, 'Wizard'>) {
    try {
      const { Wizard } = await load()
      // A reload in mid-form leaves its entries: the way back of this run begins at its own first page.
      await new Promise<void>(rewind)
      setBegun({ Wizard, ...from })
    } catch {
      setOffline(true)
    }
  }

  const bind = plainBinding(
    EMPTY_REPORT,
    (name) => (missing && name === 'experience' ? errors('CHOICE') : undefined),
    '',
  )
  return (
    <div className="flex flex-col gap-6">
      {DraftReturn && (
        <DraftReturn takeUp={({ answers, ...draft }) => void goOn({ first: withShared(answers, shared), draft })} />
      )}
      {shared && <Notice title={t('shared.title')}>{t('shared.body')}</Notice>}
      {/* "dialog" outside a dialog: before this code runs, a press sends nothing anywhere. */}
      <form
        method="dialog"
        noValidate
        autoComplete="off"
        className="flex flex-col gap-6"
        onSubmit={(event) => void begin(event)}
        onChange={() => {
          setMissing(false)
          void load().catch(() => undefined)
        }}
      >
        <Intro />
        <ExperienceFields bind={bind} />
        {offline && (
          <Notice tone="danger" title={t('failed.offline.title')} live>
            {t('failed.offline.body')}
          </Notice>
        )}
        <Button type="submit" className="self-start">
          {t('next')}
        </Button>
        <Fingerprint sign={props.sign} />
        {!running && (
          <p className="text-soft">
            {t.rich('slow', {
              a: (words) => (
                <a href={ONE_PAGE} className="text-link underline">
                  {words}
                </a>
              ),
            })}
          </p>
        )}
      </form>
    </div>
  )
}

/** The steps and, beside them, the check of what is answered there. */
async function load() {
  const [{ Wizard }] = await Promise.all([import('./wizard'), import('./check')])
  return { Wizard }
}

/** A page that was kept without a signal knows of no office; its address does. */
function unitInAddress({ units }: Places): string {
  const slug = new URLSearchParams(window.location.search).get('unit')
  return units.find((unit) => unit.slug === slug)?.id ?? ''
}

const withShared = (answers: ReportForm, shared: string): ReportForm => ({
  ...answers,
  story: [answers.story, shared].filter(Boolean).join('\n\n'),
})

const never = () => () => undefined

/** WebCrypto is closed to pages that came over plain http. */
const canSeal = () => globalThis.crypto?.subtle !== undefined

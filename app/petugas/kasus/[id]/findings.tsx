'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import type { CaseState } from '@/lib/domain/case-states'
import { type FindingsDraft, findingsForm, readFindingsDraft } from '@/lib/domain/findings'
import { recordFindings } from '../actions'
import { type ClearFacts, useSaid } from './account-sheet'
import { FindingsForm } from './findings-form'
import { Version } from './findings-sheet'
import type { CaseView } from './open-view'
import type { Send } from './use-case'
import { useDraft } from './use-draft'

type Props = {
  id: string
  /** the case's own key: what is half filled in is kept under it */
  secret: string
  state: CaseState
  view: Pick<CaseView, 'account' | 'findings'>
  clear: ClearFacts
  send: Send
}

/** The 5W2H sheet: the newest version beside what the reporter said, the earlier ones, and the form for the next. */
export function FindingsSection({ id, secret, state, view, clear, send }: Props) {
  const t = useTranslations('case.findings')
  const said = useSaid(typeof view.account === 'string' ? null : view.account, clear)
  const [kept, keep] = useDraft(`${id}:findings`, secret)
  const [saved, setSaved] = useState(false)
  const draft = readFindingsDraft(kept)
  const newest = view.findings.at(-1)
  const change = (now: FindingsDraft | null) => keep(now ? JSON.stringify(now) : '')

  function begin() {
    setSaved(false)
    const sheet = view.findings.findLast((version) => version.kind === 'sheet')
    change({ base: newest?.number ?? 0, form: findingsForm(sheet ? sheet.findings : said) })
  }

  async function save(text: string) {
    const result = await send('FINDINGS', text, (part) => recordFindings({ id, part }))
    setSaved(result.ok)
    if (result.ok) change(null)
    return result
  }

  return (
    <section aria-labelledby="lembar" className="flex flex-col gap-3">
      <h2 id="lembar" className="text-xl">
        {t('title')}
      </h2>
      {draft ? (
        <FindingsForm {...{ draft, newest, said, state, save }} onChange={change} />
      ) : (
        <>
          {newest ? <Version version={newest} said={said} /> : <p className="text-soft">{t('none')}</p>}
          {saved && (
            <Notice tone="success" live>
              {t('saved')}
            </Notice>
          )}
          <Button variant="secondary" className="self-start" onClick={begin}>
            {t(newest ? 'change' : 'start')}
          </Button>
        </>
      )}
      {view.findings.length > 1 && (
        <details className="rounded-md border border-line bg-surface">
          <summary className="min-h-11 px-4 py-2.5 font-semibold">
            {t('older', { count: view.findings.length - 1 })}
          </summary>
          <ol className="flex flex-col gap-6 border-t border-line p-4">
            {view.findings
              .slice(0, -1)
              .reverse()
              .map((version) => (
                <li key={version.number}>
                  <Version version={version} />
                </li>
              ))}
          </ol>
        </details>
      )}
    </section>
  )
}

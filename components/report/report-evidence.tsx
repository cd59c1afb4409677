import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { type Evidence } from '@/components/evidence/use-evidence'
import { isThere, isWorking } from '@/components/evidence/item'

/** Whether every chosen file has arrived or was laid aside: no report goes without what its reporter believes to be in it. */
export const isReady = ({ items }: Evidence) => items.every(isThere)

/** What is no fault of the file: it is taken later. */
const PASSING: readonly (string | null)[] = ['OFFLINE', 'NO_ROOM', 'TOO_OFTEN']

/** Whether the report may go first: what has not arrived only lacks a signal, or room at the server's. */
const mayFollow = ({ items }: Evidence) =>
  items.every(({ stage, problem }) => stage !== 'checking' && (stage !== 'failed' || PASSING.includes(problem)))

type Props = { evidence: Evidence; onAdd: () => void; onFirst: () => void }

/**
 * The chosen files before a report is sent, and how far they are. `onAdd`: to the page where files are chosen; `onFirst`: sends
 * the report, and leaves what has not arrived on this phone.
 */
export function ReportEvidence({ evidence, onAdd, onFirst }: Props) {
  const t = useTranslations('evidence')
  const { items } = evidence
  if (items.length === 0)
    return (
      <Button variant="secondary" className="self-start" onClick={onAdd}>
        {t('add')}
      </Button>
    )
  return (
    <section aria-labelledby="ada-bukti" className="flex flex-col gap-3">
      <h3 id="ada-bukti" className="text-lg">
        {t('heading')}
      </h3>
      <EvidenceField evidence={evidence} sendsAtOnce />
      <p role="status" className="font-semibold">
        {!isReady(evidence) && t(items.some(isWorking) ? 'wait' : 'unfinished')}
      </p>
      {!isReady(evidence) && mayFollow(evidence) && (
        <div className="flex flex-col items-start gap-2">
          <p className="text-soft">{t('aside.what')}</p>
          <Button variant="secondary" onClick={onFirst}>
            {t('aside.send')}
          </Button>
        </div>
      )}
    </section>
  )
}

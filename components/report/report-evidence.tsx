import { useTranslations } from 'use-intl'
import { Button } from '@/components/button'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { isWorking, type Evidence } from '@/components/evidence/use-evidence'

/** Whether every chosen file has arrived: a report is not sent without what its reporter believes to be in it. */
export const isReady = ({ items }: Evidence) => items.every(({ stage }) => stage === 'uploaded')

/** The chosen files before a report is sent, and how far they are. `onAdd`: to the page where files are chosen. */
export function ReportEvidence({ evidence, onAdd }: { evidence: Evidence; onAdd: () => void }) {
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
    </section>
  )
}

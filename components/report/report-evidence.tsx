import { useTranslations } from 'use-intl'
import { EvidenceField } from '@/components/evidence/evidence-field'
import { isWorking, type Evidence } from '@/components/evidence/use-evidence'

/** Whether every chosen file has arrived: a report is not sent without what its reporter believes to be in it. */
export const isReady = ({ items }: Evidence) => items.every(({ stage }) => stage === 'uploaded')

/** "Ada bukti?", before a report is sent: files are sealed and on their way as soon as they are chosen. */
export function ReportEvidence({ evidence }: { evidence: Evidence }) {
  const t = useTranslations('evidence')
  const { items } = evidence
  return (
    <section aria-labelledby="ada-bukti" className="flex flex-col gap-3">
      <h3 id="ada-bukti" className="text-lg">
        {t('question')}
      </h3>
      <EvidenceField evidence={evidence} sendsAtOnce />
      <p role="status" className="font-semibold">
        {!isReady(evidence) && t(items.some(isWorking) ? 'wait' : 'unfinished')}
      </p>
    </section>
  )
}

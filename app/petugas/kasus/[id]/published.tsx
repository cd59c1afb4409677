import { formatMonth } from '@/components/format'
import { getLocale, getT } from '@/lib/locale'
import { DeskForm } from '../../desk-form'
import { unpublish } from '../actions'

type Props = { id: string; unit: string; published: { text: string; month: string }; decides: boolean }

/** What everybody reads of this case on its unit's board; a lead takes it down at once. */
export async function Published({ id, unit, published, decides }: Props) {
  const [t, locale] = await Promise.all([getT('case.publish'), getLocale()])
  return (
    <section aria-labelledby="diumumkan" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <h2 id="diumumkan" className="text-xl">
        {t('shown')}
      </h2>
      <p className="text-soft">{t('since', { unit, month: formatMonth(published.month, locale) })}</p>
      <blockquote className="border-l-4 border-primary pl-3 wrap-anywhere">{published.text}</blockquote>
      {decides && (
        <DeskForm
          id="turunkan"
          action={unpublish}
          hidden={{ id }}
          submit={t('takeDown')}
          ask={{ summary: t('takeDownAsk'), text: t('takeDownText') }}
        />
      )}
    </section>
  )
}

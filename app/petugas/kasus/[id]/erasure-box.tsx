import { Notice } from '@/components/notice'
import { formatDay } from '@/components/format'
import type { Day } from '@/lib/domain/calendar'
import { ERASURE_REFUSALS } from '@/lib/domain/reporter-deeds'
import { getLocale, getT } from '@/lib/locale'
import { DeskForm } from '../../desk-form'
import { decideErasure } from '../../retensi/actions'

/** The reporter asks to have the case erased: a lead does so, or says why the law needs it kept. */
export async function ErasureBox({ id, askedOn, erasable }: { id: string; askedOn: Day; erasable: boolean }) {
  const [t, locale] = await Promise.all([getT('retention.erasure'), getLocale()])
  const options = ERASURE_REFUSALS.map((value) => ({ value: value as string, label: t(value) }))
  if (erasable) options.push({ value: 'ERASE', label: t('ERASE') })
  return (
    <section aria-labelledby="diminta" className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4">
      <h2 id="diminta" className="text-xl">
        {t('title')}
      </h2>
      <p>{t('asked', { day: formatDay(askedOn, locale) })}</p>
      {!erasable && <Notice>{t('notYet')}</Notice>}
      <DeskForm
        id="minta-hapus"
        action={decideErasure}
        hidden={{ id }}
        fields={[
          {
            ...{ kind: 'select', name: 'decision', label: t('label'), hint: t('hint'), value: '' },
            ...{ options, empty: t('choose') },
          },
        ]}
        submit={t('save')}
        variant="secondary"
      />
    </section>
  )
}

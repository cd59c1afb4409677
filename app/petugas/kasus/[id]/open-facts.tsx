import { formatDay } from '@/components/format'
import { Notice } from '@/components/notice'
import type { CaseSheet } from '@/lib/data/case-read'
import { categorySchema } from '@/lib/domain/case-work'
import { getLocale, getT } from '@/lib/locale'

/** What the server may know of a case. */
export async function OpenFacts({ sheet }: { sheet: CaseSheet }) {
  const [t, states, locale] = await Promise.all([getT('cases.facts'), getT('states'), getLocale()])
  const category = categorySchema.safeParse(sheet.category)
  const kind = sheet.spgKind && ` · ${states(`kind.${sheet.spgKind}`)}`
  const facts: [string, string | null | undefined][] = [
    [t('reference'), sheet.reference],
    [t('channel'), `${states(`channel.${sheet.facts.channel}`)}${kind ?? ''}`],
    [t('category'), category.success ? states(`category.${category.data}`) : sheet.category],
    [t('unit'), sheet.unit?.name],
    [t('service'), sheet.service?.name],
    [t('received'), formatDay(sheet.facts.receivedOn, locale)],
    ...(sheet.walkIn ? [[t('walkIn'), states(`walkIn.${sheet.walkIn}`)] as [string, string]] : []),
  ]
  return (
    <>
      {sheet.sealedBy === 'SERVER' && <Notice tone="info">{t('server')}</Notice>}
      <details className="rounded-md border border-line bg-surface">
        <summary className="min-h-11 py-2.5 px-4 font-semibold">{t('open')}</summary>
        <div className="flex flex-col gap-2 border-t border-line px-4 py-3">
          <p className="text-sm text-soft">{t('openHint')}</p>
          <dl className="flex flex-col gap-2">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt className="text-sm text-soft">{label}</dt>
                <dd className={value ? '' : 'text-soft italic'}>{value ?? t('unknown')}</dd>
              </div>
            ))}
          </dl>
        </div>
      </details>
    </>
  )
}

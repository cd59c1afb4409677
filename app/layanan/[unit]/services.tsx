import { once } from '@/components/board/once'
import { boardWords } from '@/components/board/words'
import { StatusWord } from '@/components/status-word'
import type { ShownService } from '@/lib/data/public-board'
import { getLocale, getT } from '@/lib/locale'
import { serviceText } from '../service-text'

// The look of all services, said once: said by each it would be a tenth of the page.
const LIST =
  'divide-y divide-line rounded-md border border-line bg-surface ' +
  '[&_summary]:relative [&_summary]:flex [&_summary]:min-h-11 [&_summary]:flex-wrap [&_summary]:items-center [&_summary]:justify-between ' +
  '[&_summary]:gap-x-4 [&_summary]:gap-y-1 [&_summary]:py-2 [&_summary]:pr-12 [&_summary]:pl-4 [&_summary]:list-none ' +
  '[&_summary]:after:absolute [&_summary]:after:right-4 [&_summary]:after:size-2.5 [&_summary]:after:rotate-45 [&_summary]:after:border-r-2 [&_summary]:after:border-b-2 ' +
  '[&_summary]:after:border-soft [&_[open]>summary]:after:rotate-225 ' +
  '[&_div]:flex [&_div]:flex-col [&_details>div]:gap-3 [&_details>div]:px-4 [&_details>div]:pb-4 ' +
  '[&_dl]:flex [&_dl]:flex-col [&_dl]:gap-3 [&_dt]:font-semibold [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5'

/** Every service with its status; one that is pressed opens and says what it asks for. No script is needed. */
export async function Services({ services, now }: { services: readonly ShownService[]; now: Date }) {
  const [t, statusWord, locale] = await Promise.all([getT('unit.services'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const share = once()
  const textOf = serviceText(locale, share)
  return (
    <section aria-labelledby="layanan" className="flex flex-col gap-2">
      <h2 id="layanan" className="text-xl">
        {t('title')}
      </h2>
      {services.length === 0 ? <p>{t('none')}</p> : <p className="text-soft">{t('hint')}</p>}
      {byCategory(services).map(([category, members]) => (
        <div key={category} className="flex flex-col gap-1">
          <h3 className="pt-2 text-soft">{category}</h3>
          <ul className={LIST}>
            {members.map(({ id, name, status, text }) => (
              <li key={id}>
                <details>
                  <summary>
                    <b>{name}</b>
                    {share(`status ${status.status}`, () => (
                      <StatusWord status={status.status} label={statusWord(status.status)} />
                    ))}
                  </summary>
                  <div>
                    <p>{words.service(status)}</p>
                    {textOf(text)}
                  </div>
                </details>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function byCategory(services: readonly ShownService[]): [string, ShownService[]][] {
  const groups = new Map<string, ShownService[]>()
  for (const service of services) groups.set(service.category, [...(groups.get(service.category) ?? []), service])
  return [...groups]
}

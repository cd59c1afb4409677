import { once } from '@/components/board/once'
import { Opens } from '@/components/board/opens'
import { boardWords } from '@/components/board/words'
import { StatusWord } from '@/components/status-word'
import type { ShownService } from '@/lib/data/public-board'
import { getLocale, getT } from '@/lib/locale'
import { serviceText } from './service-text'

/** Every service with its status; one that is pressed opens and says what it asks for. No script is needed. */
export async function Services({ services, now }: { services: readonly ShownService[]; now: Date }) {
  const [t, statusWord, locale] = await Promise.all([getT('unit.services'), getT('common.status'), getLocale()])
  const words = boardWords(locale, now)
  const share = once()
  const textOf = serviceText(locale, share)
  const mark = <Opens />
  return (
    <section aria-labelledby="layanan" className="flex flex-col gap-2">
      <h2 id="layanan" className="text-xl">
        {t('title')}
      </h2>
      {services.length === 0 ? <p>{t('none')}</p> : <p className="text-soft">{t('hint')}</p>}
      {byCategory(services).map(([category, members]) => (
        <div key={category} className="flex flex-col gap-1">
          <h3 className="pt-2 text-soft">{category}</h3>
          <ul className="divide-y divide-line rounded-md border border-line bg-surface [&_summary]:flex [&_summary]:min-h-11 [&_summary]:items-center [&_summary]:gap-3 [&_summary]:px-4 [&_summary]:py-2">
            {members.map(({ id, name, status, text }) => (
              <li key={id} id={id}>
                <details className="group">
                  <summary>
                    <span className="flex grow flex-wrap items-center justify-between gap-x-4 gap-y-1">
                      <b>{name}</b>
                      {share(`status ${status.status}`, () => (
                        <StatusWord status={status.status} label={statusWord(status.status)} />
                      ))}
                    </span>
                    {mark}
                  </summary>
                  <div className="flex flex-col gap-3 px-4 pb-4">
                    <p>{sentences(status)}</p>
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

  /** Why it stands so, what waits behind a shut door, what to do instead. */
  function sentences(status: ShownService['status']): string {
    const behind = status.status === 'CLOSED' && status.whenOpen.status !== 'STALE'
    return [
      words.why(status),
      ...(behind ? [words.why(status.whenOpen)] : []),
      ...(status.instead ? [words.instead(status.instead)] : []),
    ].join(' ')
  }
}

function byCategory(services: readonly ShownService[]): [string, ShownService[]][] {
  const groups = new Map<string, ShownService[]>()
  for (const service of services) groups.set(service.category, [...(groups.get(service.category) ?? []), service])
  return [...groups]
}

import { Check } from '@/components/icons'
import { getT } from '@/lib/locale'
import { addressOf, type Asked } from './query'

const CHIP =
  'inline-flex min-h-11 cursor-pointer items-center gap-1.5 rounded-full border px-4 font-medium no-underline ' +
  'border-edge bg-surface text-ink hover:bg-tint aria-[current]:border-primary aria-[current]:bg-primary aria-[current]:text-white'

const ID_CARD = 'ktp-el'

/** Filters that one press sets and another takes away; each is a link, so it works without JavaScript. */
export async function Chips({ asked, districts }: { asked: Asked; districts: { slug: string; name: string }[] }) {
  const t = await getT('board.list')
  const chosen = districts.find(({ slug }) => slug === asked.district)
  const active = asked.openNow || asked.service !== null || asked.district !== null
  return (
    <nav aria-label={t('filters')} className="flex flex-wrap items-start gap-2">
      <Chip href={addressOf(asked, { openNow: !asked.openNow })} on={asked.openNow} label={t('open')} />
      <Chip
        href={addressOf(asked, { service: asked.service === ID_CARD ? null : ID_CARD })}
        on={asked.service === ID_CARD}
        label={t('idCard')}
      />
      <details className="open:w-full">
        <summary className={`${CHIP} list-none`} aria-current={chosen && 'true'}>
          {chosen?.name ?? t('district')} <span aria-hidden="true">▾</span>
        </summary>
        <ul className="mt-2 grid gap-x-4 rounded-md border border-line bg-surface p-2 sm:grid-cols-3">
          <District href={addressOf(asked, { district: null })} on={!chosen} name={t('anyDistrict')} />
          {districts.map(({ slug, name }) => (
            <District key={slug} href={addressOf(asked, { district: slug })} on={slug === asked.district} name={name} />
          ))}
        </ul>
      </details>
      {active && (
        <a
          href={addressOf(asked, { openNow: false, service: null, district: null })}
          className="inline-flex min-h-11 items-center px-2 text-link"
        >
          {t('clear')}
        </a>
      )}
    </nav>
  )
}

function Chip({ href, on, label }: { href: string; on: boolean; label: string }) {
  return (
    <a href={href} className={CHIP} aria-current={on || undefined}>
      {on && <Check />} {label}
    </a>
  )
}

function District({ href, on, name }: { href: string; on: boolean; name: string }) {
  return (
    <li>
      <a
        href={href}
        aria-current={on || undefined}
        className="flex min-h-11 items-center gap-1.5 rounded-sm px-2 text-link aria-[current]:font-bold aria-[current]:text-ink"
      >
        {on && <Check />} {name}
      </a>
    </li>
  )
}

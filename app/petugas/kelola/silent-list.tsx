import { formatRelative } from '@/components/format'
import { TextLink } from '@/components/text-link'
import type { Silence } from '@/lib/data/reminders'
import { phoneLinks } from '@/lib/domain/units'
import { getLocale, getT } from '@/lib/locale'
import { addressWith, Rows } from './list'

/** The offices that have opened today and said nothing, with the way to call them. */
export async function SilentList({ silence, now }: { silence: Silence; now: Date }) {
  const [t, locale] = await Promise.all([getT('admin.silent'), getLocale()])
  const { rows, next, silent, opened } = silence
  return (
    <section aria-labelledby="belum" className="flex flex-col gap-2">
      <h2 id="belum" className="text-xl">
        {t('title')}
      </h2>
      {silent > 0 && <p className="-mt-1 text-soft">{t('count', { silent, opened })}</p>}
      <Rows
        empty={silent === 0 ? t(opened === 0 ? 'noneOpened' : 'allSpoke') : null}
        next={next && addressWith('/petugas/kelola', { setelah: next })}
      >
        {rows.map(({ id, name, kecamatan, phone, confirmedAt }) => {
          const links = phone === null ? null : phoneLinks(phone)
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 px-4 py-2">
              <div>
                <a
                  href={`/petugas/kelola/unit/${id}`}
                  className="inline-flex min-h-11 items-center font-semibold text-link underline"
                >
                  {name}
                </a>
                <p className="text-soft">
                  {[
                    kecamatan,
                    confirmedAt ? t('since', { since: formatRelative(confirmedAt, now, locale) }) : t('never'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {links && (
                <p className="flex gap-4">
                  {links.whatsapp && (
                    <TextLink href={links.whatsapp} rel="noreferrer external">
                      WhatsApp<span className="sr-only">: {name}</span>
                    </TextLink>
                  )}
                  <TextLink href={links.call}>
                    {t('call', { phone: phone ?? '' })}
                    <span className="sr-only">: {name}</span>
                  </TextLink>
                </p>
              )}
            </li>
          )
        })}
      </Rows>
    </section>
  )
}

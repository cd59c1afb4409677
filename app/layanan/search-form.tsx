import { buttonClass } from '@/components/button'
import { CONTROL, Field } from '@/components/field'
import { Search } from '@/components/icons'
import { QUERY_MAX } from '@/lib/domain/search'
import { getT } from '@/lib/locale'
import type { Asked } from './query'

/** A plain form with a GET: an answer has an address that can be kept and sent, and no script is needed. */
export async function SearchForm({ asked }: { asked: Asked }) {
  const t = await getT('board.list')
  return (
    <form action="/layanan" role="search">
      <Field
        id="q"
        label={t('search')}
        hint={t('hint')}
        error={asked.tooLong ? t('tooLong', { max: QUERY_MAX }) : undefined}
      >
        {(aria) => (
          <div className="flex gap-2">
            <input
              {...aria}
              name="q"
              type="search"
              defaultValue={asked.typed}
              maxLength={asked.tooLong ? undefined : QUERY_MAX}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="search"
              className={CONTROL}
            />
            <button type="submit" className={buttonClass('primary')}>
              <Search /> {t('submit')}
            </button>
          </div>
        )}
      </Field>
      {asked.openNow && <input type="hidden" name="buka" value="1" />}
      {asked.service && <input type="hidden" name="layanan" value={asked.service} />}
      {asked.district && <input type="hidden" name="kecamatan" value={asked.district} />}
    </form>
  )
}

import { GUTTER } from '@/components/page'
import { getT } from '@/lib/locale'

/** Over every page while the data are made up: nobody shall mistake it for the Inspektorat's own. */
export async function DemoStrip() {
  const t = await getT('common')
  return (
    <aside aria-label={t('demoLabel')} className="bg-limited-tint text-limited">
      <p className={`${GUTTER} max-w-6xl py-1 text-sm`}>{t.rich('demo', { b: (words) => <b>{words}</b> })}</p>
    </aside>
  )
}

import { isFiltered, type QueueFilter } from '@/lib/domain/queue'
import { can, type Role } from '@/lib/domain/roles'
import { getT } from '@/lib/locale'

/** What will be here, and how it gets here. */
export async function EmptyQueue({ role, filter }: { role: Role; filter: QueueFilter }) {
  const t = await getT('cases.empty')
  const filtered = isFiltered(filter)
  const own = filter.view === 'open' && !can(role, 'case:assign') ? 'openInspector' : filter.view
  const which = filtered ? 'filtered' : own
  return (
    <div className="flex flex-col gap-1 rounded-md border border-dashed border-edge px-4 py-8 text-center">
      <h2 className="text-lg">{t(`${which}.title`)}</h2>
      <p className="text-soft">{t(`${which}.lead`)}</p>
    </div>
  )
}

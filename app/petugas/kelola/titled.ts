import type { Metadata } from 'next'
import { getT } from '@/lib/locale'

type Words = Awaited<ReturnType<typeof getT<'admin'>>>

/** A page's `generateMetadata`: its name among the texts of the administration. */
export const titled = (name: (t: Words) => string) => async (): Promise<Metadata> => ({
  title: name(await getT('admin')),
})

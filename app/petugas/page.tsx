import { notFound, redirect } from 'next/navigation'
import { desksOf } from '@/lib/domain/desks'
import { requireSomeOfficer } from '@/lib/session'

/** Sends each role to its own desk. */
export default async function DeskPage() {
  const [own] = desksOf((await requireSomeOfficer()).role)
  return own ? redirect(own.path) : notFound()
}

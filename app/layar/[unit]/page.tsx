import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitJson } from '@/app/api/v1/json'
import { Messages } from '@/components/messages'
import { publicBoard } from '@/lib/data/public-board'
import { unitNamed } from '@/lib/data/public-boards'
import './layar.css'
import { Screen } from './screen'
import { viewOf } from './view'

type Props = { params: Promise<{ unit: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await unitNamed((await params).unit))?.name, robots: { index: false } }
}

/** One office's board for a TV in its hall: large, by itself, and honest when the line is down. */
export default async function ScreenPage({ params }: Props) {
  const now = new Date()
  const board = await publicBoard((await params).unit, now)
  if (!board) notFound()
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="60" />
      </noscript>
      <Messages namespaces={['screen', 'common.status']}>
        <Screen slug={board.unit.slug} first={{ view: viewOf(unitJson(board, now)), at: now.getTime() }} />
      </Messages>
    </>
  )
}

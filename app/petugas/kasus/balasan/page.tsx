import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Messages } from '@/components/messages'
import { Page } from '@/components/page'
import { readSavedReplies } from '@/lib/data/saved-replies'
import { getT } from '@/lib/locale'
import { requireOfficer } from '@/lib/session'
import type { FormField } from '../../desk-field'
import { DeskForm } from '../../desk-form'
import { createReply } from './actions'
import { ReplyRow } from './reply-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('savedReplies'))('title') }
}

/** The texts that officers put into their messages, as leads edit them. */
export default async function SavedRepliesPage() {
  const officer = await requireOfficer('case:decide')
  const [read, t, cases] = await Promise.all([readSavedReplies(officer), getT('savedReplies'), getT('case')])
  if (!read.ok) notFound()
  const fields = (title: string, text: string): FormField[] => [
    { kind: 'line', name: 'title', label: t('name'), hint: t('nameHint'), value: title },
    { kind: 'text', name: 'text', label: t('text'), hint: t('textHint'), value: text, rows: 6 },
  ]
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: '/petugas/kasus', label: cases('back') }}>
      <Messages namespaces={['deskForm', 'errors']}>
        {read.value.length === 0 && <p className="text-soft">{t('none')}</p>}
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface empty:hidden">
          {read.value.map((reply) => (
            <ReplyRow key={reply.id} reply={reply} fields={fields(reply.title, reply.text)} />
          ))}
        </ul>
        <section aria-labelledby="baru" className="flex flex-col gap-4">
          <h2 id="baru" className="text-xl">
            {t('new')}
          </h2>
          {/* As many as there are: once one was added the form is a fresh one. */}
          <DeskForm
            key={read.value.length}
            id="balasan"
            action={createReply}
            fields={fields('', '')}
            submit={t('add')}
          />
        </section>
      </Messages>
    </Page>
  )
}

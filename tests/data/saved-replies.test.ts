import { db } from '@/lib/data/client'
import {
  addSavedReply,
  editSavedReply,
  readSavedReplies,
  removeSavedReply,
  savedReplies,
} from '@/lib/data/saved-replies'
import { SAVED_REPLY_MAX } from '@/lib/domain/saved-reply'
import { type Desk, desk } from './casework'

let lead: Desk
beforeAll(async () => void (lead = await desk('LEAD', 'Ibu Pengendali')))

const added = async (title: string) => {
  expect(await addSavedReply(lead.as, { title, text: 'Halo {nomor}.' })).toEqual({ ok: true, value: null })
  return db.savedReply.findUniqueOrThrow({ where: { title } })
}
const shown = async (id: string) => {
  const read = await readSavedReplies(lead.as)
  return read.ok ? read.value.find((one) => one.id === id) : undefined
}

test('what is added and changed is offered to whoever writes to reporters, with who changed it from what', async () => {
  const { id } = await added('Salam pembuka')
  const inspector = await desk('INSPECTOR')
  await editSavedReply(lead.as, { id, version: 0, title: 'Salam pembuka', text: 'Selamat pagi, {nomor}.' })
  expect((await savedReplies(inspector.as)).find((one) => one.id === id)?.text).toBe('Selamat pagi, {nomor}.')
  expect((await shown(id))?.history).toMatchObject([
    {
      by: 'Ibu Pengendali',
      kind: 'edit',
      changes: [{ field: 'text', from: 'Halo {nomor}.', to: 'Selamat pagi, {nomor}.' }],
    },
    { by: 'Ibu Pengendali', kind: 'add' },
  ])
  await removeSavedReply(lead.as, { id, version: 1 })
  expect(await shown(id)).toBeUndefined()
  expect(await db.auditEntry.findMany({ where: { subject: `reply:${id}` }, orderBy: { seq: 'asc' } })).toMatchObject([
    { action: 'reply:add' },
    { action: 'reply:edit' },
    { action: 'reply:remove' },
  ])
})

test('of two leads at once one wins and the other is told; the same again changes nothing', async () => {
  const { id, title } = await added('Dua pengendali')
  const other = await desk('LEAD')
  const answers = await Promise.all([
    editSavedReply(lead.as, { id, version: 0, title, text: 'Satu.' }),
    editSavedReply(other.as, { id, version: 0, title, text: 'Dua.' }),
    removeSavedReply(other.as, { id, version: 1000 }),
  ])
  const refused = answers.filter(({ ok }) => !ok)
  expect(refused).toHaveLength(2)
  for (const answer of refused)
    expect(answer).toMatchObject({ error: { code: 'CONFLICT', fields: { version: { key: 'CHANGED' } } } })
  const { text } = await db.savedReply.findUniqueOrThrow({ where: { id } })
  expect(await editSavedReply(lead.as, { id, version: 1, title, text })).toEqual({ ok: true, value: null })
  expect((await shown(id))?.history).toHaveLength(2)
})

test('a title is given once, and a list ends somewhere', async () => {
  const [one, other] = [await added('Judul satu'), await added('Judul dua')]
  const taken = { error: { code: 'INVALID', fields: { title: { key: 'TITLE_TAKEN' } } } }
  expect(await addSavedReply(lead.as, { title: 'Judul satu', text: 'x' })).toMatchObject(taken)
  expect(await editSavedReply(lead.as, { id: other.id, version: 0, title: one.title, text: 'x' })).toMatchObject(taken)
  const room = SAVED_REPLY_MAX.count - (await db.savedReply.count())
  await db.savedReply.createMany({ data: Array.from({ length: room }, (_, i) => ({ title: `Isi ${i}`, text: 'x' })) })
  expect(await addSavedReply(lead.as, { title: 'Satu lagi', text: 'x' })).toMatchObject({
    error: { fields: { text: { key: 'TOO_MANY' } } },
  })
  await db.savedReply.deleteMany({ where: { title: { startsWith: 'Isi ' } } })
})

test('leads edit, inspectors use, nobody else sees them', async () => {
  const { id } = await added('Hak')
  for (const role of ['INSPECTOR', 'OPERATOR', 'ADMIN', 'VIEWER'] as const) {
    const { as } = await desk(role)
    const tried = [
      await readSavedReplies(as),
      await addSavedReply(as, { title: 'x', text: 'x' }),
      await editSavedReply(as, { id, version: 0, title: 'x', text: 'x' }),
      await removeSavedReply(as, { id, version: 0 }),
    ]
    expect(tried).toMatchObject(tried.map(() => ({ error: { code: 'NOT_FOUND' } })))
    expect((await savedReplies(as)).length > 0).toBe(role === 'INSPECTOR')
  }
})

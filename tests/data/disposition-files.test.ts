import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { db } from '@/lib/data/client'
import { openOwnDisposition } from '@/lib/data/disposition-desk'
import { attachFile, openAttachment } from '@/lib/data/disposition-files'
import { DISPOSITION_CHANGED } from '@/lib/data/disposition-letters'
import { sendDisposition, settleDisposition } from '@/lib/data/dispositions'
import { addEvidence, beginUpload, expireUploads, isUploadOpen } from '@/lib/data/evidence'
import { addDays } from '@/lib/domain/calendar'
import { evidenceText } from '@/lib/domain/evidence'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import { sealPart } from '@/lib/sealing/case-seal'
import { partToWire } from '@/lib/sealing/wire'
import type { BuiltCase } from '@/prisma/seed/builders'
import { boardUnit } from './boards'
import { auditOf, caseOf, type Desk, desk, noon, started } from './casework'
import { asked, operatorOf, type Question } from './dispositions'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-attachments-'))
const store = join(process.env.JARI_DATA, 'bukti')
const META = { name: 'jadwal.pdf', kind: 'pdf' as const, size: 1, sha256: 'a'.repeat(64), cleaned: false }
const TODAY = '2026-11-24'
const NOW = noon(TODAY)
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }
const DONE = { ok: true, value: null }
let [lead, inspector, operator, other]: Desk[] = []
let made: BuiltCase
let question: Question

beforeAll(async () => {
  ;[lead, inspector] = [await desk('LEAD'), await desk('INSPECTOR')]
})
beforeEach(async () => {
  const unit = await boardUnit()
  ;[operator, other] = [await operatorOf(unit.id), await operatorOf(unit.id)]
  made = await caseOf([lead!], { deeds: started(lead!, inspector!) })
  question = await asked(made, unit.id, [operator])
  await sendDisposition(inspector!.as, question.input, NOW)
})

async function upload(content = 'ciphertext', size = content.length): Promise<string> {
  const id = randomUUID()
  await beginUpload(id, size, NOW)
  writeFileSync(join(store, id), content)
  return id
}

async function attach(who: Desk, number: number, blob: string) {
  const part = partToWire(await sealPart(question.secret, question.id, 'EVIDENCE', number, evidenceText(META)))
  return attachFile(who.as, { disposition: question.id, evidence: { blob, part } }, NOW)
}

test('an operator attaches a file; both sides open its ciphertext, and the trail says so', async () => {
  const blob = await upload()
  expect(await attach(operator!, 2, blob)).toMatchObject({ error: { code: 'CONFLICT', fields: { part: {} } } })
  expect(await attach(operator!, 1, blob)).toEqual(DONE)
  expect(await attach(operator!, 1, blob)).toEqual(DONE) // twice is once
  expect(await isUploadOpen(blob)).toBe(false)
  for (const reader of [operator!, inspector!, lead!]) {
    const opened = await openAttachment(reader.as, question.id, 1, NOW)
    expect(opened.ok && (await text(opened.value.bytes))).toBe('ciphertext')
  }
  const letters = await openOwnDisposition(operator!.as, question.id, NOW)
  expect(letters.ok && letters.value.letters.map(({ kind, number }) => [kind, number])).toEqual([
    ['MESSAGE', 1],
    ['EVIDENCE', 1],
  ])
  const deeds = (await auditOf(made)).filter(({ action }) => action.startsWith('disposition:attach'))
  expect(deeds.map(({ actor, action }) => [actor, action])).toEqual([
    [operator!.id, 'disposition:attach'],
    ...[operator!, inspector!, lead!].map(({ id }) => [id, 'disposition:attachment']),
  ])
})

test('for everybody else it does not exist, and it is neither a case’s nor another’s', async () => {
  const [blob, cut] = [await upload(), await upload('cipher', 100)]
  const strangers = [other!, await desk('INSPECTOR'), await desk('ADMIN'), await operatorOf((await boardUnit()).id)]
  for (const nobody of [...strangers, inspector!, lead!]) expect(await attach(nobody, 1, blob)).toEqual(NOT_FOUND)
  expect(await attach(operator!, 1, cut)).toMatchObject({ error: { code: 'CONFLICT', fields: { evidence: {} } } })
  expect(await attach(operator!, 1, blob)).toEqual(DONE)
  for (const nobody of strangers) expect(await openAttachment(nobody.as, question.id, 1, NOW)).toEqual(NOT_FOUND)
  expect(await openAttachment(operator!.as, question.id, 2, NOW)).toEqual(NOT_FOUND)
  const part = await sealPart(made.keys.secret, made.id, 'EVIDENCE', 1, evidenceText(META))
  expect(await addEvidence(made.row.lookup, { blob, part }, NOW)).toMatchObject({ error: { code: 'CONFLICT' } })
})

test('two at once take two numbers or one is told; nothing is attached to what is settled', async () => {
  const blobs = [await upload('one'), await upload('two')]
  const results = await Promise.all(blobs.map((blob) => attach(operator!, 1, blob)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db.evidence.count({ where: { dispositionId: question.id } })).toBe(1)
  await db.disposition.update({ where: { id: question.id }, data: { state: 'ANSWERED', version: 1 } })
  const place = { id: made.id, disposition: question.id, version: 1 }
  expect(await settleDisposition(inspector!.as, { ...place, deed: 'accept' }, NOW)).toEqual(DONE)
  expect(await attach(operator!, 2, await upload())).toEqual({ ok: false, error: DISPOSITION_CHANGED })
})

test('it is kept while its disposition is, and swept away when that is gone', async () => {
  const blob = await upload()
  await attach(operator!, 1, blob)
  const later = noon(addDays(TODAY, EVIDENCE.orphanDays + 2))
  await expireUploads(later)
  expect(existsSync(join(store, blob))).toBe(true)
  await db.disposition.delete({ where: { id: question.id } })
  await expireUploads(later)
  expect(existsSync(join(store, blob))).toBe(false)
})

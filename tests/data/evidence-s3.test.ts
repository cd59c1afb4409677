import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Upload } from '@tus/server'
import { addEvidence, beginUpload, dropUpload, openEvidence } from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'
import { db } from '@/lib/data/client'
import { evidenceText } from '@/lib/domain/evidence'
import { sealPart } from '@/lib/sealing/case-seal'
import { s3Server } from '../support/s3-server'
import { caseOf, desk, started, type Desk } from './casework'

const META = { name: 'foto.jpg', kind: 'jpeg' as const, size: 1, sha256: 'a'.repeat(64), cleaned: true }
let server: Awaited<ReturnType<typeof s3Server>>
let lead: Desk

beforeAll(async () => {
  server = await s3Server()
  process.env.JARI_S3_URL = server.url
  lead = await desk('LEAD')
})
afterAll(() => server.close())

const PIECE = 512 * 1024
/** Sends bytes as a phone does, piece after piece, of which each answers what has arrived. */
async function send(id: string, bytes: Buffer, from = 0, to = bytes.length): Promise<void> {
  const { tus } = await evidenceStore()
  for (let at = from; at < to; at += PIECE)
    expect(await tus.write(Readable.from([bytes.subarray(at, Math.min(to, at + PIECE))]), id, at)).toBe(
      Math.min(to, at + PIECE),
    )
}

async function begin(size: number): Promise<string> {
  const id = randomUUID()
  expect((await beginUpload(id, size)).ok).toBe(true)
  await (await evidenceStore()).tus.create(new Upload({ id, size, offset: 0 }))
  return id
}

const inBucket = (id: string) => [
  ...[...server.objects.keys()].filter((key) => key.includes(id)),
  ...[...server.uploads.values()].filter(({ key }) => key === id),
]

test('a file comes in pieces, goes on after a break, becomes evidence once it is whole, and is read as it was', async () => {
  const made = await caseOf([lead], { deeds: started(lead, lead) })
  const bytes = randomBytes(11 * 2 ** 20)
  const id = await begin(bytes.length)
  const give = async () => {
    const part = await sealPart(made.keys.secret, made.id, 'EVIDENCE', 1, evidenceText(META))
    return addEvidence(made.row.lookup, { blob: id, part })
  }
  await send(id, bytes, 0, 7 * 2 ** 20)
  expect(await give()).toMatchObject({ ok: false, error: { fields: { evidence: { key: 'EVIDENCE_GONE' } } } })
  expect((await (await evidenceStore()).tus.getUpload(id)).offset).toBe(7 * 2 ** 20)
  await send(id, bytes, 7 * 2 ** 20)
  expect(await give()).toEqual({ ok: true, value: { number: 1 } })
  const opened = await openEvidence(lead.as, made.id, 1)
  if (!opened.ok) throw new Error(opened.error.code)
  const digest = (of: Buffer) => createHash('sha256').update(of).digest('hex')
  expect([opened.value.size, digest(await buffer(opened.value.bytes))]).toEqual([bytes.length, digest(bytes)])
})

test.each<[string, number]>([
  ['that has arrived', 6 * 2 ** 20],
  ['of which some has arrived', 2 ** 20],
  ['of which nothing has arrived', 0],
])('a file %s leaves nothing behind when it goes', async (_, arrived) => {
  const bytes = randomBytes(6 * 2 ** 20)
  const id = await begin(bytes.length)
  await send(id, bytes, 0, arrived)
  expect(inBucket(id).length).toBeGreaterThan(0)
  await dropUpload(id)
  expect(inBucket(id)).toEqual([])
  expect(await db.evidence.count({ where: { id } })).toBe(0)
})

test('a store that is away takes no file, and loses none: its row stays for the next time', async () => {
  const id = await begin(1000)
  const store = await evidenceStore()
  const away = jest.spyOn(store, 'remove').mockRejectedValueOnce(new Error('ECONNREFUSED'))
  await expect(dropUpload(id)).rejects.toThrow()
  away.mockRestore()
  expect(await db.evidence.count({ where: { id } })).toBe(1)
  await dropUpload(id)
  expect(await db.evidence.count({ where: { id } })).toBe(0)
})

import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  addEvidence,
  beginUpload,
  dropUpload,
  expireUploads,
  isUploadOpen,
  openEvidence,
  recordSaved,
} from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'
import { acceptReport } from '@/lib/data/intake'
import { trailOf } from '@/lib/data/case-trail'
import { db } from '@/lib/data/client'
import { readThread } from '@/lib/data/reporter'
import { momentOf } from '@/lib/domain/calendar'
import { evidenceText } from '@/lib/domain/evidence'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import { sealPart } from '@/lib/sealing/case-seal'
import type { BuiltCase } from '@/prisma/seed/builders'
import { auditOf, caseOf, desk, noon, started, type Desk } from './casework'
import { FACTS, file } from './reports'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-evidence-'))
const store = join(process.env.JARI_DATA, 'bukti')
const META = { name: 'foto.jpg', kind: 'jpeg' as const, size: 1, sha256: 'a'.repeat(64), cleaned: true }
const GONE = { ok: false, error: { code: 'CONFLICT', fields: { evidence: { key: 'EVIDENCE_GONE' } } } }
let lead: Desk
let inspector: Desk

beforeAll(async () => {
  lead = await desk('LEAD')
  inspector = await desk('INSPECTOR')
})

const part = (made: { id: string; keys: { secret: string } }, number: number) =>
  sealPart(made.keys.secret, made.id, 'EVIDENCE', number, evidenceText(META))
/** A file of which `arrived` bytes have come in; all of it where nothing else is said. */
async function upload(content = 'ciphertext', size = content.length, now = noon('2026-11-24')): Promise<string> {
  const id = randomUUID()
  expect(await beginUpload(id, size, now)).toEqual({ ok: true, value: null })
  writeFileSync(join(store, id), content)
  return id
}
const aCase = () => caseOf([lead], { deeds: started(lead, inspector) })
const give = async (made: BuiltCase, number: number, blob?: string) => {
  const sent = { blob: blob ?? (await upload()), part: await part(made, number) }
  return addEvidence(made.row.lookup, sent, noon('2026-11-24'))
}

describe('evidence that is added', () => {
  test('becomes a part of its case, dated by its day alone, in the trail and on the disk too', async () => {
    const made = await aCase()
    const blob = await upload()
    utimesSync(join(store, blob), new Date(), new Date())
    expect(await give(made, 1, blob)).toEqual({ ok: true, value: { number: 1 } })
    expect(statSync(join(store, blob)).mtime).toEqual(momentOf('2026-11-24'))
    expect(await isUploadOpen(blob)).toBe(false)
    const thread = await readThread(made.row.lookup)
    expect(thread!.parts.filter(({ kind }) => kind === 'EVIDENCE')).toMatchObject([{ number: 1, author: 'REPORTER' }])
    expect((await auditOf(made)).at(-1)).toMatchObject({
      actor: 'reporter',
      action: 'case:evidence',
      detail: { number: 1 },
    })
  })

  test('twice is once, and only under the next number', async () => {
    const made = await aCase()
    const blob = await upload()
    expect(await give(made, 2, blob)).toMatchObject({ error: { code: 'CONFLICT', fields: { part: {} } } })
    expect(await give(made, 1, blob)).toMatchObject({ ok: true })
    expect(await give(made, 1, blob)).toEqual({ ok: true, value: { number: 1 } })
    expect(await give(made, 2)).toEqual({ ok: true, value: { number: 2 } })
    expect(await db.evidence.count({ where: { caseId: made.id } })).toBe(2)
  })

  test('at one moment under one number: one is taken', async () => {
    const made = await aCase()
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(made, 1)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.evidence.count({ where: { caseId: made.id } })).toBe(1)
  })

  test.each<[string, (other: BuiltCase) => Promise<string>]>([
    ['never sent', async () => randomUUID()],
    ['sent in part', () => upload('half', 8)],
    ['sent too long', () => upload('much too long', 4)],
    ['empty', () => upload('', 300)],
    [
      'another case’s',
      async (other) => {
        const blob = await upload()
        await give(other, 1, blob)
        return blob
      },
    ],
  ])('%s is not taken, and changes nothing', async (_, blobOf) => {
    const [made, other] = [await aCase(), await aCase()]
    expect(await give(made, 1, await blobOf(other))).toEqual(GONE)
    expect(await db.part.count({ where: { caseId: made.id, kind: 'EVIDENCE' } })).toBe(0)
  })

  test('to a closed case, to no case, or beyond what a case holds is refused', async () => {
    const made = await aCase()
    await db.case.update({ where: { id: made.id }, data: { state: 'CLOSED', dueOn: null } })
    expect(await give(made, 1)).toEqual({ ok: false, error: { code: 'CONFLICT' } })
    const sent = { blob: await upload(), part: await part(made, 1) }
    expect(await addEvidence('A'.repeat(43), sent)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    const full = await aCase()
    const last = { ...(await part(full, EVIDENCE.perCase)), author: 'REPORTER' as const, on: noon('2026-11-24') }
    await db.part.create({ data: { caseId: full.id, ...last } })
    expect(await give(full, EVIDENCE.perCase + 1)).toEqual({ ok: false, error: { code: 'TOO_LARGE' } })
  })
})

describe('a report with evidence', () => {
  test('takes all of it, or is not taken', async () => {
    const { sealed } = await file([lead])
    const secretless = await part({ id: sealed.caseId, keys: (await aCase()).keys }, 1)
    const whole = { blob: await upload(), part: secretless }
    const missing = { blob: randomUUID(), part: { ...secretless, number: 2 } }
    const accept = (evidence: (typeof whole)[]) =>
      acceptReport(sealed, FACTS, 'BROWSER', { now: noon('2026-11-24'), evidence })
    expect(await accept([whole, missing])).toEqual(GONE)
    expect(await db.case.count({ where: { id: sealed.caseId } })).toBe(0)
    expect(await isUploadOpen(whole.blob)).toBe(true)
    expect(await accept([whole])).toMatchObject({ ok: true })
    expect(await accept([whole])).toMatchObject({ ok: true })
    expect(await db.evidence.count({ where: { caseId: sealed.caseId } })).toBe(1)
  })
})

describe('an officer', () => {
  test('gets the ciphertext of a case of theirs, and the trail says so first', async () => {
    const made = await aCase()
    await give(made, 1, await upload('sealed bytes'))
    const opened = await openEvidence(lead.as, made.id, 1)
    expect(opened).toMatchObject({ ok: true, value: { size: 12 } })
    expect(await text((opened as { value: { bytes: NodeJS.ReadableStream } }).value.bytes)).toBe('sealed bytes')
    const trail = await trailOf(lead.as, made.id)
    expect(trail.ok && trail.value.entries[0]).toMatchObject({
      action: 'case:evidence-open',
      detail: { number: 1 },
    })
  })

  test('who keeps an opened file on their disk says so in the trail; nobody else can, of nothing else', async () => {
    const made = await aCase()
    await give(made, 1)
    expect(await recordSaved(lead.as, { id: made.id, number: 1 })).toEqual({ ok: true, value: null })
    const saves = async () => (await auditOf(made)).filter(({ action }) => action === 'case:evidence-save')
    expect(await saves()).toEqual([{ actor: lead.id, action: 'case:evidence-save', detail: { number: 1 } }])
    for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'ADMIN', 'VIEWER'] as const)
      expect(await recordSaved((await desk(role)).as, { id: made.id, number: 1 })).toMatchObject({ ok: false })
    expect(await recordSaved(lead.as, { id: made.id, number: 2 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await saves()).toHaveLength(1)
  })

  test('of whom it is not the case gets what is got where there is none, and leaves no trace', async () => {
    const made = await aCase()
    await give(made, 1)
    const nothing = { ok: false, error: { code: 'NOT_FOUND' } }
    const before = (await auditOf(made)).length
    for (const role of ['LEAD', 'INSPECTOR', 'OPERATOR', 'ADMIN', 'VIEWER'] as const)
      expect(await openEvidence((await desk(role)).as, made.id, 1)).toEqual(nothing)
    expect(await openEvidence(lead.as, made.id, 2)).toEqual(nothing)
    expect(await openEvidence(lead.as, 'no-id', 1)).toEqual(nothing)
    expect((await auditOf(made)).length).toBe(before)
  })
})

describe('what no case takes', () => {
  test('goes after its days, with its bytes; what is younger or taken stays', async () => {
    const old = await upload('old', 3, noon('2026-11-01'))
    const young = await upload('young', 5, noon('2026-11-23'))
    const made = await aCase()
    const taken = await upload('taken', 5, noon('2026-11-01'))
    await give(made, 1, taken)
    expect(await expireUploads(noon('2026-11-24'))).toBeGreaterThanOrEqual(1)
    expect([old, young, taken].map((id) => existsSync(join(store, id)))).toEqual([false, true, true])
    expect(await isUploadOpen(old)).toBe(false)
    expect(await give(made, 2, old)).toEqual(GONE)
  })

  describe('on a disk that is all but full', () => {
    const MB = 2 ** 20
    const size = 50 * MB
    /** A disk with so many bytes to give. */
    async function withRoom(bytes: number) {
      return jest.spyOn(await evidenceStore(), 'hasRoom').mockImplementation(async (wanted) => wanted < bytes)
    }
    const promised = async () =>
      (await db.evidence.aggregate({ where: { caseId: null }, _sum: { size: true } }))._sum.size!
    afterEach(() => jest.restoreAllMocks())

    test('what has begun holds its room, also for many at once; what has arrived of it needs none', async () => {
      await expireUploads(new Date('2100-01-01'), 0)
      await upload('x'.repeat(1000), size)
      await withRoom((await promised()) + 2 * size + 1)
      const begun = await Promise.all([1, 2, 3, 4].map(() => beginUpload(randomUUID(), size, noon('2026-11-24'))))
      expect(begun.filter(({ ok }) => ok)).toHaveLength(2)
      await upload('x'.repeat(100), 100)
    })

    test('what nobody has taken goes a day later, not after three', async () => {
      const [waited, young] = [await upload('w', 1, noon('2026-11-22')), await upload('y', 1, noon('2026-11-23'))]
      await withRoom(0)
      expect(await beginUpload(randomUUID(), size, noon('2026-11-24'))).toMatchObject({
        error: { code: 'UNAVAILABLE' },
      })
      expect([await isUploadOpen(waited), await isUploadOpen(young)]).toEqual([false, true])
    })
  })

  test('can be taken back, and what a case has taken cannot', async () => {
    const [mine, made] = [await upload(), await aCase()]
    await dropUpload(mine)
    expect([await isUploadOpen(mine), existsSync(join(store, mine))]).toEqual([false, false])
    const taken = await upload()
    await give(made, 1, taken)
    await dropUpload(taken)
    expect(readFileSync(join(store, taken), 'utf8')).toBe('ciphertext')
    await dropUpload(randomUUID())
  })
})

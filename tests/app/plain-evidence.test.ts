import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { trackPlain } from '@/app/lacak/actions'
import type { PlainTrack } from '@/app/lacak/plain-state'
import { submitPlain } from '@/app/lapor/actions'
import type { PlainState } from '@/components/report/plain-state'
import { db } from '@/lib/data/client'
import { evidenceStore } from '@/lib/data/evidence-store'
import { takeUpload } from '@/lib/data/limits'
import { readThread } from '@/lib/data/reporter'
import { readEvidence } from '@/lib/domain/evidence'
import { PLAIN_EVIDENCE } from '@/lib/domain/evidence-limits'
import { openPart, openWithReceipt } from '@/lib/sealing/case-seal'
import { deriveFromReceipt } from '@/lib/sealing/derive'
import { parseReceipt } from '@/lib/sealing/receipt'
import { openStream } from '@/lib/sealing/stream'
import { desk } from '../data/casework'
import { phonePhoto, smallPdf } from '../support/evidence'

process.env.JARI_DATA = mkdtempSync(join(tmpdir(), 'jari-plain-'))
const store = join(process.env.JARI_DATA, 'bukti')

jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))
jest.mock('@/lib/data/limits', () => {
  const may = jest.fn()
  return { takeReport: may, takePlainReport: may, takeUpload: jest.fn(), takeLookup: may, takeMessage: may }
})
jest.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read }))
const { takeReport } = jest.requireMock<{ takeReport: jest.Mock }>('@/lib/data/limits')
const uploads = jest.mocked(takeUpload)
beforeAll(() => desk('LEAD'))
beforeEach(() => {
  takeReport.mockResolvedValue({ ok: true, value: null })
  uploads.mockResolvedValue({ ok: true, value: null })
})

const SAID = { experience: 'demanded', story: 'Diminta uang di loket.', amount: '', when: 'unknown', intent: 'send' }
const newToken = () => crypto.randomUUID().replaceAll('-', '').slice(0, 22)
const photo = async (name = 'Foto loket.jpg') =>
  new File([new Uint8Array(await phonePhoto(800, 600))], name, { type: 'image/jpeg' })
const pdf = (name: string, padding = 0) => new File([new Uint8Array(smallPdf(padding))], name)
/** As a browser posts an input in which nothing was chosen. */
const nothing = () => new File([], '')

function formOf(fields: Record<string, string>, files: File[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files) form.append('bukti', file)
  return form
}

const report = (files: File[], token = newToken()) => submitPlain({} as PlainState, formOf({ ...SAID, token }, files))
const track = (kode: string, files: File[]) =>
  trackPlain({} as PlainTrack, formOf({ kode, intent: 'bukti' }, files)) as Promise<
    Extract<PlainTrack, { phase: 'thread' }>
  >

async function receiptOf(files: File[], token?: string) {
  const state = await report(files, token)
  if (state.phase !== 'receipt') throw new Error(JSON.stringify(state))
  return { code: state.facts.code, evidence: state.evidence }
}

/** The files of a case as an officer opens them: what the sealed part says, and the opened bytes. */
async function opened(code: string) {
  const parsed = parseReceipt(code)
  const keys = await deriveFromReceipt(parsed.ok ? parsed.receipt : '')
  const thread = (await readThread(keys.lookup))!
  const secret = await openWithReceipt(keys.sealKey, thread.caseId, thread.receiptSealed)
  const blobs = await db.evidence.findMany({ where: { caseId: thread.caseId }, orderBy: { number: 'asc' } })
  const parts = thread.parts.filter(({ kind }) => kind === 'EVIDENCE')
  return Promise.all(
    parts.map(async (part, index) => {
      const read = await openPart(secret, thread.caseId, part)
      const sealed = readFileSync(join(store, blobs[index]!.id))
      const bytes = await new Response(await openStream(secret, new Blob([sealed]).stream())).arrayBuffer()
      return { number: part.number, meta: read.authentic ? readEvidence(read.text) : null, bytes: Buffer.from(bytes) }
    }),
  )
}

test('a photo loses what its camera wrote, stands upright, and is sealed with the report; a PDF comes as it is', async () => {
  const { code, evidence } = await receiptOf([await photo(), pdf('Kuitansi.pdf'), nothing()])
  expect(evidence).toEqual({ sent: 2, problem: null })
  const [first, second, ...more] = await opened(code)
  expect(more).toEqual([])
  expect(first!.meta).toMatchObject({ name: 'Foto loket.jpg', kind: 'jpeg', cleaned: true, size: first!.bytes.length })
  const { width, height, exif } = await sharp(first!.bytes).metadata()
  expect([width, height, exif]).toEqual([600, 800, undefined])
  expect(first!.bytes.includes('TeleponRahasia')).toBe(false)
  expect(second!.meta).toMatchObject({ name: 'Kuitansi.pdf', kind: 'pdf', cleaned: false })
  expect(second!.bytes.equals(smallPdf())).toBe(true)
})

test('the same form twice, one after the other or at one moment, stores its files once', async () => {
  const token = newToken()
  const files = [await photo(), pdf('Surat.pdf', 300)]
  const [one, two] = await Promise.all([receiptOf(files, token), receiptOf(files, token)])
  const three = await receiptOf(files, token)
  expect([two.code, three.code]).toEqual([one.code, one.code])
  for (const { evidence } of [one, two, three]) expect(evidence).toEqual({ sent: 2, problem: null })
  expect(await opened(one.code)).toHaveLength(2)
})

test('no files are no problem', async () => {
  expect((await receiptOf([nothing(), new File([], 'undefined')])).evidence).toEqual({ sent: 0, problem: null })
})

test.each<[string, () => Promise<File[]>, object]>([
  ['an empty file', async () => [new File([], 'kosong.jpg')], { key: 'EMPTY', file: 'kosong.jpg' }],
  ['a program', async () => [new File(['MZ program'], 'foto.jpg')], { key: 'KIND', file: 'foto.jpg' }],
  ['a video', async () => [new File(['\0\0\0\x18ftypisom'.padEnd(64)], 'v.mp4')], { key: 'KIND' }],
  [
    'a photo that cannot be cleaned',
    async () => [new File(['\0\0\0\x18ftypheic'.padEnd(64)], 'f.heic')],
    { key: 'KIND' },
  ],
  ['a page in a picture', async () => [new File(['GIF89a<script>'], 'g.gif')], { key: 'POLYGLOT' }],
  [
    'a broken photo',
    async () => [new File([(await phonePhoto(800, 600)).subarray(0, 2000) as Uint8Array<ArrayBuffer>], 'r.jpg')],
    { key: 'DECODE' },
  ],
  ['too large a file', async () => [pdf('besar.pdf', PLAIN_EVIDENCE.maxBytes)], { key: 'TOO_LARGE' }],
  ['a picture that claims to be vast', async () => [new File([bomb()], 'b.png')], { key: 'TOO_MANY_PIXELS' }],
  ['four files', async () => ['1', '2', '3', '4'].map((name) => pdf(`${name}.pdf`)), { key: 'TOO_MANY' }],
])('%s is refused before anything is stored, and the answers stay', async (_, files, problem) => {
  const before = await db.case.count()
  expect(await report(await files())).toMatchObject({
    phase: 'check',
    values: { story: SAID.story },
    evidence: problem,
  })
  expect(await db.case.count()).toBe(before)
})

/** The header of a PNG of 60,000 × 60,000 pixels. */
function bomb(): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(64)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(header.buffer).setUint32(16, 60_000)
  new DataView(header.buffer).setUint32(20, 60_000)
  return header
}

test('a network that has sent too much is told so; its answers stay', async () => {
  uploads.mockResolvedValue({ ok: false, error: { code: 'LIMITED' } })
  expect(await report([pdf('a.pdf')])).toMatchObject({ phase: 'check', evidence: { key: 'TOO_OFTEN' } })
})

test('where the files cannot be stored the report is, and its receipt is shown', async () => {
  const { code } = await receiptOf([pdf('a.pdf')])
  const broken = jest.spyOn(db.evidence, 'aggregate').mockRejectedValueOnce(new Error('disk') as never)
  const shown = await receiptOf([pdf('b.pdf')])
  broken.mockRestore()
  expect(shown.code).not.toBe(code)
  expect(shown.evidence).toMatchObject({ sent: 0, problem: { key: 'FAILED' } })
  expect(await opened(shown.code)).toEqual([])
})

describe('on the way back', () => {
  test('files are added, under the next number, once', async () => {
    const { code } = await receiptOf([pdf('pertama.pdf')])
    const file = await photo('kedua.jpg')
    expect((await track(code, [file])).evidence).toEqual({ sent: 1, problem: null })
    const again = await track(code, [file])
    expect(again.evidence).toEqual({ sent: 1, problem: null })
    expect(again.thread.evidence.map(({ number, meta }) => [number, meta?.name])).toEqual([
      [1, 'pertama.pdf'],
      [2, 'kedua.jpg'],
    ])
  })

  test('what a crash left half written is written anew', async () => {
    const { code } = await receiptOf([])
    const file = pdf('patah.pdf', 2000)
    const write = jest.spyOn((await evidenceStore()).tus, 'write').mockRejectedValueOnce(new Error('crash'))
    expect((await track(code, [file])).evidence).toEqual({ sent: 0, problem: { key: 'FAILED' } })
    write.mockRestore()
    expect(await opened(code)).toEqual([])
    expect((await track(code, [file])).evidence).toEqual({ sent: 1, problem: null })
    expect((await opened(code))[0]!.bytes.length).toBe(smallPdf(2000).length)
  })

  test('nothing chosen, and a closed report, are told', async () => {
    const { code } = await receiptOf([])
    expect((await track(code, [nothing()])).evidence).toEqual({ sent: 0, problem: { key: 'NONE' } })
    const parsed = parseReceipt(code)
    const { lookup } = await deriveFromReceipt(parsed.ok ? parsed.receipt : '')
    await db.case.update({ where: { lookup }, data: { state: 'CLOSED', dueOn: null } })
    expect((await track(code, [pdf('c.pdf')])).evidence).toMatchObject({ sent: 0, problem: { key: 'CLOSED' } })
  })
})

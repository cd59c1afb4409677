import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Upload } from '@tus/server'
import sharp from 'sharp'
import { PLAIN_FIELD, type PlainProblem } from '@/components/evidence/plain-field'
import { examine, isCleanable, type FileProblem } from '@/components/evidence/prepare'
import { addEvidence, beginUpload, dropUpload } from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'
import { takeUpload } from '@/lib/data/limits'
import { readThread } from '@/lib/data/reporter'
import { evidenceName, evidenceText, type EvidenceMeta } from '@/lib/domain/evidence'
import { EVIDENCE, PLAIN_EVIDENCE } from '@/lib/domain/evidence-limits'
import { keyedUuid } from '@/lib/keyed'
import { logFailure } from '@/lib/log'
import { openWithReceipt, sealPart } from '@/lib/sealing/case-seal'
import type { ReceiptKeys } from '@/lib/sealing/derive'
import { recipientOf } from '@/lib/sealing/identity'
import { sealedSize } from '@/lib/sealing/sizes'
import { sealStream } from '@/lib/sealing/stream'
import { visitorKey } from '@/lib/session'

export type PlainFiles = { ok: true; files: PlainFile[] } | { ok: false; problem: PlainProblem }

/** A file as it will be sealed. `sent`: the SHA-256 of what the browser sent, by which the same file is known again. */
type PlainFile = { meta: EvidenceMeta; content: Buffer; sent: string }

/** The files that were chosen in a posted form (none, where nothing was chosen), looked into and cleaned. */
export async function filesIn(form: FormData): Promise<PlainFiles> {
  const chosen = form.getAll(PLAIN_FIELD).filter((one) => one instanceof File && !isNothing(one)) as File[]
  if (chosen.length > PLAIN_EVIDENCE.files) return { ok: false, problem: { key: 'TOO_MANY' } }
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0)
  if (bytes > 0 && !(await takeUpload(await visitorKey(), bytes)).ok)
    return { ok: false, problem: { key: 'TOO_OFTEN' } }
  const files: PlainFile[] = []
  for (const file of chosen) {
    const cleaned = await inTurn(() => clean(file))
    if ('key' in cleaned) return { ok: false, problem: { ...cleaned, file: file.name.slice(0, EVIDENCE.nameMax) } }
    files.push(cleaned)
  }
  return { ok: true, files }
}

/** An input in which nothing was chosen is posted as an empty file without a name, which React calls "undefined". */
const isNothing = ({ name, size }: File) => size === 0 && (name === '' || name === 'undefined')

/** One after another: no number of requests multiplies the memory that a photo takes, and a second press finds what the first did. */
let turn: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

async function clean(file: File): Promise<PlainFile | { key: FileProblem }> {
  const examined = await examine(file, PLAIN_EVIDENCE)
  if (!examined.ok) return { key: examined.problem }
  const { kind } = examined
  // What can't be cleaned here must be a document; a photo that stays as the camera wrote it would be a trap.
  if (!isCleanable(kind) && kind !== 'pdf') return { key: 'KIND' }
  const sent = Buffer.from(await file.arrayBuffer())
  const cleaned = isCleanable(kind)
  const content = cleaned ? await redraw(sent).catch(() => null) : sent
  if (!content) return { key: 'DECODE' }
  const kept = cleaned ? 'jpeg' : kind
  const meta = { name: evidenceName(file.name, kept), kind: kept, size: content.length, sha256: hash(content), cleaned }
  return { meta, content, sent: hash(sent) }
}

/** A photo as pixels alone (as cleanPhoto of components/evidence does on a phone). Throws where it can't be read. */
function redraw(photo: Buffer): Promise<Buffer> {
  const edge = EVIDENCE.photoEdge
  return sharp(photo, { limitInputPixels: PLAIN_EVIDENCE.maxPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 86 })
    .timeout({ seconds: 30 })
    .toBuffer()
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/**
 * Seals files for a browser that can't, and gives them to the case of this receipt. Ids follow from the server's secret, the
 * case and what was sent, so the same files sent twice, or again after a lost answer, are stored once. Answers the first
 * problem; the files before it are stored.
 */
export function givePlainFiles(keys: ReceiptKeys, files: PlainFile[]): Promise<PlainProblem | null> {
  // Whatever broke, the report is there: that must be said.
  return inTurn(() => give(keys, files)).catch((error: unknown) => {
    logFailure('evidence-plain', error)
    return { key: 'FAILED' }
  })
}

async function give({ lookup, sealKey }: ReceiptKeys, files: PlainFile[]): Promise<PlainProblem | null> {
  for (const { meta, content, sent } of files) {
    const thread = await readThread(lookup)
    if (!thread) return { key: 'FAILED', file: meta.name }
    const secret = await openWithReceipt(sealKey, thread.caseId, thread.receiptSealed)
    const numbers = thread.parts.filter(({ kind }) => kind === 'EVIDENCE').map(({ number }) => number)
    const blob = keyedUuid('evidence/plain', Buffer.from(`${thread.caseId}\n${sent}`))
    const part = await sealPart(secret, thread.caseId, 'EVIDENCE', Math.max(0, ...numbers) + 1, evidenceText(meta))
    if (!(await store(blob, secret, content))) return { key: 'NO_ROOM', file: meta.name }
    const given = await addEvidence(lookup, { blob, part })
    if (given.ok) continue
    const { code, fields } = given.error
    if (code === 'TOO_LARGE') return { key: 'FULL', file: meta.name }
    return { key: code === 'CONFLICT' && !fields ? 'CLOSED' : 'FAILED', file: meta.name }
  }
  return null
}

/** Seals a file into the store as an upload that no case has taken. False where there is no room. */
async function store(id: string, secret: string, content: Buffer): Promise<boolean> {
  await dropUpload(id) // what a crash has left of it; one that a case has taken stays
  const size = sealedSize(content.length)
  const begun = await beginUpload(id, size)
  if (!begun.ok) return begun.error.code === 'CONFLICT'
  const sealed = await sealStream(await recipientOf(secret), new Blob([new Uint8Array(content)]).stream())
  const { tus } = await evidenceStore()
  await tus.create(new Upload({ id, size, offset: 0 }))
  await tus.write(Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]), id, 0)
  return true
}

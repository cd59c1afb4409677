'use server'
import { takeLookup, takeMessage } from '@/lib/data/limits'
import { addReporterMessage, readThread } from '@/lib/data/reporter'
import { doDeed } from '@/lib/data/reporter-deeds'
import { REPLY_KINDS, type ReplyKind } from '@/lib/domain/intake'
import { deedSchema } from '@/lib/domain/reporter-deeds'
import type { FailureCode, FieldProblem } from '@/lib/domain/result'
import { logFailure } from '@/lib/log'
import { deriveFromReceipt, type ReceiptKeys } from '@/lib/sealing/derive'
import { parseReceipt } from '@/lib/sealing/receipt'
import { visitorKey } from '@/lib/session'
import { filesIn, givePlainFiles } from '../bukti/plain'
import { codeProblem, type CodeProblem } from './code-problem'
import { openThread, type OpenedThread } from './open-thread'
import type { PlainTrack } from './plain-state'
import type { DeedOutcome } from './use-thread'
import { checkMessage, sealMessage } from './sealed-thread'
import { threadToWire } from './thread'

type Opened = { caseSecret: string; opened: OpenedThread }
type Reply = { problem: FieldProblem | null; failure: FailureCode | null; sent: boolean }
const SILENT: Reply = { problem: null, failure: null, sent: false }

/** /lacak without JavaScript: derives, opens and (with `intent`) writes or adds files, all within this one request. */
export async function trackPlain(_previous: PlainTrack, form: FormData): Promise<PlainTrack> {
  const typed = textIn(form, 'kode')
  const refuse = (problem: CodeProblem): PlainTrack => ({ phase: 'code', typed: typed.slice(0, 200), problem })
  const parsed = parseReceipt(typed)
  if (!parsed.ok) return refuse(codeProblem(parsed))
  try {
    if (!(await takeLookup(await visitorKey())).ok) return refuse({ key: 'LIMITED', at: 0 })
    const keys = await deriveFromReceipt(parsed.receipt)
    const before = await openFor(keys)
    if (!before) return refuse({ key: 'NOT_FOUND', at: 0 })
    const kind = REPLY_KINDS.find((name) => name === textIn(form, 'kind')) ?? 'message'
    const done = await act(keys, before, kind, form)
    const { opened } = (done && (await openFor(keys))) ?? before
    const quiet = { ...SILENT, decided: null, evidence: { sent: 0, problem: null } }
    const shown = { phase: 'thread', receipt: parsed.receipt, kind, thread: opened, draft: '' } as const
    // What was written stays in its field until it is sent.
    return {
      ...shown,
      ...quiet,
      ...done,
      ...(done && 'sent' in done && !done.sent && { draft: textIn(form, 'pesan') }),
    }
  } catch (error) {
    logFailure('thread-plain', error)
    return refuse({ key: 'UNAVAILABLE', at: 0 })
  }
}

/** Does what was pressed; null where the thread is only looked at. */
async function act(keys: ReceiptKeys, before: Opened, kind: ReplyKind, form: FormData) {
  switch (textIn(form, 'intent')) {
    case 'bukti':
      return { evidence: await addFiles(keys, form) }
    case 'putusan':
      return { decided: await decide(keys, form) }
    case 'reply':
      return reply(keys, before, kind, textIn(form, 'pesan'), Number(textIn(form, 'number')))
    default:
      return null
  }
}

/** Files that are added to the report (`intent=bukti`). */
async function addFiles(
  keys: ReceiptKeys,
  form: FormData,
): Promise<Extract<PlainTrack, { phase: 'thread' }>['evidence']> {
  const chosen = await filesIn(form)
  if (!chosen.ok) return { sent: 0, problem: chosen.problem }
  if (chosen.files.length === 0) return { sent: 0, problem: { key: 'NONE' } }
  const problem = await givePlainFiles(keys, chosen.files)
  return { sent: problem ? 0 : chosen.files.length, problem }
}

/** A decision (`intent=putusan`). */
async function decide({ lookup }: ReceiptKeys, form: FormData): Promise<DeedOutcome> {
  if (!(await takeMessage(await visitorKey())).ok) return 'LIMITED'
  const rating = textIn(form, 'rating')
  const parsed = deedSchema.safeParse({ lookup, deed: textIn(form, 'deed'), ...(rating && { rating: Number(rating) }) })
  if (!parsed.success) return 'INVALID'
  const done = await doDeed(parsed.data)
  return done.ok ? 'done' : done.error.code === 'CONFLICT' ? 'CONFLICT' : 'UNAVAILABLE'
}

async function openFor({ lookup, sealKey }: ReceiptKeys) {
  const thread = await readThread(lookup)
  return thread && openThread(sealKey, threadToWire(thread))
}

/** `number`: what the page showed as next. A press that is sent twice finds its own words under that number. */
async function reply(
  { lookup }: ReceiptKeys,
  { caseSecret, opened }: Opened,
  kind: ReplyKind,
  draft: string,
  number: number,
): Promise<Reply> {
  const checked = checkMessage(draft)
  if (!checked.ok) return { ...SILENT, problem: checked.problem }
  const there = opened.messages.find((message) => message.number === number)
  if (there?.from === 'REPORTER' && there.text === checked.text) return { ...SILENT, sent: true }
  if (!(await takeMessage(await visitorKey())).ok) return { ...SILENT, failure: 'LIMITED' }
  if (!Number.isSafeInteger(number) || number < 1) return { ...SILENT, failure: 'CONFLICT' }
  const part = await sealMessage(caseSecret, opened.caseId, number, checked.text)
  const replied = await addReporterMessage(lookup, part, kind)
  return replied.ok ? { ...SILENT, sent: true } : { ...SILENT, failure: replied.error.code }
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

import 'server-only'
import { Readable } from 'node:stream'
import type { Officer } from '@/lib/data/officers'
import type { Result } from '@/lib/domain/result'
import { logFailure, logRefusal } from '@/lib/log'
import { isOwnOrigin, problem } from '@/lib/problem'
import { currentOfficer } from '@/lib/session'

type Open = (officer: Officer, id: string, number: number) => Promise<Result<{ size: number; bytes: Readable }>>

/**
 * Answers with the ciphertext of one file, which `open` hands out and writes into the trail. For a POST: no link and no other
 * site can make a browser do it.
 */
export async function ciphertextFor(
  request: Request,
  params: Promise<{ id: string; number: string }>,
  may: (officer: Officer) => boolean,
  open: Open,
): Promise<Response> {
  try {
    if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
    const officer = await currentOfficer()
    if (!officer) return problem('UNAUTHENTICATED')
    const { id, number } = await params
    if (!may(officer)) {
      logRefusal('file', { officer: officer.id, role: officer.role })
      return problem('NOT_FOUND')
    }
    if (!/^[1-9]\d{0,3}$/.test(number)) return problem('NOT_FOUND')
    const opened = await open(officer, id, Number(number))
    if (!opened.ok) return problem(opened.error.code)
    return new Response(Readable.toWeb(opened.value.bytes) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(opened.value.size),
        'Content-Disposition': 'attachment',
        'Cache-Control': 'private, no-store, max-age=0',
      },
    })
  } catch (error) {
    logFailure('evidence', error)
    return problem('UNAVAILABLE')
  }
}

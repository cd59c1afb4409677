import { Readable } from 'node:stream'
import { openEvidence } from '@/lib/data/evidence'
import { can } from '@/lib/domain/roles'
import { logFailure } from '@/lib/log'
import { isOwnOrigin, problem } from '@/lib/problem'
import { currentOfficer } from '@/lib/session'

/**
 * Hands out the ciphertext of one file to an officer whose case it is, and writes that into the trail. A POST: no link and
 * no other site can make a browser do it.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; number: string }> },
): Promise<Response> {
  try {
    if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
    const officer = await currentOfficer()
    if (!officer) return problem('UNAUTHENTICATED')
    const { id, number } = await params
    if (!can(officer.role, 'case:read') || !/^[1-9]\d{0,3}$/.test(number)) return problem('NOT_FOUND')
    const opened = await openEvidence(officer, id, Number(number))
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

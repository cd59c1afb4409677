import { dropUpload, isUploadOpen } from '@/lib/data/evidence'
import { evidenceStore } from '@/lib/data/evidence-store'
import { takeUpload } from '@/lib/data/limits'
import { EVIDENCE } from '@/lib/domain/evidence-limits'
import { logFailure } from '@/lib/log'
import { isOwnOrigin, problem } from '@/lib/problem'
import { sealedSize } from '@/lib/sealing/sizes'
import { visitorKey } from '@/lib/session'
import { tusServer } from '../tus'

type Context = { params: Promise<{ id?: string[] }> }

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** An age file that holds nothing is no evidence; one above the limit is none either. */
const SIZE = { min: sealedSize(1), max: sealedSize(EVIDENCE.maxBytes) }

/**
 * Sealed files come in here by the tus protocol: ciphertext, in pieces, from where a broken line left off. What is sent is
 * nobody's until a case takes it; then this door knows it no more. Nothing is ever handed out: there is no GET.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return guarded(async () => {
    if ((await params).id) return problem('NOT_FOUND')
    if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
    const announced = request.headers.get('upload-length') ?? ''
    if (!/^\d{1,12}$/.test(announced) || Number(announced) < SIZE.min) return problem('INVALID')
    if (Number(announced) > SIZE.max) return problem('TOO_LARGE')
    if (!(await takeUpload(await visitorKey(), Number(announced))).ok) return problem('LIMITED')
    return (await tusServer()).handleWeb(request)
  })
}

export const PATCH = toUpload
export const HEAD = toUpload

/** The reporter takes a file back before it belongs to a case. */
export async function DELETE(request: Request, { params }: Context): Promise<Response> {
  return guarded(async () => {
    const id = idIn((await params).id)
    if (!id || !(await isUploadOpen(id))) return problem('NOT_FOUND')
    if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
    await dropUpload(id)
    return new Response(null, { status: 204, headers: { 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' } })
  })
}

async function toUpload(request: Request, { params }: Context): Promise<Response> {
  return guarded(async () => {
    const id = idIn((await params).id)
    if (!id || !(await isUploadOpen(id))) return problem('NOT_FOUND')
    if (request.method === 'PATCH') {
      if (!(await isOwnOrigin(request))) return problem('INVALID', {}, 403)
      // Others have filled the disk meanwhile: what has arrived stays, and the rest comes later.
      if (!(await (await evidenceStore()).hasRoom(0))) return problem('UNAVAILABLE', {}, 507)
    }
    return (await tusServer()).handleWeb(request)
  })
}

function idIn(path: string[] | undefined): string | null {
  const [id, ...more] = path ?? []
  return id && more.length === 0 && ID.test(id) ? id : null
}

async function guarded(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    logFailure('upload', error)
    return problem('UNAVAILABLE')
  }
}

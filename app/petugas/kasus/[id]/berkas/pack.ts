import { makeZip } from 'client-zip'
import { hashing, sealStream } from '@/lib/sealing/stream'
import type { EvidenceEntry } from '../open-view'
import { fileOf, type Hashed } from './use-hashes'

type Failed = { ok: false; number: number; why: Extract<Hashed, { ok: false }>['why'] }
type Packed = { ok: true; blob: Blob; sha256: string } | Failed

type Input = {
  id: string
  secret: string
  recipient: string
  reference: string
  evidence: readonly EvidenceEntry[]
  /** the dossier as it is shown */
  sheet: HTMLElement
  onProgress: (done: number) => void
  onFile: (number: number, hashed: Hashed) => void
}

/**
 * The dossier and its files as a zip, sealed to the agency's key while it is made: one file is open at a time, and nothing
 * plain is kept. It stops at a file that is not what its sender sealed. `sha256`: of the sealed file.
 */
export async function packDossier(input: Input): Promise<Packed> {
  const { recipient } = input
  let failed: Failed | undefined
  const hash = hashing()
  try {
    const zip = makeZip(entries(input, (failure) => (failed = failure)))
    const sealed = await sealStream(recipient, zip)
    const blob = await new Response(sealed.pipeThrough(hash.through)).blob()
    return { ok: true, blob, sha256: hash.digest() }
  } catch (error) {
    if (failed) return failed
    throw error
  }
}

async function* entries(
  { id, secret, evidence, sheet, reference, onProgress, onFile }: Input,
  stop: (failure: Failed) => void,
) {
  const lastModified = new Date()
  const sums: string[] = []
  for (const [place, { number, meta }] of evidence.entries()) {
    const progress = (part: number) => onProgress((place + part) / evidence.length)
    const opened = meta ? await fileOf(id, secret, number, meta, progress) : ({ ok: false, why: 'FORGED' } as const)
    if (!meta || !opened.ok) {
      stop({ ok: false, number, why: opened.ok ? 'FORGED' : opened.why })
      throw new Error('a file is not what was sealed')
    }
    onFile(number, { ok: true, sha256: meta.sha256 })
    const name = `bukti/${String(number).padStart(2, '0')}-${meta.name.replace(/[/\\]/g, '_')}`
    sums.push(`${meta.sha256}  ${name}\n`)
    yield { name, input: opened.blob, lastModified }
  }
  if (sums.length > 0) yield { name: 'SHA256SUMS', input: sums.join(''), lastModified }
  // Last, so that it says of every file that it was compared.
  yield { name: 'berkas.html', input: standalone(sheet, reference), lastModified }
}

/** The dossier as a page of its own, without what can be pressed. */
function standalone(sheet: HTMLElement, reference: string): string {
  const copy = sheet.cloneNode(true) as HTMLElement
  for (const control of copy.querySelectorAll('button, [role=status]')) control.remove()
  for (const element of copy.querySelectorAll('*')) element.removeAttribute('class')
  const style =
    'body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}code{word-break:break-all}p{white-space:pre-wrap;margin:.3rem 0}dt{color:#555}dd{margin:0 0 .5rem}'
  return `<!doctype html><html lang="${document.documentElement.lang}"><meta charset="utf-8"><title>${reference}</title><style>${style}</style><body>${copy.outerHTML}</body></html>`
}

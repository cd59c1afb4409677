import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { accountOf } from '@/lib/domain/account'
import { newCaseKeys, prepareReport, sealPart } from '@/lib/sealing/case-seal'
import { toBase64url } from '@/lib/sealing/bytes'
import { partToWire, toWire } from '@/lib/sealing/wire'
import { query } from './officers'
import { mintProof } from './proofs'

/** Where deeds go, and who does them. */
export type Place = Site & { lead: string; operator: string }
type Site = { url: string; databaseUrl: string; secret: string }

/**
 * Something that is sent until it is acknowledged, as a client does. `send` answers what was acknowledged, or null where
 * nothing was; sent again it must answer the same.
 */
export type Deed = { name: string; send: () => Promise<string | null> }

export class Refused extends Error {}

const PATIENCE_MS = 30_000
export const UNIT = 'disdukcapil'
export const ITEM = 'blanko-ktp-el'

/** One request from somewhere; null where no answer came, or one that says to come again. */
async function ask(place: Site, path: string, init: RequestInit): Promise<Response | null> {
  const address = [10, ...randomBytes(3)].join('.')
  const headers = { origin: place.url, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address, ...init.headers }
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const answer = await fetch(place.url + path, { ...init, headers, signal })
    const whole = new Response(await answer.arrayBuffer(), {
      status: answer.status === 204 ? 200 : answer.status,
      headers: answer.headers,
    })
    if (whole.status >= 500) return null
    if (!whole.ok) throw new Refused(`${path}: ${whole.status} ${await whole.text()}`)
    return whole
  } catch (error) {
    if (error instanceof Refused) throw error
    return null // killed under us
  }
}

const json = (body: unknown, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

export type Reader = { id: string; recipient: string }

/** Whom a report is sealed to, as the page that is open in a browser knows them. */
export async function readersAt({ databaseUrl }: Pick<Site, 'databaseUrl'>): Promise<Reader[]> {
  const leads = `SELECT "id", "recipient" FROM "Officer" WHERE "role" = 'LEAD' AND "active" AND "recipient" IS NOT NULL`
  return (await query<Reader>(databaseUrl, leads)).rows
}

/** A report as a browser seals it; only the receipt's scrypt is left out. */
export async function sealedReport(site: Pick<Site, 'databaseUrl'>, readers?: Reader[]) {
  const leads = readers ?? (await readersAt(site))
  const caseKeys = await newCaseKeys()
  const receipt = { lookup: toBase64url(randomBytes(32)), sealKey: randomBytes(32) }
  const report = { category: 'demanded', unitId: UNIT, serviceId: null, excluded: [] } as const
  const account = accountOf({
    ...{ ...report, excluded: [], experience: 'demanded', place: '', story: `Uji ${caseKeys.caseId}`, amount: 1000 },
    ...{ happenedOn: null, who: '', paid: null, source: null, avoid: '', name: '', contact: '' },
  })
  const sealed = await prepareReport({ title: 'Uji', account, receipt, caseKeys, leads, recoveryRecipient: null })
  return { caseKeys, lookup: receipt.lookup, body: { sealed: toWire(sealed), facts: report } }
}

export type Filed = Awaited<ReturnType<typeof sealedReport>>

export const intake = (place: Site, { body }: Filed): Deed => ({
  name: 'intake',
  async send() {
    const answer = await ask(place, '/lapor/kirim', json(body, await mintProof(place.secret)))
    return answer && ((await answer.json()) as { reference: string }).reference
  },
})

export const move = (place: Place, { caseKeys }: Filed): Deed => ({
  name: 'move',
  async send() {
    const { node } = JSON.parse(
      readFileSync(`${process.env.NEXT_DIST_DIR || '.next'}/server/server-reference-manifest.json`, 'utf8'),
    ) as { node: Record<string, { exportedName: string; filename: string }> }
    const [action] =
      Object.entries(node).find(
        ([, { exportedName, filename }]) => exportedName === 'move' && filename === 'app/petugas/kasus/actions.ts',
      ) ?? []
    const answer = await ask(place, `/petugas/kasus/${caseKeys.caseId}`, {
      method: 'POST',
      headers: { 'next-action': action!, 'content-type': 'text/plain;charset=UTF-8', cookie: place.lead },
      body: JSON.stringify([{ id: caseKeys.caseId, version: 0, move: 'verify' }]),
    })
    const said = (await answer?.text()) ?? ''
    // The second time it is told that the case has been moved: by itself, as the test's last look shows.
    if (/"ok":true/.test(said) || /"version":\{"key":"CHANGED"/.test(said)) return 'verified'
    if (!answer || /"code":"(UNAVAILABLE)"/.test(said)) return null
    throw new Refused(`move: ${said}`)
  },
})

export type Entry = { form: string; quantity: number }

export const entry = (place: Place, { form, quantity }: Entry): Deed => ({
  name: 'entry',
  async send() {
    const fields = { form, made: new Date().toISOString(), item: ITEM, kind: 'RECEIVED', quantity: String(quantity) }
    const answer = await ask(
      place,
      '/petugas/papan/kirim',
      json({ kind: 'stock', fields: { ...fields, note: '' } }, { cookie: place.operator }),
    )
    const said = (await answer?.json()) as { ok: boolean; error?: { code: string } } | undefined
    if (!said || said.error?.code === 'UNAVAILABLE') return null
    if (!said.ok) throw new Refused(`entry: ${JSON.stringify(said)}`)
    return 'entered'
  },
})

export type Upload = { bytes: Buffer; id: string | null; part: unknown }

const TUS = { 'tus-resumable': '1.0.0' }
const PIECE = 128 * 1024

export async function newUpload({ caseKeys }: Filed): Promise<Upload> {
  const bytes = randomBytes(PIECE * 4 + 17)
  const text = JSON.stringify({ sha256: createHash('sha256').update(bytes).digest('hex') })
  return { bytes, id: null, part: partToWire(await sealPart(caseKeys.secret, caseKeys.caseId, 'EVIDENCE', 1, text)) }
}

/** A file in pieces, from where the server says that it has got to, and given to its case. */
export const upload = (place: Site, { lookup }: Filed, file: Upload): Deed => ({
  name: 'upload',
  async send() {
    if (!file.id) {
      const headers = { ...TUS, 'upload-length': String(file.bytes.length) }
      const made = await ask(place, '/bukti', { method: 'POST', headers })
      if (!made) return null
      file.id = made.headers.get('location')!.split('/').at(-1)!
    }
    const given = async () => {
      const answer = await ask(place, '/lacak/bukti', json({ lookup, evidence: { blob: file.id, part: file.part } }))
      return answer && `file ${((await answer.json()) as { number: number }).number}`
    }
    // A door that knows the upload no more has given it to the case: the answer was lost, and is asked for again.
    for (let offset = 0; offset < file.bytes.length;) {
      let known: Response | null
      try {
        known = await ask(place, `/bukti/${file.id}`, { method: 'HEAD', headers: TUS })
      } catch {
        return given()
      }
      if (!known) return null
      const there = Number(known.headers.get('upload-offset'))
      if (there < offset) throw new Refused(`upload: ${offset} bytes were acknowledged, ${there} are there`)
      if (there === file.bytes.length) break
      const headers = { ...TUS, 'upload-offset': String(there), 'content-type': 'application/offset+octet-stream' }
      const body = new Uint8Array(file.bytes.subarray(there, there + PIECE))
      const taken = await ask(place, `/bukti/${file.id}`, { method: 'PATCH', headers, body })
      if (!taken) return null
      offset = Number(taken.headers.get('upload-offset'))
    }
    return given()
  },
})

/** Sends until there is an acknowledgement. */
export async function untilAcknowledged(deed: Deed, patience = 60_000): Promise<string> {
  const end = Date.now() + patience
  for (;;) {
    const said = await deed.send()
    if (said !== null) return said
    if (Date.now() > end) throw new Error(`${deed.name}: not acknowledged within ${patience} ms`)
    await wait(50)
  }
}

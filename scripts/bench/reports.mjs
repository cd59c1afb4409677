import pg from 'pg'
import { newReceipt } from '../../lib/sealing/receipt.ts'
import { toBase64url } from '../../lib/sealing/bytes.ts'
import { prepareReport } from '../../lib/sealing/case-seal.ts'
import { toWire } from '../../lib/sealing/wire.ts'
import { mintProof } from '../../tests/support/proofs.ts'

const ACCOUNT = JSON.stringify({ v: 1, text: 'Diminta uang untuk layanan yang gratis. '.repeat(30) })

async function query(databaseUrl, sql) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

/** `count` different reports, each from a network of its own. */
export async function sealedReports(databaseUrl, count, secret) {
  const readers = await readersIn(databaseUrl)
  const sent = []
  for (let i = 0; i < count; i++) {
    const { body, headers } = await sealedFor(readers, secret)
    sent.push({ body, headers: { ...headers, 'x-forwarded-for': network(i) } })
  }
  return sent
}

/**
 * A report as a browser sends it, sealed to the real leads: `{ body, headers }`. Only the receipt's scrypt and the proof's work
 * are left out. `caseKeys`: of whoever wants to add to it.
 */
export const sealedReport = async (databaseUrl, secret, more) => sealedFor(await readersIn(databaseUrl), secret, more)

async function readersIn(databaseUrl) {
  const leads = await query(
    databaseUrl,
    `SELECT id, recipient FROM "Officer" WHERE role = 'LEAD' AND active AND recipient IS NOT NULL`,
  )
  const [recovery] = await query(databaseUrl, `SELECT value FROM "Setting" WHERE key = 'recoveryRecipient'`)
  return { leads, recoveryRecipient: recovery?.value ?? null }
}

async function sealedFor(readers, secret, more = {}) {
  const facts = { category: 'demanded', unitId: 'disdukcapil', serviceId: 'ktp-rusak', excluded: [] }
  const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
  const receipt = { lookup: toBase64url(random(32)), sealKey: random(32) }
  const sealed = await prepareReport({
    title: `Laporan ${newReceipt()}`,
    account: ACCOUNT,
    receipt,
    ...readers,
    ...more,
  })
  return { body: JSON.stringify({ sealed: toWire(sealed), facts }), headers: await mintProof(secret) }
}

/** A network of its own for each: one alone would wait in its own line (lib/turns.ts). */
const network = (n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`

/** How many cases the database holds. */
export async function storedCases(databaseUrl) {
  const [row] = await query(databaseUrl, 'SELECT count(*)::int AS count FROM "Case"')
  return row.count
}

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

/**
 * `count` different reports as a browser sends them, sealed to the real leads: `{ body, headers }`. Only the receipt's scrypt and the
 * proof's work are left out.
 */
export async function sealedReports(databaseUrl, count, secret) {
  const leads = await query(
    databaseUrl,
    `SELECT id, recipient FROM "Officer" WHERE role = 'LEAD' AND active AND recipient IS NOT NULL`,
  )
  const [recovery] = await query(databaseUrl, `SELECT value FROM "Setting" WHERE key = 'recoveryRecipient'`)
  const facts = { category: 'demanded', unitId: 'disdukcapil', serviceId: 'ktp-rusak', excluded: [] }
  const sent = []
  for (let i = 0; i < count; i++) {
    const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
    const receipt = { lookup: toBase64url(random(32)), sealKey: random(32) }
    const title = `Laporan ${newReceipt()}`
    const sealed = await prepareReport({
      title,
      account: ACCOUNT,
      receipt,
      leads,
      recoveryRecipient: recovery?.value ?? null,
    })
    sent.push({
      body: JSON.stringify({ sealed: toWire(sealed), facts }),
      headers: { ...(await mintProof(secret)), 'x-forwarded-for': network(i) },
    })
  }
  return sent
}

/** A network of its own for each: one alone would wait in its own line (lib/turns.ts). */
const network = (n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`

/** How many cases the database holds. */
export async function storedCases(databaseUrl) {
  const [row] = await query(databaseUrl, 'SELECT count(*)::int AS count FROM "Case"')
  return row.count
}

import { randomBytes, randomUUID, scryptSync } from 'node:crypto'
import pg from 'pg'

/** The queue as a lead asks for it: each view, each filter, filters that leave almost nothing, and a place far inside. */
export const QUEUE = [
  '',
  'view=unassigned',
  'view=mine',
  'view=week',
  'view=overdue',
  'view=waiting',
  'view=approval',
  'view=ended',
  'view=all',
  'unit=disdukcapil',
  'channel=SPG',
  'kind=GRATUITY',
  'state=EXAMINED',
  'view=all&unit=74.71.01.1001&channel=INSIDER&state=REFERRED',
  'view=all&after=none_80000000-0000-4000-8000-000000000000',
  'view=all&before=none_80000000-0000-4000-8000-000000000000',
]

/**
 * Fills the database up to `total` cases of a city's years: nine of ten ended, a third at Disdukcapil, shared by a few
 * inspectors, and a grant of each for every lead. Their texts are no texts: the queue's page opens none.
 */
export async function fillCases(databaseUrl, total) {
  await connected(databaseUrl, async (client) => {
    const { rows } = await client.query('SELECT count(*)::int AS count FROM "Case"')
    await client.query(
      `WITH units AS (SELECT array_agg("id" ORDER BY "id") AS ids FROM "Unit"),
        inspectors AS (SELECT array_agg("id" ORDER BY "id") AS ids FROM "Officer" WHERE "role" = 'INSPECTOR'),
        drawn AS (SELECT n, random() AS r, random() AS s, random() AS u, random() AS a, random() AS d, random() AS c
                  FROM generate_series($1::int, $2::int) n),
        made AS (SELECT *, CASE WHEN r < 0.9 THEN (ARRAY['CLOSED', 'CLOSED', 'CLOSED', 'DECLINED', 'REFERRED'])[1 + floor(s * 5)]
                  ELSE (ARRAY['RECEIVED', 'VERIFYING', 'IN_PROGRESS', 'EXAMINED', 'AWAITING_REPORTER', 'ACTED_ON', 'REOPENED'])[1 + floor(s * 7)] END AS state,
                  CASE WHEN c < 0.6 THEN 'COMPLAINT' WHEN c < 0.95 THEN 'SPG' ELSE 'INSIDER' END AS channel,
                  current_date - floor(d * 1800)::int AS day FROM drawn)
      INSERT INTO "Case" ("id", "reference", "channel", "spgKind", "category", "unitId", "sealedBy", "state", "stateOn",
        "receivedOn", "clockFrom", "dueOn", "assigneeId", "recipient", "lookup", "receiptSealed")
      SELECT gen_random_uuid(), 'JB-' || n, channel::"Channel",
        CASE channel WHEN 'SPG' THEN (ARRAY['BRIBERY', 'EXTORTION', 'EXTORTION', 'EXTORTION', 'GRATUITY'])[1 + floor(s * 5)] END::"SpgKind",
        CASE channel WHEN 'COMPLAINT' THEN 'queue' WHEN 'SPG' THEN 'demanded' ELSE 'insider' END,
        CASE WHEN u < 0.33 THEN 'disdukcapil' WHEN u < 0.95 THEN units.ids[1 + floor(a * array_length(units.ids, 1))] END,
        'BROWSER', state::"CaseState", day, day, day,
        CASE WHEN r >= 0.9 AND state <> 'AWAITING_REPORTER' THEN current_date - 20 + floor(d * 80)::int END,
        CASE WHEN a < 0.97 THEN inspectors.ids[1 + floor(c * array_length(inspectors.ids, 1))] END,
        '', 'bench ' || n, ''
      FROM made, units, inspectors`,
      [rows[0].count + 1, total],
    )
    await client.query(
      `INSERT INTO "KeyGrant" ("caseId", "officerId", "sealed")
       SELECT c."id", o."id", ''::bytea FROM "Case" c, "Officer" o
       WHERE c."reference" LIKE 'JB-%' AND (o."role" = 'LEAD' OR o."id" = c."assigneeId") ON CONFLICT DO NOTHING`,
    )
    // What waits for a second officer, of cases at work and of ended ones.
    await client.query(
      `INSERT INTO "Proposal" ("id", "caseId", "move", "input", "proposedById", "proposedAt", "reason")
       SELECT gen_random_uuid(), c."id", 'export', '{"agency": "KPK"}', i."id", now(), 1
       FROM (SELECT "id", "state" NOT IN ('REFERRED', 'DECLINED', 'CLOSED') AS open FROM "Case" WHERE "reference" LIKE 'JB-%') c,
         (SELECT min("id") AS "id" FROM "Officer" WHERE "role" = 'INSPECTOR') i
       WHERE random() < CASE WHEN c.open THEN 0.02 ELSE 0.0005 END ON CONFLICT DO NOTHING`,
    )
    await client.query('VACUUM ANALYZE "Case", "KeyGrant", "Proposal"')
  })
}

/** Officers of the bench's own; the cookie of each, signed in at `url`. */
export async function signedIn(url, databaseUrl, roles) {
  const cookies = []
  for (const role of roles) {
    const [id, auth, salt] = [randomUUID(), randomBytes(32).toString('base64url'), randomBytes(16)]
    const hash = scryptSync(auth, salt, 32, { N: 16384, r: 8, p: 1 }).toString('base64url')
    const email = `${id}@bench.example`
    await connected(databaseUrl, (client) =>
      client.query(
        `INSERT INTO "Officer" ("id", "email", "name", "title", "role", "authHash") VALUES ($1, $2, 'Ukur', 'Ukur', $3, $4)`,
        [id, email, role, ['scrypt', 16384, 8, 1, salt.toString('base64url'), hash].join('$')],
      ),
    )
    cookies.push(await signIn(url, { email, auth }))
  }
  return cookies
}

async function signIn(url, credentials) {
  const asked = await fetch(`${url}/petugas/auth/csrf`)
  const { csrfToken } = await asked.json()
  const answer = await fetch(`${url}/petugas/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(asked), origin: url, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ csrfToken, json: 'true', ...credentials }),
  })
  return `${cookieOf(asked)}; ${cookieOf(answer)}`
}

const cookieOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

async function connected(databaseUrl, run) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return run(client).finally(() => client.end())
}

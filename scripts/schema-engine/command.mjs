import pg from 'pg'

/** Prisma's codes for what PostgreSQL answers: no such database, database exists, wrong password. */
const CODES = { '3D000': 'P1003', '42P04': 'P1009', '28P01': 'P1000' }
const UNREACHABLE = 'P1001'

/**
 * The engine's one-shot commands, by which the CLI asks whether a database is there, makes it or drops it.
 *
 * @param {string} command can-connect-to-database, create-database or drop-database
 * @param {string} url of the database in question
 * @returns {Promise<0 | 1>} exit code; on 1 the reason is on standard error in the form that the CLI reads
 */
export async function runCommand(command, url) {
  try {
    const target = new URL(url)
    const name = pg.escapeIdentifier(decodeURIComponent(target.pathname.slice(1)))
    if (command === 'can-connect-to-database') await query(target, 'SELECT 1')
    else {
      target.pathname = '/postgres'
      await query(
        target,
        command === 'create-database' ? `CREATE DATABASE ${name}` : `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
      )
    }
    return 0
  } catch (error) {
    const fields = { message: error.message, is_panic: false, error_code: CODES[error.code] ?? UNREACHABLE, meta: {} }
    const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' }
    process.stderr.write(`schema engine\n${JSON.stringify(line)}\n`)
    return 1
  }
}

async function query(target, sql) {
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

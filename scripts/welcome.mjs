import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './project.mjs'

/**
 * What somebody who has just started JARI wants to know.
 *
 * @param {{ url: string, demo: boolean, dataDir: string, home?: string, setupToken?: string, verb?: string }} facts
 */
export function welcome({ url, demo, dataDir, home, setupToken, verb = 'runs' }) {
  say(`\nJARI ${verb} at ${url}\n`)
  if (demo) sayAccounts(dataDir)
  if (setupToken) {
    say('Nobody can sign in yet. Open this page and type the token, which works once and only until JARI is stopped:')
    say(`  ${url}/pasang`)
    say(`  ${setupToken}\n`)
  }
  if (home) say(`Data: ${home}`)
  say('Stop with Ctrl-C.')
}

// Demo accounts come from the seed; their passwords are no secret, and nothing real is behind them.
function sayAccounts(dataDir) {
  let accounts
  try {
    accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'))
  } catch {
    return
  }
  say('DEMO: invented cases, and these accounts (set JARI_DEMO=0, or DATABASE_URL, for a real installation):')
  const rows = [
    ['Role', 'E-mail', 'Password', 'Name', 'Desk'],
    ...accounts.map((a) => [a.role, a.email, a.password, a.name, a.desk]),
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)))
  for (const row of rows)
    say(
      `  ${row
        .map((cell, column) => String(cell ?? '').padEnd(widths[column]))
        .join('  ')
        .trimEnd()}`,
    )
  say()
}

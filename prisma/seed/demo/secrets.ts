import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { desksOf } from '@/lib/domain/desks'
import { formatReceipt } from '@/lib/sealing/receipt'
import { ACCOUNTS, DEMO_PASSWORD, emailOf } from './accounts'
import type { Demo } from './demo'

/** Writes what only whoever runs the demo may know, readable by its owner alone. */
export function keepSecrets(folder: string, { cases, recovery }: Demo): void {
  mkdirSync(folder, { recursive: true })
  const accounts = ACCOUNTS.map(({ key, role, name, title }) => ({
    ...{ role, email: emailOf(key), password: DEMO_PASSWORD, name, title, desk: desksOf(role)[0]?.path ?? '/petugas' },
  }))
  const receipts = cases.flatMap(({ story, made }) =>
    made.receipt === null ? [] : [`${formatReceipt(made.receipt)}  ${made.row.reference}  ${story.receipt}`],
  )
  write(join(folder, 'demo-accounts.json'), `${JSON.stringify(accounts, null, 2)}\n`)
  write(join(folder, 'demo-recovery-key.txt'), `${recovery.secret}\n`)
  write(join(folder, 'demo-receipts.txt'), `${receipts.join('\n')}\n`)
}

function write(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600) // a file that was there before keeps its old mode otherwise
}

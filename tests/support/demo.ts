import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type DemoAccount = { role: string; email: string; password: string; name: string; desk: string }

/** The demo accounts of the app under test, as its seed made them. */
export function demoAccounts(): DemoAccount[] {
  return JSON.parse(readFileSync(join(given('JARI_TEST_DATA'), 'demo-accounts.json'), 'utf8')) as DemoAccount[]
}

/** The first demo account of a role. */
export function demoAccount(role: string): DemoAccount {
  const account = demoAccounts().find((candidate) => candidate.role === role)
  if (!account) throw new Error(`The seed has no demo account of role ${role}`)
  return account
}

/** The database of the app under test, for assertions on what was stored. */
export const testDatabaseUrl = (): string => given('JARI_TEST_DATABASE_URL')

function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: tests/support/app.ts did not run`)
  return value
}

import { expect, type Locator, type Page } from '@playwright/test'
import type { Category } from '@/lib/domain/experience'
import { testDatabaseUrl } from './demo'
import { query } from './officers'

/** How a receipt is written. */
export const CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/

export const expectQuestion = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
export const codeOn = async (page: Page) => (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')
export const referenceOn = async (page: Page | Locator) =>
  (await page.getByText(/^Nomor laporan/).innerText()).match(/JK-\w{4}-\w{4}/)![0]

/** What lies in the clear of a report. */
export async function factsOf(reference: string) {
  const facts = 'SELECT "sealedBy", "category", "unitId" FROM "Case" WHERE "reference" = $1'
  const { rows } = await query<{ sealedBy: string; category: string; unitId: string | null }>(
    testDatabaseUrl(),
    facts,
    [reference],
  )
  return rows[0]
}

/** How many reports there are of one kind about one office, or about none: those that only one journey sends can be counted. */
export async function countReports(category: Category, unitId: string | null): Promise<number> {
  const count = 'SELECT count(*)::int AS n FROM "Case" WHERE "category" = $1 AND "unitId" IS NOT DISTINCT FROM $2'
  return (await query<{ n: number }>(testDatabaseUrl(), count, [category, unitId])).rows[0]!.n
}

/** Comes back to a report with its code. */
export async function track(page: Page, receipt: string): Promise<void> {
  await page.goto('/lacak')
  await page.getByLabel('Kode laporan').fill(receipt)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
}

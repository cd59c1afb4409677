import { expect, test, type Locator, type Page } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { expectPlainLooks } from '../support/plain-looks'
import { fileReport, type FiledReport } from '../support/reports'

/** As if an officer had acted on it since the report came in. */
const actOn = async ({ id }: FiledReport) => {
  const sql = (text: string) => query(testDatabaseUrl(), text, [id])
  await sql(`UPDATE "Case" SET "state" = 'ACTED_ON', "stateOn" = (now() + interval '8 hours')::date, "dueOn" = NULL,
    "objectUntil" = (now() + interval '14 days')::date WHERE "id" = $1`)
  await sql(`INSERT INTO "CaseMove" ("caseId", "move", "from", "to", "actor", "on")
    VALUES ($1, 'act', 'EXAMINED', 'ACTED_ON', 'OFFICER', (now() + interval '8 hours')::date)`)
}
const fieldOf = async ({ id }: FiledReport, column: string) =>
  (
    await query<{ value: unknown }>(
      testDatabaseUrl(),
      `SELECT "${column}"::text AS value FROM "Case" WHERE "id" = $1`,
      [id],
    )
  ).rows[0]!.value

async function open(page: Page, receipt: string): Promise<void> {
  await page.goto('/lacak')
  await page.getByRole('textbox', { name: 'Kode laporan' }).fill(receipt)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'in a browser' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a reporter who comes back sees what is new, rates it, asks to be erased, and closes', async ({
      page,
      request,
      browser,
    }) => {
      // What stands in <noscript> has no text content, only what is drawn.
      const shows = (words: string) => expect(page.locator('main')).toContainText(words, { useInnerText: true })
      const fold = async (button: Locator, at: number) => {
        if (!(await button.isVisible())) await page.locator('[aria-labelledby=putusan] summary').nth(at).click()
      }
      test.setTimeout(120_000)
      const looksGood = () => (javaScriptEnabled ? expectGoodLooks(page) : expectPlainLooks(page, browser))
      const report = await fileReport(request)
      await open(page, report.receipt)
      await expect(page.locator('mark')).toHaveCount(0)
      await actOn(report)
      await open(page, report.receipt)
      await shows('1 hal baru sejak Anda terakhir membuka.')
      await expect(page.locator('mark').first()).toBeVisible()
      await shows('tanpa keberatan, laporan ditutup otomatis')
      const settle = page.getByRole('button', { name: 'Sudah selesai, tutup' })
      const erase = page.getByRole('button', { name: 'Minta dihapus' })
      await fold(settle, 0)
      await fold(erase, 1)
      await looksGood()

      await page.getByRole('radio', { name: '4' }).check()
      await page.getByRole('button', { name: 'Kirim nilai' }).click()
      await shows('Nilai Anda sekarang: 4 dari 5.')
      expect(await fieldOf(report, 'rating')).toBe('4')

      await fold(erase, 1)
      await erase.click()
      await shows('Seorang pengendali akan memutuskannya.')
      expect(await fieldOf(report, 'erasureAskedOn')).not.toBeNull()

      await fold(settle, 0)
      await settle.click()
      await expect(page.getByRole('heading', { name: 'Selesai.' })).toBeVisible()
      await shows('Anda menyatakan laporan ini sudah selesai')
      expect(await fieldOf(report, 'state')).toBe('CLOSED')
      await looksGood()
    })
  })

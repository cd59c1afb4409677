import { expect, type Page, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf, query, signInAs } from '../support/officers'
import { fileReport, type FiledReport } from '../support/reports'

const account = (role: string, nth = 0) => demoAccounts().filter((one) => one.role === role)[nth]!
const lead = () => account('LEAD')

// Several people sign in here, each at the full price of their password, and axe reads long pages.
test.describe.configure({ timeout: 300_000 })

async function openCase(page: Page, report: FiledReport): Promise<void> {
  await page.goto(`/petugas/kasus/${report.id}`)
  await expect(page.getByRole('heading', { name: 'Cerita pelapor' })).toBeVisible()
}

test('the queue has its views, filters, pages and empty states in the address', async ({ page }) => {
  await signInAs(page, lead())
  const answer = await page.goto('/petugas/kasus')
  expect(answer?.headers()['cache-control']).toContain('no-store')
  await expect(page.getByRole('row')).toHaveCount(26)
  await expect(page.getByText('Judul terkunci')).toHaveCount(0)
  await expectGoodLooks(page)

  await page.getByText(/^Tampilan: Terbuka/).click()
  await page.getByRole('link', { name: /^Sudah berakhir/ }).click()
  await page.waitForURL('**/petugas/kasus?view=ended')
  await expect(page.getByText('Tanpa tenggat').first()).toBeVisible()
  await page.getByText('Saring').click()
  await page.getByLabel('Keadaan').selectOption('CLOSED')
  await page.getByLabel('Kanal').selectOption('COMPLAINT')
  await page.getByRole('button', { name: 'Terapkan' }).click()
  await page.waitForURL(/view=ended&.*channel=COMPLAINT&.*state=CLOSED/)
  await expect(page.getByRole('cell', { name: 'Keluhan pelayanan' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /^(Suap|Pungli|Gratifikasi)/ })).toHaveCount(0)
  await expectGoodLooks(page)

  await page.goto('/petugas/kasus?view=mine&channel=INSIDER&state=RECEIVED')
  await expect(page.getByRole('heading', { name: 'Tidak ada yang cocok' })).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('link', { name: 'Hapus saringan' }).click()
  await page.waitForURL('**/petugas/kasus?view=mine')

  await page.goto('/petugas/kasus?view=all')
  const first = await page.getByRole('row').allTextContents()
  await page.getByRole('link', { name: 'Perkara berikutnya' }).click()
  await page.waitForURL(/after=/)
  await expect(page.getByRole('link', { name: 'Kembali ke awal' })).toBeVisible()
  const second = await page.getByRole('row').allTextContents()
  const numbers = (rows: string[]) => rows.flatMap((row) => row.match(/JK-[0-9A-Z]{4}-[0-9A-Z]{4}/) ?? [])
  expect(numbers(first).filter((number) => numbers(second).includes(number))).toEqual([])
  await page.getByRole('link', { name: 'Perkara sebelumnya' }).click()
  await page.waitForURL(/before=/)
  await expect(page.getByRole('link', { name: 'Perkara berikutnya' })).toBeVisible()
  await page.goto('/petugas/kasus?view=nope&state=%00&unit=%27&after=../..&after=x')
  await expect(page.getByRole('heading', { name: 'Perkara', exact: true })).toBeVisible()
})

test('several cases are ticked by keyboard and given away at once; what was changed meanwhile is told', async ({
  browser,
  request,
}) => {
  // A kind that few other journeys report: its cases stand on the first page, however many the others have filed.
  const gift = () => fileReport(request, { experience: 'gift', category: 'gift' })
  const [one, two, three] = [await gift(), await gift(), await gift()]
  const desk = await deskOf(browser, lead())
  await desk.goto('/petugas/kasus?view=unassigned&unit=disdukcapil&kind=GRATUITY&state=RECEIVED')
  const rowOf = (report: FiledReport) => desk.getByRole('row').filter({ hasText: report.reference })
  for (const report of [one, two, three]) await expect(rowOf(report)).toContainText(report.story)

  await rowOf(one).getByRole('link').focus()
  await desk.keyboard.press('x')
  await expect(rowOf(one).getByRole('checkbox')).toBeChecked()
  const places = await desk
    .locator('a[data-case]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-case')))
  const focused = () => desk.evaluate(() => document.activeElement?.getAttribute('data-case'))
  const below = Math.min(places.indexOf(one.id) + 1, places.length - 1)
  await desk.keyboard.press('ArrowDown')
  expect(await focused()).toBe(places[below])
  await desk.keyboard.press('k')
  expect(await focused()).toBe(places[below - 1])
  await rowOf(two).getByRole('checkbox').check()
  await rowOf(three).getByRole('checkbox').check()
  await desk.getByRole('button', { name: 'Tugaskan', exact: true }).click()
  await expect(desk.getByText('Pilih dulu petugasnya.')).toBeVisible()
  await expectGoodLooks(desk)

  await query(testDatabaseUrl(), `UPDATE "Case" SET "version" = "version" + 1 WHERE "id" = $1`, [three.id])
  const to = await desk.getByLabel('Tugaskan 3 perkara kepada').locator('option').allTextContents()
  const option = to.find((text) => text.startsWith(account('INSPECTOR', 2).name))!
  await desk.getByLabel('Tugaskan 3 perkara kepada').selectOption({ label: option })
  await desk.getByRole('button', { name: 'Tugaskan', exact: true }).click()
  await expect(desk.getByText(`2 perkara ditugaskan kepada ${account('INSPECTOR', 2).name}.`)).toBeVisible()
  await expect(desk.getByText(`${three.reference} tidak: orang lain baru saja mengubahnya.`)).toBeVisible()
  await expect(rowOf(one)).toHaveCount(0)
  await expect(rowOf(three).getByRole('checkbox')).toBeChecked()

  const work = await deskOf(browser, account('INSPECTOR', 2))
  for (const report of [one, two]) {
    await openCase(work, report)
    await expect(work.getByText(report.story).last()).toBeVisible()
  }
})

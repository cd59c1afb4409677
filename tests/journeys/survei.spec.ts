import { expect, test, type Page } from '@playwright/test'
import { ELEMENTS } from '@/lib/domain/survey'
import { expectGoodLooks } from '../support/looks'

const PATH = '/survei/kelurahan-andonohu'

async function answer(page: Page, paid: string, leaveOut?: string): Promise<void> {
  for (const element of ELEMENTS)
    if (element !== leaveOut) await page.locator(`input[name="${element}"][value="3"]`).check()
  await page.locator(`input[name="paid"][value="${paid}"]`).check()
}

test('from the board to the survey in one tap; ten more send it', async ({ page }) => {
  await page.goto('/layanan/kelurahan-andonohu')
  await page.getByRole('link', { name: 'Nilai layanan ini' }).click()
  await expect(page).toHaveURL(PATH)
  await answer(page, 'no')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.getByText('Terima kasih, jawaban Anda sudah dihitung.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Anda diminta membayar?' })).toHaveCount(0)
})

test('what is missing is named beside it, and what was chosen stays; asked to pay leads to a report', async ({
  page,
}) => {
  await page.goto(PATH)
  await answer(page, 'yes', 'time')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.locator('#time')).toContainText('Pilih salah satu.')
  await expect(page.locator('input[name="fee"][value="3"]')).toBeChecked()
  await expect(page.locator('input[name="paid"][value="yes"]')).toBeChecked()
  await expectGoodLooks(page)
  await page.locator('input[name="time"][value="1"]').check()
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await page.getByRole('link', { name: 'Laporkan' }).click()
  await expect(page).toHaveURL('/lapor?unit=kelurahan-andonohu')
})

test('without JavaScript it is the same', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(new URL(PATH, process.env.JARI_TEST_URL).href)
  await answer(page, 'yes', 'conduct')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.locator('#conduct')).toContainText('Pilih salah satu.')
  await expect(page.locator('input[name="fee"][value="3"]')).toBeChecked()
  await page.locator('input[name="conduct"][value="2"]').check()
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(page.getByText('Terima kasih, jawaban Anda sudah dihitung.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Laporkan' })).toBeVisible()
  await page.close()
})

test('results are by quarter, and read well; what is small is not told', async ({ page }) => {
  const line = page.getByText(/^Triwulan \d tahun \d{4}: kepuasan warga [\d,]+, [A-D] – .+, dari [\d.]+ jawaban\./)
  await page.goto('/layanan/kelurahan-lapulu')
  await expect(page.getByRole('heading', { name: 'Ada yang tidak sesuai?' })).toBeVisible()
  await expect(line).toHaveCount(0)
  await page.goto('/layanan/disdukcapil')
  await expect(line).toBeVisible()
  await line.getByRole('link', { name: 'Hasil survei kantor ini' }).click()
  await page.waitForURL('**/survei/disdukcapil/hasil')
  await expect(page.getByRole('heading', { name: /^Triwulan \d tahun \d{4}$/ })).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(2)
  await expectGoodLooks(page)
  await page.goto('/survei/kelurahan-lapulu/hasil')
  await expect(page.getByText('Belum ada triwulan yang berakhir')).toBeVisible()
  await expect(page.getByRole('cell', { name: '<5' })).not.toHaveCount(0)
  await page.goto('/survei/kelurahan-tondonggeu/hasil')
  await expectGoodLooks(page)
})

test('the form reads well in both themes and on the smallest phone; an unknown office has none', async ({ page }) => {
  await page.goto(PATH)
  await expectGoodLooks(page)
  for (const path of ['/survei/tidak-ada', '/survei/tidak-ada/hasil'])
    expect((await page.request.get(path)).status()).toBe(404)
})

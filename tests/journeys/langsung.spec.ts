import { expect, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'

const inspector = () => demoAccounts().find(({ role }) => role === 'INSPECTOR')!

test('an inspector files what somebody brings by letter, and that person opens it with the code', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000)
  const sent: string[] = []
  page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, inspector())
  await page.getByRole('link', { name: 'Catat laporan yang dibawa orang' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Catat laporan' })).toBeVisible()
  const send = page.getByRole('button', { name: 'Segel dan kirim' })
  await expect(async () => {
    await send.click()
    await expect(page.getByText('Ada yang perlu diperbaiki')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByText('Pilih salah satu.')).toHaveCount(2)

  await page.getByText('lewat surat').click()
  await page.getByLabel('Tanggal diterima').fill('2999-01-01')
  await page.getByText('Diminta membayar', { exact: true }).click()
  await page.getByLabel('Kantor', { exact: true }).selectOption('disdukcapil')
  const story = 'Surat dari Bu Ani: diminta Rp50.000 di loket dua.'
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill(story)
  await send.click()
  await expect(page.getByText('Tanggal ini belum tiba.')).toBeVisible()
  await expect(page.getByLabel('Ceritakan dengan kata-kata Anda')).toHaveValue(story)
  await expectGoodLooks(page)

  await page.getByLabel('Tanggal diterima').fill((await page.getByLabel('Tanggal diterima').getAttribute('max')) ?? '')
  await send.click()
  const code = page.locator('[data-receipt]')
  await expect(code).toBeVisible({ timeout: 30_000 })
  const receipt = await code.innerText()
  await expect(page.getByText('/lacak dan ketik kode ini')).toBeVisible()
  await expectGoodLooks(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Cetak untuk pelapor' })).toBeHidden()
  await expect(code).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.getByLabel('Sudah saya serahkan kepada pelapor').check()
  await page.getByRole('link', { name: 'Ke daftar perkara' }).click()
  await expect(page).toHaveURL(/\/petugas\/kasus$/)
  // Neither the story nor the code has left the officer's browser, nor does the case exist for whoever filed it.
  const secrets = ['loket dua', receipt, receipt.replaceAll('-', '')]
  expect(sent.filter((one) => secrets.some((secret) => one.includes(secret)))).toEqual([])
  const { rows } = await query<{ id: string }>(
    testDatabaseUrl(),
    `SELECT c."id" FROM "Case" c JOIN "AuditEntry" a ON a."subject" = 'case:' || c."id"
     JOIN "Officer" o ON o."id" = a."actor" WHERE c."walkIn" = 'LETTER' AND o."email" = $1 ORDER BY a."seq" DESC LIMIT 1`,
    [inspector().email],
  )
  expect((await page.goto(`/petugas/kasus/${rows[0]!.id}`))!.status()).toBe(404)

  const phone = await (await browser.newContext({ baseURL: process.env.JARI_TEST_URL, locale: 'id-ID' })).newPage()
  await phone.goto('/lacak')
  await phone.getByLabel('Kode laporan').fill(receipt)
  await phone.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(phone.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible()
  await expect(phone.getByText('Laporan Anda sudah kami terima.')).toBeVisible()
})

test('a lead whom the reporter excludes is told to stop before the story', async ({ page }) => {
  const lead = demoAccounts().find(({ role }) => role === 'LEAD')!
  await signInAs(page, lead)
  await page.goto('/petugas/kasus/baru')
  const box = page.getByRole('checkbox', { name: lead.name })
  await expect(async () => {
    await box.uncheck()
    await box.check()
    await expect(page.getByText('Berhenti di sini')).toBeVisible({ timeout: 1000 })
  }).toPass()
})

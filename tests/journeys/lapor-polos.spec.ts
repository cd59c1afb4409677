import { expect, test, type Page } from '@playwright/test'
import { testDatabaseUrl } from '../support/demo'
import { expectPlainLooks } from '../support/plain-looks'
import { codeOn, CODE, countReports, expectQuestion, factsOf, referenceOn } from '../support/report-page'
import { dumpDatabase, tracesIn } from '../support/traces'

const KADIA = '74.71.08.1001'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  const check = (page: Page) => page.getByRole('button', { name: 'Periksa jawaban' }).click()
  // Playwright looks for no text inside <noscript> from without.
  const shown = (page: Page) => page.locator('[data-plain]')
  const story = (page: Page) => page.getByRole('textbox', { name: 'Ceritakan dengan kata-kata Anda' })

  test('the same form on one page: problems, check, change, receipt; looks well throughout', async ({
    page,
    browser,
  }) => {
    test.setTimeout(300_000)
    const before = await countReports('demanded', KADIA)
    await page.goto('/lapor?unit=kelurahan-kadia')
    await expect(page.getByRole('link', { name: 'Keluar cepat' })).toHaveAttribute('href', /^https:/)
    await expectPlainLooks(page, browser)
    await check(page)
    const problems = page.getByRole('alert')
    await expect(problems).toContainText('Apa yang Anda alami? – Pilih salah satu.')
    await expect(problems).toContainText('Apa yang terjadi? – Bagian ini harus diisi.')

    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const words = `"<b>rahasia${crypto.randomUUID()}</b>" & 👍`
    await story(page).fill(words)
    await page.getByRole('textbox', { name: /^Berapa yang diminta/ }).fill('banyak')
    await check(page)
    await expect(problems).toContainText('Tulis jumlahnya dengan angka')
    await expectPlainLooks(page, browser)
    await expect(story(page)).toHaveValue(words)
    await expect(page.getByRole('combobox', { name: 'Kantor' })).toHaveValue(KADIA)
    await page.getByRole('textbox', { name: /^Berapa yang diminta/ }).fill('50rb')
    await check(page)

    await expectQuestion(page, 'Periksa jawaban Anda')
    await expect(shown(page).getByText(words)).toBeVisible()
    await expectPlainLooks(page, browser)
    await page.getByRole('button', { name: 'Ubah jawaban' }).click()
    await expect(story(page)).toHaveValue(words)
    await check(page)
    expect(await countReports('demanded', KADIA)).toBe(before)
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expectQuestion(page, 'Laporan diterima dan terkunci')
    await expectPlainLooks(page, browser)
    const receipt = await codeOn(page)
    expect(receipt).toMatch(CODE)
    expect(await factsOf(await referenceOn(shown(page)))).toMatchObject({ sealedBy: 'SERVER', unitId: KADIA })
    expect(page.url()).not.toContain(receipt)

    // Reloaded, the form is posted again: the same receipt, no second report.
    await page.reload()
    expect(await codeOn(page)).toBe(receipt)
    expect(await countReports('demanded', KADIA)).toBe(before + 1)
    expect(tracesIn(await dumpDatabase(testDatabaseUrl()), [words, receipt])).toEqual([])
  })

  test('an answer that was lost, or a second press, leads to the same receipt', async ({ page }) => {
    const before = await countReports('refused', null)
    await page.goto('/lapor')
    await page.getByRole('radio', { name: 'Diminta, tetapi saya tolak' }).check()
    await story(page).fill('Diminta, saya tolak.')
    await check(page)
    let lost = true
    await page.route('/lapor', async (route) => {
      if (!lost || route.request().method() !== 'POST') return route.continue()
      lost = false
      expect((await route.fetch()).status()).toBe(200)
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await page.goBack().catch(() => undefined)
    expect(await countReports('refused', null)).toBe(before + 1)
  })

  test('too long a story is told, and kept', async ({ page }) => {
    await page.goto('/lapor')
    await page.getByRole('radio', { name: 'Diminta membayar' }).check()
    const long = '👍'.repeat(6001)
    await story(page).fill(long)
    await check(page)
    await expect(page.getByRole('alert')).toContainText('Terlalu panjang: paling banyak 6.000 huruf.')
    await expect(story(page)).toHaveValue(long)
    await story(page).fill('Lebih pendek.')
    await check(page)
    await expectQuestion(page, 'Periksa jawaban Anda')
  })
})

test('the one-page form is there for browsers whose scripts do not work', async ({ page }) => {
  const before = await countReports('honest', null)
  await page.goto('/lapor?cara=polos')
  await page.getByRole('radio', { name: 'Petugasnya jujur' }).check()
  await page.getByLabel('Ceritakan dengan kata-kata Anda').fill('Dilayani dengan baik.')
  await page.getByRole('button', { name: 'Periksa jawaban' }).click()
  await expectQuestion(page, 'Periksa jawaban Anda')
  await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
  await expectQuestion(page, 'Laporan diterima dan terkunci')
  expect(await countReports('honest', null)).toBe(before + 1)
  // Its code opens the report by the same kind of page.
  const code = await codeOn(page)
  await page.getByRole('link', { name: 'Ke halaman Lacak' }).click()
  await expect(page).toHaveURL(/\/lacak\?cara=polos$/)
  await page.getByLabel('Kode laporan').fill(code)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Perjalanan laporan' })).toBeVisible({ timeout: 60_000 })
  expect(page.url()).not.toContain(code)
})

test('who comes back with a browser that does not answer is shown the page that is posted', async ({ request }) => {
  const page = await (await request.get('/lacak')).text()
  expect(page).toContain('href="/lacak?cara=polos"')
})

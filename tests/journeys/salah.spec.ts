import { expect, type Page, test } from '@playwright/test'
import { formatReceipt, newReceipt } from '@/lib/sealing/receipt'
import { smallPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { expectQuestion } from '../support/report-page'
import { onward, write } from '../support/wizard'

// What a form looks like when something is wrong: for everyone as well, in both themes and on the smallest phone.

test.describe.configure({ timeout: 240_000 })

const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true }).click()

/** The sentence stands there, and the page is as good to look at with it. */
async function expectTold(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByText(words).first()).toBeVisible()
  await expectGoodLooks(page)
}

test('each question says in words what is wrong with its answer, and keeps it', async ({ page }) => {
  await page.goto('/lapor')
  await next(page)
  await expectTold(page, 'Pilih salah satu.')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  await next(page)
  await onward(page, async () => undefined, 'Apa yang terjadi?')
  await next(page)
  await expectTold(page, 'Bagian ini harus diisi.')
  const story = page.getByLabel('Ceritakan dengan kata-kata Anda')
  await story.evaluate((field: HTMLTextAreaElement) => field.removeAttribute('maxlength'))
  await story.fill('a'.repeat(20_001))
  await next(page)
  await expectTold(page, /^Terlalu panjang: paling banyak/)
  await expect(story).toHaveValue('a'.repeat(20_001))
  await story.fill('Diminta uang map.')
  await next(page)
  await expectQuestion(page, /^Berapa yang diminta/)
  await page.getByLabel('Jumlahnya').fill('banyak sekali')
  await next(page)
  await expectTold(page, /^Tulis jumlahnya dengan angka/)
  await expect(page.getByLabel('Jumlahnya')).toHaveValue('banyak sekali')
  await page.getByLabel('Jumlahnya').fill('')
  await next(page)
  await expectQuestion(page, 'Kapan terjadi?')
  await page.getByRole('radio', { name: 'Pada tanggal lain' }).check()
  await next(page)
  await expectTold(page, 'Bagian ini harus diisi.')
  await page.getByLabel('Tanggal', { exact: true }).fill('2099-01-01')
  await next(page)
  await expectTold(page, 'Tanggal ini belum tiba.')
  await page.getByLabel('Tanggal', { exact: true }).fill('2026-11-02')
  await next(page)
  await onward(page, async () => undefined, 'Ada bukti? (boleh dilewati)')
  await page.getByLabel('Pilih foto, video, suara atau PDF').setInputFiles([
    { name: 'kosong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: 'surat.pdf', mimeType: 'application/pdf', buffer: smallPdf(20_000) },
  ])
  await expectTold(page, 'Terkunci dan sampai.')
  await page.getByRole('button', { name: /kosong\.pdf/ }).click()
  await onward(page, async () => undefined, 'Ada pemeriksa yang tidak boleh membaca ini?')
  for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true })
  await next(page)
  await expectTold(page, /^Bila semua dicentang, tidak ada yang dapat membaca/)
})

for (const [status, code, words] of [
  [429, 'LIMITED', 'Laporan Anda BELUM terkirim'],
  [503, 'UNAVAILABLE', 'Laporan Anda BELUM terkirim'],
  [413, 'TOO_LARGE', 'Laporan terlalu panjang'],
  [400, 'INVALID', 'Ada yang perlu diperbaiki'],
] as const)
  test(`a sending that is refused (${code}) says so, and what is kept`, async ({ page }) => {
    await page.route('**/lapor/kirim', (route) =>
      route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ status, code }) }),
    )
    await write(page, 'Diminta uang map.')
    await page.getByRole('button', { name: 'Kirim dan kunci' }).click()
    await expect(page.getByText(words)).toBeVisible({ timeout: 60_000 })
    await expectGoodLooks(page)
  })

test('a code that is wrong, and one that opens nothing, are told apart', async ({ page }) => {
  await page.goto('/lacak')
  const tryCode = async (code: string) => {
    await page.getByLabel('Kode laporan').fill(code)
    await page.getByRole('button', { name: 'Buka', exact: true }).click()
  }
  await tryCode('')
  await expectTold(page, 'Tulis kode laporan Anda.')
  await tryCode('ABCD')
  await expectTold(page, /^(Kode terdiri atas 17 huruf|Kelompok ke-)/)
  await tryCode(formatReceipt(newReceipt()))
  await expectTold(page, /^Tidak ditemukan/)
})

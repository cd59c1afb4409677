import { type Browser, expect, type Page, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { smallPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'
import { fileReport, type FiledReport } from '../support/reports'

const account = (role: string) => demoAccounts().find((one) => one.role === role)!
const operator = () => demoAccounts().find(({ email }) => email.startsWith('disdukcapil@'))!

// Two people sign in here, each at the full price of their password.
test.describe.configure({ timeout: 240_000 })

async function deskOf(browser: Browser, who: { email: string; password: string }, width: number): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: process.env.JARI_TEST_URL, locale: 'id-ID', timezoneId: 'Asia/Makassar' },
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  await signInAs(page, who)
  return page
}

/** Whoever writes chooses the operator by hand; nobody is ticked for them. */
async function choose(desk: Page): Promise<void> {
  const tick = desk.getByRole('checkbox', { name: new RegExp(`^${operator().name}`) })
  await expect(tick).not.toBeChecked()
  await tick.check()
}

const referenceOf = async (report: FiledReport): Promise<string> => {
  const sql = `SELECT "reference" FROM "Disposition" WHERE "caseId" = $1::uuid`
  return (await query<{ reference: string }>(testDatabaseUrl(), sql, [report.id])).rows[0]!.reference
}

test('an inspector asks a unit, which answers, completes and is thanked; neither learns what is not theirs', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const desk = await deskOf(browser, account('LEAD'), 1280)
  const unit = await deskOf(browser, operator(), 360)
  const sent: string[] = []
  for (const page of [desk, unit]) page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))

  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('button', { name: 'Tulis disposisi' }).click()
  await expect(desk.getByText('Pikirkan dulu siapa yang membaca')).toBeVisible()
  await expect(desk.getByLabel('Unit', { exact: true })).toHaveValue('disdukcapil')
  await desk.getByLabel('Dijawab dalam berapa hari kerja').fill('seratus')
  await desk.getByRole('button', { name: 'Segel dan kirim', exact: true }).last().click()
  await expect(desk.getByText('Bagian ini harus diisi.')).toHaveCount(2) // the letter, and who reads it
  await expect(desk.getByText('Tulis jumlah hari kerja dengan angka')).toBeVisible()
  const ticks = desk.getByRole('group', { name: 'Petugas yang membaca' })
  await expect(ticks.getByText(/^Sidik kunci [0-9A-Z-]{19} (kunci baru )?sejak /).first()).toBeVisible()
  await expect(ticks.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await choose(desk)
  await desk.getByLabel('Surat untuk unit').fill('Siapa yang bertugas di loket tiga pada hari Selasa?')
  await desk.getByLabel('Dijawab dalam berapa hari kerja').fill('4')
  await expectGoodLooks(desk)
  const form = desk.locator('form').filter({ has: desk.getByLabel('Surat untuk unit') })
  await form.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(desk.getByText(/^Disposisi DS-\S+ terkirim\.$/)).toBeVisible()
  const reference = await referenceOf(report)

  await unit.goto('/petugas/disposisi')
  await expectGoodLooks(unit)
  await unit.getByRole('link', { name: reference }).click()
  await expect(unit.getByText('Siapa yang bertugas di loket tiga')).toBeVisible()
  await expect(unit.getByText('4 hari kerja lagi')).toBeVisible()
  const seen = await unit.content()
  for (const secret of [report.id, report.reference, report.story, report.title, account('LEAD').name])
    expect(seen).not.toContain(secret)
  await unit.getByRole('button', { name: 'Segel dan kirim jawaban' }).click()
  await expect(unit.getByText('Bagian ini harus diisi.')).toBeVisible()
  await unit.getByLabel('Jawaban unit').fill('Petugas A, sesuai jadwal piket.')
  await expectGoodLooks(unit)
  await unit.getByRole('button', { name: 'Segel dan kirim jawaban' }).click()
  await expect(unit.getByText('Jawaban terkirim.')).toBeVisible()
  await expect(unit.getByText('Sudah dijawab')).toBeVisible()

  await desk.reload()
  await desk.getByRole('button', { name: `Buka surat ${reference}` }).click()
  await expect(desk.getByText('Petugas A, sesuai jadwal piket.')).toBeVisible()
  await desk.getByText('Minta dilengkapi…').click()
  await desk.getByLabel('Apa yang masih kurang').fill('Mohon lampirkan jadwal piketnya.')
  await desk.getByRole('button', { name: 'Segel dan kembalikan' }).click()
  await expect(desk.getByText('Diminta melengkapi')).toBeVisible()

  await query(testDatabaseUrl(), `UPDATE "Disposition" SET "dueOn" = '2026-01-02' WHERE "reference" = $1`, [reference])
  await unit.reload()
  await expect(unit.getByText('Mohon lampirkan jadwal piketnya.')).toBeVisible()
  await expect(unit.getByText(/^Lewat \d+ hari kerja$/)).toBeVisible()
  await unit.getByRole('button', { name: 'Tambah bukti' }).click()
  const roster = { name: 'jadwal piket.pdf', mimeType: 'application/pdf', buffer: smallPdf() }
  await unit
    .getByLabel('Pilih foto, video, suara atau PDF')
    .setInputFiles([roster, { ...roster, name: 'surat tugas.pdf' }])
  await unit.getByRole('button', { name: 'Kunci dan kirim 2 berkas' }).click()
  await expect(unit.getByText('2 berkas terkirim dan terkunci.')).toBeVisible()
  await expect(unit.getByText('surat tugas.pdf', { exact: true })).toBeVisible()
  await expectGoodLooks(unit)
  await unit.getByLabel('Jawaban unit').fill('Jadwal: Selasa pagi, petugas A.')
  await unit.getByRole('button', { name: 'Segel dan kirim jawaban' }).click()
  await expect(unit.getByText('Jawaban terkirim.')).toBeVisible()

  await desk.reload()
  await desk.getByRole('button', { name: `Buka surat ${reference}` }).click()
  await desk.getByRole('button', { name: 'Buka jadwal piket.pdf' }).click()
  await expect(desk.getByRole('link', { name: 'Unduh' })).toBeVisible()
  await desk.getByRole('button', { name: 'Terima jawaban' }).click()
  await expect(desk.getByText('Jawaban diterima')).toBeVisible()
  await desk.getByText(/^Jejak \(/).click()
  await expect(desk.getByText(`Menerima jawaban ${reference}`)).toBeVisible()
  await expectGoodLooks(desk)
  await unit.goto('/petugas/disposisi?lihat=riwayat')
  await expect(unit.getByRole('link', { name: reference })).toBeVisible()
  await expectGoodLooks(unit)

  for (const word of ['jadwal piket.pdf', 'loket tiga pada', 'Petugas A', 'jadwal piketnya', 'AGE-SECRET-KEY'])
    expect(sent.join('\n')).not.toContain(word)
  // The browser's own PDF viewer asks the browser (chrome:, blob:), nobody on a network.
  expect(sent.filter((line) => /^(https?|wss?):/.test(line) && !line.startsWith(process.env.JARI_TEST_URL!))).toEqual(
    [],
  )
  for (const page of [desk, unit]) await page.context().close()
})

test('what is taken back is gone from the unit, also for whoever has it open', async ({ browser, request }) => {
  const report = await fileReport(request, { experience: 'badService', category: 'queue' })
  const desk = await deskOf(browser, account('LEAD'), 360)
  const unit = await deskOf(browser, operator(), 1280)
  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('button', { name: 'Tulis disposisi' }).click()
  await expect(desk.getByText('Pikirkan dulu')).toHaveCount(0) // a complaint accuses nobody
  await choose(desk)
  await desk.getByLabel('Surat untuk unit').fill('Mengapa antrean tutup pukul sepuluh?')
  await expectGoodLooks(desk)
  const form = desk.locator('form').filter({ has: desk.getByLabel('Surat untuk unit') })
  await form.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(desk.getByText(/^Disposisi DS-\S+ terkirim\.$/)).toBeVisible()
  const reference = await referenceOf(report)
  await unit.goto('/petugas/disposisi')
  await unit.getByRole('link', { name: reference }).click()
  await unit.getByLabel('Jawaban unit').fill('Antrean penuh.')

  await desk.getByRole('button', { name: `Buka surat ${reference}` }).click()
  await desk.getByText('Tarik kembali…').click()
  await desk.getByRole('button', { name: 'Ya, tarik kembali' }).click()
  await expect(desk.getByText('Ditarik kembali', { exact: true })).toBeVisible()
  await expectGoodLooks(desk)
  await unit.getByRole('button', { name: 'Segel dan kirim jawaban' }).click()
  await expect(
    unit.getByText('Yang Anda cari tidak ada, atau bukan untuk Anda.').or(unit.getByText('Tidak ada di sini')),
  ).toBeVisible()
  await unit.goto('/petugas/disposisi')
  await expect(unit.getByRole('link', { name: reference })).toHaveCount(0)
  for (const page of [desk, unit]) await page.context().close()
})

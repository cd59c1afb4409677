import { expect, type Page, test } from '@playwright/test'
import { demoAccounts } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf } from '../support/officers'
import { fileReport, type FiledReport } from '../support/reports'
import { recordTraffic, tracesIn } from '../support/traces'

test.describe.configure({ timeout: 300_000 })

const account = (role: string, nth = 0) => demoAccounts().filter((one) => one.role === role)[nth]!
const sheetOf = (page: Page) => page.getByRole('region', { name: 'Lembar 5W2H' })
const answer = (page: Page, question: string) => sheetOf(page).getByRole('textbox', { name: question, exact: true })
const unknown = (page: Page, question: string) =>
  sheetOf(page).getByRole('checkbox', { name: `Belum diketahui (${question})`, exact: true })
const save = (page: Page) => sheetOf(page).getByRole('button', { name: 'Segel dan simpan lembar' }).click()

async function openSheet(page: Page, report: FiledReport): Promise<void> {
  await page.goto(`/petugas/kasus/${report.id}`)
  await expect(sheetOf(page)).toBeVisible()
}

test('an inspector writes down what was verified, two officers change it at once, and the dossier has the newest', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request, { who: 'Petugas berkacamata', happenedOn: '2026-11-20' })
  const [desk, other] = await Promise.all([deskOf(browser, account('LEAD')), deskOf(browser, account('LEAD', 1))])
  const traffic = recordTraffic(desk.context())

  await openSheet(desk, report)
  await expect(sheetOf(desk)).toContainText('Belum ada.')
  await sheetOf(desk).getByRole('button', { name: 'Isi, mulai dari jawaban pelapor' }).click()
  await expect(answer(desk, 'Siapa')).toHaveValue('Petugas berkacamata')
  await expect(answer(desk, 'Kapan')).toHaveValue('Jumat, 20 November 2026')
  await expect(answer(desk, 'Berapa')).toHaveValue('Rp150.000')
  await expect(unknown(desk, 'Mengapa')).toBeChecked()
  await expect(answer(desk, 'Mengapa')).toBeDisabled()
  await unknown(desk, 'Mengapa').uncheck()
  await answer(desk, 'Kapan').fill('x'.repeat(201))
  await save(desk)
  await expect(sheetOf(desk).getByText('Isi, atau centang “Belum diketahui”.')).toBeVisible()
  await expect(sheetOf(desk).getByText('Terlalu panjang: paling banyak 200 huruf.')).toBeVisible()
  await expect(answer(desk, 'Kapan')).toBeFocused()
  await expectGoodLooks(desk)

  // What is half filled in is there again after the page was left.
  await answer(desk, 'Kapan').fill('Kamis, 19 November 2026')
  await expect(async () => {
    const kept = () => desk.evaluate(() => JSON.stringify(sessionStorage))
    const before = await kept()
    await answer(desk, 'Mengapa').fill('Antrean ditutup lebih awal.')
    await expect.poll(kept).not.toBe(before) // it is sealed while nobody types
    await desk.reload()
    await expect(answer(desk, 'Mengapa')).toHaveValue('Antrean ditutup lebih awal.', { timeout: 5000 })
  }).toPass()
  await save(desk)
  await expect(sheetOf(desk).getByText('Lembar tersimpan.')).toBeVisible()
  await expect(sheetOf(desk)).toContainText(`Versi 1: ${account('LEAD').name}`)
  await expect(sheetOf(desk)).toContainText('Menurut pelapor: Jumat, 20 November 2026')
  await expectGoodLooks(desk)

  await openSheet(other, report)
  for (const page of [desk, other]) await sheetOf(page).getByRole('button', { name: 'Ubah lembar' }).click()
  await answer(other, 'Siapa').fill('Petugas loket tiga')
  await save(other)
  await expect(sheetOf(other)).toContainText(`Versi 2: ${account('LEAD', 1).name}`)
  await answer(desk, 'Di mana').fill('Loket 3, dekat pintu')
  await save(desk)
  await expect(sheetOf(desk).getByText(/^Versi 2 baru saja disimpan/)).toBeVisible()
  await expect(sheetOf(desk)).toContainText('Petugas loket tiga')
  await expect(answer(desk, 'Di mana')).toHaveValue('Loket 3, dekat pintu')
  await expectGoodLooks(desk)
  await answer(desk, 'Siapa').fill('Petugas loket tiga')
  await save(desk)
  await expect(sheetOf(desk)).toContainText(`Versi 3: ${account('LEAD').name}`)

  await openSheet(other, report)
  await expect(sheetOf(other)).toContainText('Loket 3, dekat pintu')
  await sheetOf(other).getByText('2 versi sebelumnya').click()
  await expect(sheetOf(other).getByText(`Versi 1: ${account('LEAD').name}`)).toBeVisible()
  await other.getByText(/^Jejak \(/).click()
  await expect(other.getByText('Menyimpan lembar 5W2H versi 3')).toBeVisible()
  await expectGoodLooks(other)

  await other.getByRole('link', { name: 'Berkas untuk instansi lain' }).click()
  const dossier = other.getByRole('article')
  await expect(dossier.getByText(report.story)).toBeVisible()
  await expect(dossier.getByRole('heading', { name: 'Hasil pemeriksaan Inspektorat (5W2H)' })).toBeVisible()
  await expect(dossier.getByText('Loket 3, dekat pintu')).toBeVisible()
  await expect(dossier.getByText(/^Versi [12]:/)).toHaveCount(0)
  await expectGoodLooks(other)
  expect(tracesIn(traffic(), ['Antrean ditutup', 'Loket 3, dekat', 'berkacamata'])).toEqual([])
})

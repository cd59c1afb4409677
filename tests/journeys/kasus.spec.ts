import { expect, type Page, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { deskOf, query, signInAs } from '../support/officers'
import { track } from '../support/report-page'
import { fileReport, type FiledReport } from '../support/reports'

const account = (role: string, nth = 0) => demoAccounts().filter((one) => one.role === role)[nth]!
const lead = () => account('LEAD')
const inspector = () => account('INSPECTOR')

// Several people sign in here, each at the full price of their password, and axe reads long pages.
test.describe.configure({ timeout: 300_000 })

async function openCase(page: Page, report: FiledReport): Promise<void> {
  await page.goto(`/petugas/kasus/${report.id}`)
  await expect(page.getByRole('heading', { name: 'Cerita pelapor' })).toBeVisible()
}

/** The report's row in a view of the queue, on whichever page it stands: the other journeys file reports as well. */
async function rowOnSomePage(page: Page, view: string, report: FiledReport) {
  const row = page.getByRole('row').filter({ hasText: report.reference })
  const next = page.getByRole('link', { name: 'Perkara berikutnya' })
  // The rows come when the key has been found, after the page itself.
  const open = async (address: string) => {
    await page.goto(address)
    await page.getByRole('row').nth(1).waitFor()
  }
  await open(`/petugas/kasus?view=${view}&unit=disdukcapil`)
  while ((await row.count()) === 0 && (await next.count()) > 0) await open((await next.getAttribute('href'))!)
  return row
}

async function assign(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tugaskan kepada').selectOption({ label: name })
  await page.getByRole('button', { name: 'Tugaskan' }).click()
  await expect(page.getByText('Penugasan tersimpan.')).toBeVisible()
}

async function makeMove(page: Page, label: string, message?: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click()
  if (message) await page.getByLabel('Pesan untuk pelapor').fill(message)
  await page.getByRole('button', { name: `${label} dan beri tahu pelapor` }).click()
  await expect(page.getByText(/^Tersimpan\. Kini:/)).toBeVisible()
}

const titleOf = (role: string) => `${account(role).name} – `
const optionOf = async (page: Page, name: string) =>
  (await page.getByLabel('Tugaskan kepada').locator('option').allTextContents()).find((text) => text.startsWith(name))!

test('a report is opened, given away, worked and closed, and its reporter reads along', async ({
  browser,
  page,
  request,
}) => {
  const report = await fileReport(request)
  const desk = await deskOf(browser, lead())
  const sent: string[] = []
  desk.context().on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))

  await expect(await rowOnSomePage(desk, 'unassigned', report)).toContainText(report.story)
  await desk.getByRole('link', { name: report.title }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(report.title)
  await expect(desk.getByText(report.story).last()).toBeVisible()
  await expect(desk.getByText('Rp150.000')).toBeVisible()
  await assign(desk, await optionOf(desk, titleOf('INSPECTOR')))

  const work = await deskOf(browser, inspector())
  work.context().on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await expect(await rowOnSomePage(work, 'mine', report)).toContainText(report.story)
  await openCase(work, report)
  await makeMove(work, 'Mulai verifikasi')
  await makeMove(work, 'Mulai penanganan')
  await work.getByLabel('Catatan baru').fill('Periksa rekaman loket tiga.')
  await work.getByRole('button', { name: 'Segel dan simpan' }).click()
  await expect(work.getByText('Catatan tersimpan.')).toBeVisible()
  await makeMove(work, 'Minta keterangan', 'Pada hari apa kejadiannya?')
  await expect(work.getByText('Tenggat berhenti', { exact: true }).last()).toBeVisible()
  await expectGoodLooks(work)

  await track(page, report.receipt)
  await expect(page.getByText('Kami perlu keterangan tambahan dari Anda.').first()).toBeVisible()
  await expect(page.getByText('Pada hari apa kejadiannya?')).toBeVisible()
  await expect(page.getByText('Periksa rekaman')).toHaveCount(0)
  await page.getByLabel('Jawaban Anda').fill('Hari Selasa pagi.')
  await page.getByRole('button', { name: 'Kunci dan kirim' }).click()
  await expect(page.getByText('Keterangan tambahan sudah kami terima.')).toBeVisible()

  await openCase(work, report)
  await expect(work.getByText('Hari Selasa pagi.')).toBeVisible()
  await makeMove(work, 'Sampaikan tindak lanjut', 'Uang sudah dikembalikan, petugas dibina.')
  await expect(work.getByText(/menyelesaikan perkara diputuskan oleh pengendali/)).toBeVisible()

  await openCase(desk, report)
  await desk.getByRole('button', { name: 'Selesaikan', exact: true }).click()
  await expect(desk.getByText(/masih boleh keberatan sampai/)).toBeVisible()
  await expectGoodLooks(desk)
  await desk.getByLabel('Hasil').selectOption({ label: 'Terbukti' })
  await desk.getByRole('button', { name: 'Selesaikan dan beri tahu pelapor' }).click()
  await expect(desk.getByText('Tersimpan. Kini: Selesai.')).toBeVisible()
  await desk.getByText(/^Jejak \(/).click()
  for (const deed of ['Membuka perkara', `Menugaskan kepada ${inspector().name}`, 'Menjawab permintaan keterangan'])
    await expect(desk.getByText(deed).first()).toBeVisible()
  await expectGoodLooks(desk)

  await track(page, report.receipt)
  await expect(page.getByText('Laporan Anda selesai ditangani.')).toBeVisible()
  await expect(page.getByText('Uang sudah dikembalikan, petugas dibina.')).toBeVisible()
  const words = ['Diminta uang', 'Pada hari apa', 'Periksa rekaman', 'Uang sudah dikembalikan', 'AGE-SECRET-KEY']
  for (const word of words) expect(sent.join('\n')).not.toContain(word)
  expect(sent.filter((line) => !line.startsWith(process.env.JARI_TEST_URL!))).toEqual([])
})

test('an inspector proposes, a lead decides; an officer whom the case names never finds it again', async ({
  browser,
  page,
  request,
}) => {
  const report = await fileReport(request)
  const desk = await deskOf(browser, lead())
  await openCase(desk, report)
  await assign(desk, await optionOf(desk, account('INSPECTOR', 1).name))
  const work = await deskOf(browser, account('INSPECTOR', 1))
  await openCase(work, report)
  await makeMove(work, 'Mulai verifikasi')
  await makeMove(work, 'Mulai penanganan')

  await work.getByRole('button', { name: 'Perpanjang tenggat', exact: true }).click()
  await expect(work.getByText(/^Perlu persetujuan pengendali lain/)).toBeVisible()
  await work.getByLabel('Tambahan hari kerja').fill('99')
  await work.getByLabel('Alasan usulan').fill('Saksi baru pulang pekan depan.')
  await work.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(work.getByText('Terlalu besar: paling banyak 60.')).toBeVisible()
  await expect(work.getByLabel('Alasan usulan')).toHaveValue('Saksi baru pulang pekan depan.')
  await work.getByLabel('Tambahan hari kerja').fill('5')
  await work.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(work.getByText('Usulan diajukan. Pengendali lain yang memutuskannya.')).toBeVisible()
  await expect(work.getByText('Ini usulan Anda;')).toBeVisible()
  await expectGoodLooks(work)

  await desk.goto('/petugas/kasus?view=approval')
  await desk.getByRole('row').filter({ hasText: report.reference }).getByRole('link').click()
  const box = desk.getByRole('region', { name: 'Menunggu persetujuan' })
  await expect(box.getByText('Perpanjang tenggat: 5 hari kerja')).toBeVisible()
  await expect(box.getByText('Saksi baru pulang pekan depan.')).toBeVisible()
  await expectGoodLooks(desk)
  await box.getByRole('button', { name: 'Setujui dan beri tahu pelapor' }).click()
  await expect(box.getByText('Bagian ini harus diisi.')).toBeVisible()
  await box.getByLabel('Alasan keputusan Anda').fill('Wajar.')
  await box.getByRole('button', { name: 'Setujui dan beri tahu pelapor' }).click()
  await expect(box).toHaveCount(0)
  await expect(desk.getByText('Diperpanjang 5 hari kerja.')).toBeVisible()

  await desk.getByRole('button', { name: 'Tidak dapat ditindaklanjuti', exact: true }).click()
  await desk.getByLabel('Alasan', { exact: true }).first().selectOption({ label: 'Keterangan tidak cukup' })
  await desk.getByLabel('Alasan usulan').fill('Tidak ada saksi.')
  await desk.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(desk.getByText('Ini usulan Anda;')).toBeVisible()
  const other = await deskOf(browser, account('LEAD', 1))
  await openCase(other, report)
  await other.getByLabel('Alasan keputusan Anda').fill('Setuju.')
  await other.getByLabel('Pesan untuk pelapor').fill('Mohon maaf, keterangannya belum cukup.')
  await other.getByRole('button', { name: 'Setujui dan beri tahu pelapor' }).click()
  await expect(other.getByRole('region', { name: 'Menunggu persetujuan' })).toHaveCount(0)
  await track(page, report.receipt)
  await expect(page.getByText('Mohon maaf, keterangannya belum cukup.')).toBeVisible()
  await expect(page.getByText(/Tenggatnya diperpanjang dengan persetujuan dua petugas/)).toBeVisible()
  await expect(page.getByText('Tidak ada saksi.')).toHaveCount(0)

  await other.getByText('Petugas yang disebut dalam perkara').click()
  await other
    .getByRole('combobox', { name: 'Petugas', exact: true })
    .selectOption({ label: await namedOption(other, account('INSPECTOR', 1).name) })
  const form = other.locator('details').filter({ hasText: 'Petugas yang disebut dalam perkara' })
  await form.getByLabel('Alasan').fill('Disebut pelapor sebagai perantara.')
  await form.getByRole('button', { name: 'Tandai' }).click()
  await expect(other.getByText(`tidak tahu perkara ini ada: ${account('INSPECTOR', 1).name}`)).toBeVisible()
  await expectGoodLooks(other)
  expect((await work.goto(`/petugas/kasus/${report.id}`))?.status()).toBe(404)
})

const namedOption = async (page: Page, name: string) =>
  (await page.getByRole('combobox', { name: 'Petugas', exact: true }).locator('option').allTextContents()).find(
    (text) => text.startsWith(name),
  )!

test('a case of somebody else’s, one that is none and one that never was answer alike', async ({
  browser,
  page,
  request,
}) => {
  const report = await fileReport(request)
  await signInAs(page, account('INSPECTOR', 1))
  const bodies = new Set<string>()
  for (const id of [report.id, crypto.randomUUID(), 'x', report.id.toUpperCase(), `${report.id}/..%2f`]) {
    const answer = await page.goto(`/petugas/kasus/${id}`)
    expect([id, answer?.status()]).toEqual([id, 404])
    bodies.add(await page.locator('main').innerText())
  }
  expect([...bodies].filter((text) => text.includes(report.reference))).toEqual([])
  expect(await page.locator('main').innerText()).not.toContain('Disdukcapil')
  await page.goto(`/petugas/kasus/${report.id}`)
  await expectGoodLooks(page)

  // Given to them, it is there; taken back, it is gone, and the page that stands open can do nothing more.
  const desk = await deskOf(browser, lead())
  await openCase(desk, report)
  await assign(desk, await optionOf(desk, `${account('INSPECTOR', 1).name} – `))
  await openCase(page, report)
  await assign(desk, 'Tidak seorang pun')
  await page.getByLabel('Balas pelapor').fill('Masih di sini?')
  await page.getByRole('button', { name: 'Segel dan kirim' }).click()
  await expect(page.getByText(/^(Yang Anda cari|Halaman ini) tidak ada, atau bukan untuk Anda\.$/)).toBeVisible()
  expect((await page.goto(`/petugas/kasus/${report.id}`))?.status()).toBe(404)
})

test('two officers on one case: who comes second is told where it stands, and keeps what was typed', async ({
  browser,
  request,
}) => {
  const report = await fileReport(request)
  const [one, two] = await Promise.all([deskOf(browser, lead()), deskOf(browser, account('LEAD', 1))])
  await Promise.all([openCase(one, report), openCase(two, report)])
  await makeMove(one, 'Mulai verifikasi')
  await two.getByRole('button', { name: 'Mulai verifikasi', exact: true }).click()
  await two.getByRole('button', { name: 'Mulai verifikasi dan beri tahu pelapor' }).click()
  await expect(two.getByText('Mulai penanganan')).toBeVisible()

  await one.getByRole('button', { name: 'Minta keterangan', exact: true }).click()
  await one.getByLabel('Pesan untuk pelapor').fill('Siapa namanya?')
  await makeMove(two, 'Mulai penanganan')
  await one.getByRole('button', { name: 'Minta keterangan dan beri tahu pelapor' }).click()
  await expect(one.getByText(/^Orang lain baru saja mengubah perkara ini\. Kini: Dalam pemeriksaan\./)).toBeVisible()
  await expect(one.getByLabel('Pesan untuk pelapor')).toHaveValue('Siapa namanya?')
  await one.getByRole('button', { name: 'Minta keterangan dan beri tahu pelapor' }).click()
  await expect(one.getByText('Tersimpan. Kini: Menunggu pelapor.')).toBeVisible()
})

test('what somebody changed in the database is shown as not authentic, never as text', async ({ browser, request }) => {
  const report = await fileReport(request)
  // Of another unit: the desk shows the titles of related reports.
  const other = await fileReport(request, { unitId: '74.71.02' })
  const swap = `UPDATE "Part" p SET "sealed" = o."sealed", "tag" = o."tag" FROM "Part" o
    WHERE p."caseId" = $1 AND o."caseId" = $2 AND p."kind" = o."kind"`
  await query(testDatabaseUrl(), swap, [report.id, other.id])
  const desk = await deskOf(browser, lead())
  await desk.goto(`/petugas/kasus/${report.id}`)
  await expect(desk.getByText(/^Laporan ini tidak asli/).first()).toBeVisible()
  await expect(desk.getByText(other.story)).toHaveCount(0)
  await expectGoodLooks(desk)
  await expect(await rowOnSomePage(desk, 'unassigned', report)).toContainText('Tidak asli')
})

test('an officer whom the reporter named neither sees the case nor can be given it', async ({
  browser,
  page,
  request,
}) => {
  const { rows } = await query<{ id: string }>(testDatabaseUrl(), `SELECT "id" FROM "Officer" WHERE "email" = $1`, [
    account('LEAD', 2).email,
  ])
  const report = await fileReport(request, { excluded: rows.map(({ id }) => id) })
  await signInAs(page, account('LEAD', 2))
  expect((await page.goto(`/petugas/kasus/${report.id}`))?.status()).toBe(404)
  const desk = await deskOf(browser, lead())
  await openCase(desk, report)
  await expect(desk.getByText('Pelapor meminta 1 petugas tidak membaca laporan ini.')).toBeVisible()
  expect((await desk.getByLabel('Tugaskan kepada').innerText()).includes(account('LEAD', 2).name)).toBe(false)
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openBytes } from '@/lib/sealing/envelope'
import { newIdentity } from '@/lib/sealing/identity'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { smallPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { deskOf, query } from '../support/officers'
import { track } from '../support/report-page'
import { fileReport } from '../support/reports'
import { recordTraffic, tracesIn } from '../support/traces'

test.describe.configure({ timeout: 300_000 })

const lead = (nth: number) => demoAccounts().filter(({ role }) => role === 'LEAD')[nth]!

test('a dossier is proposed by one, let out by another, sealed to the agency and opened there; the server reads none of it', async ({
  browser,
  page,
  request,
}) => {
  const report = await fileReport(request, { who: 'Bapak Rahasia Loket', name: 'Ibu Pelapor Rahasia', contact: '0811' })
  const paper = smallPdf(300_000)
  await track(page, report.receipt)
  await page.getByRole('button', { name: 'Tambah bukti' }).click()
  await page
    .getByLabel('Pilih foto, video, suara atau PDF')
    .setInputFiles([{ name: 'Kuitansi.pdf', mimeType: 'application/pdf', buffer: paper }])
  await page.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
  await expect(page.getByText('1 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })

  // The agency's key: entered and compared by a lead.
  const agency = await newIdentity()
  const name = `Instansi Uji ${report.reference}`
  const desk = await deskOf(browser, lead(0))
  const traffic = recordTraffic(desk.context())
  await desk.goto('/petugas/instansi')
  const form = desk.getByRole('region', { name: 'Instansi lain' })
  await form.getByLabel('Nama instansi').fill(name)
  await form.getByLabel('Kunci age instansi').fill(agency.secret)
  await form.getByLabel('Sidik kunci sudah saya cocokkan').check()
  await form.getByRole('button', { name: 'Tambah instansi' }).click()
  await expect(form.getByText('Kunci ini tidak utuh.')).toBeVisible()
  await expect(form.getByLabel('Nama instansi')).toHaveValue(name)
  await form.getByLabel('Kunci age instansi').fill(agency.recipient)
  await form.getByLabel('Sidik kunci sudah saya cocokkan').check()
  await form.getByRole('button', { name: 'Tambah instansi' }).click()
  await expect(
    desk
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByText(/^Dicocokkan oleh/),
  ).toBeVisible()
  await expectGoodLooks(desk)

  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('link', { name: 'Berkas untuk instansi lain' }).click()
  await expect(desk.getByText('Konsep. Belum disetujui untuk diserahkan.')).toBeVisible()
  await expect(desk.getByText(report.story)).toBeVisible()
  await expect(desk.getByText('Ibu Pelapor Rahasia')).toHaveCount(0)
  await expect(desk.getByRole('button', { name: 'Cetak' })).toHaveCount(0)
  // Nor does the browser's own way to print let it out.
  const paperOnly = desk.getByText(/^Berkas ini hanya dicetak lewat tombolnya/)
  await desk.emulateMedia({ media: 'print' })
  await expect(paperOnly).toBeVisible()
  await expect(desk.getByText(report.story)).toBeHidden()
  await desk.emulateMedia({ media: 'screen' })
  await expect(paperOnly).toBeHidden()
  await desk.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(desk.getByText('Pilih salah satu.')).toBeVisible()
  await desk.getByLabel('Untuk instansi').selectOption({ label: name })
  await desk.getByLabel('Alasan penyerahan').fill('Unsur pidana, perlu penyidikan.')
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Ajukan untuk disetujui' }).click()
  await expect(desk.getByText('Penyerahan ini menunggu persetujuan petugas lain')).toBeVisible()

  const other = await deskOf(browser, lead(1))
  await other.goto(`/petugas/kasus/${report.id}`)
  const box = other.getByRole('region', { name: 'Menunggu persetujuan' })
  await expect(box.getByText('tanpa nama pelapor')).toBeVisible()
  await expect(box.getByText('Unsur pidana, perlu penyidikan.')).toBeVisible()
  await box.getByLabel('Alasan keputusan Anda').fill('Setuju diteruskan.')
  await expectGoodLooks(other)
  await box.getByRole('button', { name: 'Setujui', exact: true }).click()
  await expect(box).toHaveCount(0)

  await desk.reload()
  await expect(desk.getByText(`Boleh diserahkan kepada ${name}`)).toBeVisible()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Segel dan unduh' }).click(),
  ])
  await expect(desk.getByText('Berkas tersegel dan terunduh.')).toBeVisible()
  await expect(desk.getByText('Dibuka dan dihitung ulang di peramban pemeriksa: sama.')).toBeVisible()
  await expectGoodLooks(desk)
  const sealed = readFileSync((await download.path())!)
  expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  const zip = Buffer.from(await openBytes(agency.secret, sealed))
  expect(zip.subarray(0, 2).toString()).toBe('PK')
  expect(zip.includes(paper)).toBe(true)
  const plain = zip.toString('utf8')
  const sha256 = createHash('sha256').update(paper).digest('hex')
  for (const held of ['bukti/01-Kuitansi.pdf', `${sha256}  bukti/01-Kuitansi.pdf`, 'berkas.html', report.story])
    expect(plain).toContain(held)
  expect(plain).toContain('Bapak Rahasia Loket')
  expect(plain).not.toContain('Ibu Pelapor Rahasia')

  await desk.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await desk.getByRole('button', { name: 'Cetak atau simpan sebagai PDF' }).click()
  await expect(desk.locator('html[data-printed]')).toHaveCount(1)
  await desk.emulateMedia({ media: 'print' })
  await expect(desk.getByText(report.story)).toBeVisible()
  await expect(paperOnly).toHaveCount(0)
  await desk.emulateMedia({ media: 'screen' })
  const { rows } = await query<{ detail: Record<string, unknown> }>(
    testDatabaseUrl(),
    `SELECT "detail" FROM "AuditEntry" WHERE "subject" = $1 AND "action" = 'case:export' ORDER BY "seq"`,
    [`case:${report.id}`],
  )
  expect(rows.map(({ detail }) => [detail.form, detail.sha256])).toEqual([
    ['SEALED', createHash('sha256').update(sealed).digest('hex')],
    ['PRINT', undefined],
  ])
  expect(tracesIn(traffic(), [report.story, 'Unsur pidana', '%PDF-1.4', 'Rahasia Loket'])).toEqual([])
  expect(new Set(traffic().match(/https?:\/\/[^/"\s]+/g))).toEqual(new Set([process.env.JARI_TEST_URL]))

  // A case that is under handling goes there, under the agency's number, and its reporter reads where.
  await desk.goto(`/petugas/kasus/${report.id}`)
  await desk.getByRole('button', { name: 'Mulai verifikasi', exact: true }).click()
  await desk.getByRole('button', { name: 'Mulai verifikasi dan beri tahu pelapor' }).click()
  await desk.getByRole('button', { name: 'Teruskan ke instansi lain', exact: true }).click()
  await desk.getByText('Ke mana? Bantuan kewenangan').click()
  await desk.getByLabel('Kerugian negara').fill('1 miliar')
  await desk.getByLabel('Kerugian negara').fill('1.000.000.000')
  await expect(desk.getByText(/UU 19\/2019 Pasal 11 ayat \(1\) huruf b/)).toBeVisible()
  await expectGoodLooks(desk)
  await desk.getByLabel('Instansi tujuan').selectOption({ label: name })
  await desk.getByLabel('Pesan untuk pelapor').fill('Kami teruskan ke penyidik.')
  await desk.getByRole('button', { name: 'Teruskan ke instansi lain dan beri tahu pelapor' }).click()
  await expect(desk.getByText(`Kepada: ${name}`)).toBeVisible()
  await desk.getByText('Catat nomor di instansi lain').click()
  await desk.getByLabel('Instansi', { exact: true }).selectOption({ label: name })
  await desk.getByLabel('Nomor', { exact: true }).fill('LP/77/XI/2026')
  await desk
    .locator('details')
    .filter({ hasText: 'Catat nomor' })
    .getByRole('button', { name: 'Segel nomor ini' })
    .click()
  await expect(desk.getByText(`Nomor di ${name}: LP/77/XI/2026`)).toBeVisible()
  await track(page, report.receipt)
  await expect(page.getByText(`Diteruskan ke: ${name}`)).toBeVisible()
  await expect(page.getByText('LP/77/XI/2026')).toHaveCount(0)
})

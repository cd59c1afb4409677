import { expect, test, type Page } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { smallPdf } from '../support/evidence'
import { expectGoodLooks } from '../support/looks'
import { query } from '../support/officers'
import { onward } from '../support/wizard'

// What waits goes by hand: which page or worker is awake is luring.spec.ts's business.
test.use({ serviceWorkers: 'block' })

const choose = (page: Page, name: string) =>
  page
    .getByLabel('Pilih foto, video, suara atau PDF')
    .setInputFiles([{ name, mimeType: 'application/pdf', buffer: smallPdf(600_000) }])

/** The sealed files that lie in this browser: records, and pieces. */
const tray = (page: Page) =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'jari-kirim')) return [0, 0]
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('jari-kirim'))
    const counts = await Promise.all(
      ['berkas', 'potongan'].map((name) => done(db.transaction(name).objectStore(name).count())),
    )
    db.close()
    return counts
  })

/** The list of readers changes while a report waits: as if the reporter had kept it from somebody who reads none any more. */
async function rewrite(page: Page, change: (report: { facts: { excluded: string[] } }) => void): Promise<void> {
  const body = await page.evaluate(async () => {
    const opening = indexedDB.open('jari-tunggu')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const request = opening.result.transaction('catatan').objectStore('catatan').getAll()
    await new Promise((resolve) => (request.onsuccess = resolve))
    opening.result.close()
    return (request.result as { body: string }[])[0]!.body
  })
  const report = JSON.parse(body) as { facts: { excluded: string[] } }
  change(report)
  await page.evaluate(async (changed) => {
    const opening = indexedDB.open('jari-tunggu')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const store = opening.result.transaction('catatan', 'readwrite').objectStore('catatan')
    const request = store.getAll()
    await new Promise((resolve) => (request.onsuccess = resolve))
    const put = store.put({ ...(request.result as object[])[0], body: changed })
    await new Promise((resolve) => (put.onsuccess = resolve))
    opening.result.close()
  }, JSON.stringify(report))
}

test('a report goes first, its file follows from the same phone, and readers who left meanwhile stand in nobody’s way', async ({
  page,
}) => {
  test.setTimeout(240_000)
  await page.goto('/lapor?unit=disdukcapil')
  await page.getByRole('radio', { name: 'Diminta membayar' }).check()
  const say = (field: { fill: (text: string) => Promise<void> }) => field.fill(`Berkas menyusul ${crypto.randomUUID()}`)
  await onward(page, say, 'Ada bukti? (boleh dilewati)')
  await choose(page, 'sampai.pdf')
  await expect(page.getByText('Terkunci dan sampai.')).toBeVisible({ timeout: 60_000 })
  for (const address of ['**/bukti', '**/bukti/*', '**/lapor/kirim'])
    await page.route(address, (route) => route.abort('internetdisconnected'))
  await choose(page, 'menyusul.pdf')
  await onward(page, say)
  await expect(page.getByText('Tidak mau menunggu? Laporan dapat dikirim dulu.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Kirim laporan dulu, berkas menyusul' }).click()
  await expect(page.getByText('Laporan Anda BELUM terkirim')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('1 berkas belum terkirim')).toBeVisible()
  await expectGoodLooks(page)
  const code = (await page.locator('[data-receipt]').innerText()).replace(/\s/g, '')
  expect(await tray(page)).toEqual([2, 4])

  const [operator] = (
    await query<{ id: string }>(testDatabaseUrl(), 'SELECT "id" FROM "Officer" WHERE "email" = $1', [
      demoAccounts().find(({ role }) => role === 'OPERATOR')!.email,
    ])
  ).rows
  await rewrite(page, ({ facts }) => facts.excluded.push(operator!.id, 'nobody'))
  await page.unrouteAll()
  await page.goto('/lacak')
  await expect(page.getByText('Laporan yang menunggu sudah terkirim')).toBeVisible({ timeout: 60_000 })
  expect(await tray(page)).toEqual([1, 2]) // what is part of the report is gone from here

  await page.getByLabel('Kode laporan').fill(code)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
  const evidence = page.getByRole('region', { name: 'Bukti' })
  await expect(evidence.getByText('sampai.pdf')).toBeVisible()
  await expect(evidence.getByText('Belum selesai terkirim. Tekan kirim untuk melanjutkan.')).toBeVisible()
  await page.getByRole('button', { name: 'Kunci dan kirim 1 berkas' }).click()
  await expect(page.getByText('1 berkas terkirim dan terkunci.')).toBeVisible({ timeout: 60_000 })
  await expect(evidence.getByText('menyusul.pdf')).toBeVisible()
  expect(await tray(page)).toEqual([0, 0])
})

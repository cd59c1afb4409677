import { expect, type Page, test } from '@playwright/test'
import { demoAccount, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { query, signInAs } from '../support/officers'
import { fileReport } from '../support/reports'

// All cases of the demo are opened, on a machine that does other things beside.
const INDEX = { timeout: 90_000 }
test.describe.configure({ timeout: 240_000 })

const results = (page: Page) => page.getByRole('region', { name: 'Hasil pencarian' })
const search = async (page: Page, words: string) => {
  await page.goto('/petugas/kasus')
  await page.getByRole('link', { name: 'Cari dalam isi perkara' }).click()
  await page.getByLabel('Kata yang dicari').fill(words)
}
const stored = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

test('what cases say is found in the browser; no word of it is sent, and what is kept is sealed', async ({
  page,
  context,
  request,
}) => {
  const word = `serbuk${crypto.randomUUID().slice(0, 8)}`
  const report = await fileReport(request, { story: `Petugas meminta uang untuk ${word} kertas.` })
  const sent: string[] = []
  context.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await signInAs(page, demoAccount('LEAD'))
  await search(page, `${word} kertas`)
  const found = results(page).getByRole('link', { name: report.title })
  await expect(found).toBeVisible(INDEX)
  await expect(results(page)).toContainText(report.reference)
  await expect(page.getByText(/Membuka isi perkara/)).toHaveCount(0, INDEX)
  await expectGoodLooks(page)
  expect(sent.filter((line) => line.includes(word))).toEqual([])
  expect(new URL(page.url()).search).toBe('')
  const kept = await page.evaluate(async () => {
    const opening = indexedDB.open('jari-cari')
    const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)))
    const reading = database.transaction('catatan').objectStore('catatan').getAll()
    const rows = await new Promise<{ sealed: Uint8Array }[]>((done) => (reading.onsuccess = () => done(reading.result)))
    database.close()
    return rows.map(({ sealed }) => new TextDecoder('latin1').decode(sealed))
  })
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatch(/^age-encryption\.org\/v1/)
  expect(kept[0]).not.toContain(word)

  // What they may read no longer is gone at the next look; what has not grown is not read again.
  await query(testDatabaseUrl(), `DELETE FROM "KeyGrant" WHERE "caseId" = $1::uuid`, [report.id])
  const { rows } = await query<{ n: number }>(
    testDatabaseUrl(),
    `SELECT count(*)::int AS n FROM "AuditEntry" WHERE "subject" = $1 AND "action" = 'case:index'`,
    [`case:${report.id}`],
  )
  expect(rows[0]!.n).toBe(1)
  await search(page, word)
  await expect(results(page)).toContainText('Tidak ada perkara yang memuat kata itu.', INDEX)
  await expect(page.getByText(/Membuka isi perkara|Melihat perkara/)).toHaveCount(0, INDEX)
  await expect(results(page)).toContainText('Tidak ada perkara yang memuat kata itu.')

  expect(await stored(page)).toContain('jari-cari')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/masuk')
  // The way to /masuk may load the page a second time, under whoever looks.
  await expect(async () => expect(await stored(page)).not.toContain('jari-cari')).toPass()
})

test('without an answer it says so, and goes on when asked', async ({ page }) => {
  await signInAs(page, demoAccount('LEAD'))
  await page.route('/petugas/kasus/cari/isi', (route) => route.abort('internetdisconnected'))
  await page.goto('/petugas/kasus/cari')
  await expect(page.getByText('Server tidak menjawab. Yang sudah dibuka tetap dapat dicari.')).toBeVisible(INDEX)
  await expectGoodLooks(page)
  await page.unroute('/petugas/kasus/cari/isi')
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await page.getByLabel('Kata yang dicari').fill('petugas')
  await expect(results(page).getByRole('link').first()).toBeVisible(INDEX)
})

import { expect, test } from '@playwright/test'
import { demoAccount } from '../support/demo'
import { addOfficer, signInAs, trySignIn } from '../support/officers'
import { expectGoodLooks } from '../support/looks'

test('anyone sees what becomes of reports; no small number stands there', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Transparansi' }).click()
  await expect(page).toHaveURL('/transparansi')
  await expect(page.getByRole('heading', { name: 'Triwulan demi triwulan' })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Laporan yang masuk setiap triwulan' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Persen yang dijawab tepat waktu/ })).toBeVisible()
  const received = await page.locator('td:nth-child(2)').allTextContents()
  expect(received.length).toBeGreaterThan(12)
  for (const cell of received) expect(cell === '–' || cell === '<5' || Number(cell.replace('.', '')) >= 5).toBe(true)
  await expectGoodLooks(page)
})

test('the same as open data: JSON, and CSV whose cells say no more', async ({ request }) => {
  const { releases } = await (await request.get('/api/v1/figures')).json()
  expect(releases.length).toBeGreaterThan(1)
  for (const { whole, kind, unit } of releases)
    for (const row of [whole, ...(kind ?? []), ...(unit ?? [])])
      for (const name of ['received', 'open', 'answered', 'onTime', 'late'])
        expect(row[name] === null || row[name] >= 5).toBe(true)
  const csv = await request.get('/api/v1/figures.csv')
  expect(csv.headers()['content-type']).toContain('text/csv')
  const lines = (await csv.text()).trim().split('\r\n')
  expect(lines[0]).toMatch(/^quarter,table,key,name,received/)
  expect(lines[1]).toMatch(new RegExp(`^${releases[0].quarter},all,,,${releases[0].whole.received},`))
  const survey = await (await request.get('/api/v1/satisfaction.csv')).text()
  expect(survey).toContain('disdukcapil,Disdukcapil,')
})

test('a lead sees their figures as they are, chooses a span and takes a file along, without JavaScript too', async ({
  browser,
  playwright,
}) => {
  const lead = await addOfficer('LEAD')
  const request = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  await trySignIn(request, lead.email, lead.auth)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: process.env.JARI_TEST_URL,
    storageState: await request.storageState(),
  })
  const page = await context.newPage()
  await page.goto('/petugas/angka')
  await page.getByLabel('Rentang').selectOption('3')
  await page.getByLabel('Kanal', { exact: true }).selectOption('SPG')
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect(page).toHaveURL('/petugas/angka?bulan=3&kanal=SPG')
  await expect(page.getByLabel('Rentang')).toHaveValue('3')
  await expect(page.getByRole('heading', { name: 'Titik panas' })).toBeVisible()
  const file = await request.get('/petugas/angka/unduh?bulan=3&kanal=SPG')
  expect(file.headers()['cache-control']).toContain('no-store')
  expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="angka-/)
  expect((await file.text()).match(/^month,/gm)).toHaveLength(3)
  await context.close()
  await request.dispose()
})

test('a lead’s figures read well in both themes and on the smallest phone', async ({ page }) => {
  await signInAs(page, demoAccount('LEAD')) // whose cases have been answered
  await page.goto('/petugas/angka')
  // A drawing each: what came in, what waits, what was in time, how long it took, how old it is; a table after it.
  for (const name of [/masuk setiap bulan$/, /^Yang belum dijawab/, /^Persen/, /^Hari kerja/, /^Umur/])
    await expect(page.getByRole('img', { name })).toBeVisible()
  await expectGoodLooks(page)
})

test('the file is for those who see figures', async ({ playwright }) => {
  for (const [role, status] of [
    ['VIEWER', 200],
    ['INSPECTOR', 404],
    ['OPERATOR', 404],
    ['ADMIN', 404],
  ] as const) {
    const officer = await addOfficer(role)
    const request = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
    await trySignIn(request, officer.email, officer.auth)
    expect([role, (await request.get('/petugas/angka/unduh')).status()]).toEqual([role, status])
    await request.dispose()
  }
  const nobody = await playwright.request.newContext({ baseURL: process.env.JARI_TEST_URL })
  expect((await nobody.get('/petugas/angka/unduh')).status()).toBe(404)
  await nobody.dispose()
})

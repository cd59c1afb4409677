import { expect, type Page, test } from '@playwright/test'
import { demoAccounts, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, deskOf, query, signInAs, trySignIn } from '../support/officers'

const account = (who: string) => demoAccounts().find(({ email }) => email.startsWith(`${who}@`))!
const WHAT = 'Parsel buah dan kain, dikirim ke rumah'

// Two people sign in here, each at the full price of their password, and axe reads each page.
test.describe.configure({ timeout: 240_000 })

async function fill(page: Page, day: string) {
  await page.getByLabel('Apa', { exact: true }).fill(WHAT)
  await page.getByLabel('Dari siapa').fill('CV Teluk Jaya')
  await page.getByLabel('Hubungan dengan pemberi').fill('rekanan')
  await page.getByLabel('Kapan diterima atau ditolak').fill(day)
  await page.getByLabel('Di mana', { exact: true }).fill('rumah')
  await page.getByLabel('Dalam rangka apa').fill('hari raya')
  await page.getByLabel('Barangnya sekarang di mana').fill('di kantor')
}

test('an operator declares what they received, and leads take it to the KPK and to its end', async ({
  browser,
  page,
}) => {
  const sent: string[] = []
  page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, account('mandonga'))
  await page.getByRole('link', { name: 'Gratifikasi' }).click()
  await page.getByRole('link', { name: 'Laporkan gratifikasi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Laporkan gratifikasi' })).toBeVisible()
  const send = page.getByRole('button', { name: 'Segel dan kirim' })
  await expect(async () => {
    await send.click()
    await expect(page.getByText('Pilih salah satu.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByText('Saya terima', { exact: true }).click()
  await fill(page, '2999-01-01')
  await page.getByLabel('Perkiraan nilai').fill('lumayan')
  await send.click()
  await expect(page.getByText('Tanggal ini belum tiba.')).toBeVisible()
  await expect(page.getByText('Tulis jumlahnya dengan angka')).toBeVisible()
  await expect(page.getByLabel('Apa', { exact: true })).toHaveValue(WHAT)
  await expectGoodLooks(page)

  const day = page.getByLabel('Kapan diterima atau ditolak')
  await day.fill((await day.getAttribute('max'))!)
  await page.getByLabel('Perkiraan nilai').fill('350 ribu')
  await send.click()
  await expect(page.getByText(WHAT)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Rp350.000')).toBeVisible()
  await expect(page.getByText('30 hari kerja lagi')).toBeVisible()
  await expectGoodLooks(page)
  expect(sent.filter((one) => one.includes('Parsel') || one.includes('Teluk Jaya'))).toEqual([])
  const reference = (await page.getByRole('heading', { level: 1 }).innerText()).trim()
  const address = new URL(page.url()).pathname
  await page.goto('/petugas/gratifikasi')
  await expect(page.getByRole('link', { name: reference })).toBeVisible()

  const desk = await deskOf(browser, account('inspektur'))
  await desk.goto('/petugas/gratifikasi?keadaan=RECORDED')
  await expectGoodLooks(desk)
  await desk.getByRole('link', { name: reference }).click()
  await expect(desk.getByText(WHAT)).toBeVisible()
  const saved = (state: string) => expect(desk.getByText(`Tersimpan. Kini: ${state}.`)).toBeVisible()
  await desk.getByRole('button', { name: 'Catat: sudah ditelaah UPG' }).click()
  await saved('Ditelaah UPG')
  await desk.getByRole('button', { name: 'Catat: sudah dilaporkan ke KPK' }).click()
  await expect(desk.getByText('Bagian ini harus diisi.')).toHaveCount(2)
  await desk
    .getByLabel('Tanggal dilaporkan ke KPK')
    .fill((await desk.getByLabel('Tanggal dilaporkan ke KPK').getAttribute('max'))!)
  await desk.getByLabel('Nomor tanda terima KPK').fill('GOL-2026-00123')
  await expectGoodLooks(desk)
  await desk.getByRole('button', { name: 'Catat: sudah dilaporkan ke KPK' }).click()
  await saved('Dilaporkan ke KPK')
  await expect(desk.getByText('tepat waktu')).toBeVisible()
  await desk.getByLabel('Penetapan').selectOption('Milik negara')
  await desk.getByRole('button', { name: 'Catat penetapan' }).click()
  await saved('Ditetapkan')
  await desk.getByRole('button', { name: 'Selesaikan' }).click()
  await saved('Selesai')

  await page.goto(address)
  await expect(page.getByText('GOL-2026-00123')).toBeVisible()
  await expect(page.getByText('Milik negara')).toBeVisible()
  const stored = await query(
    testDatabaseUrl(),
    `SELECT 1 FROM "AuditEntry" WHERE "subject" = $1 AND "action" = 'gratuity:move'`,
    [`gratuity:${address.split('/').at(-1)}`],
  )
  expect(stored.rowCount).toBe(4)

  for (const role of ['INSPECTOR', 'ADMIN', 'LEAD'] as const) {
    const other = await addOfficer(role)
    const context = await browser.newContext({ baseURL: process.env.JARI_TEST_URL })
    await trySignIn(context.request, other.email, other.auth)
    expect([role, (await context.request.get(address)).status()]).toEqual([role, 404])
    await context.close()
  }
})

test('whoever holds no key is told so on a form that reads well, and the form needs JavaScript', async ({
  page,
  browser,
}) => {
  const officer = await addOfficer('VIEWER')
  await trySignIn(page.request, officer.email, officer.auth)
  await page.goto('/petugas/gratifikasi')
  await expectGoodLooks(page)
  await page.goto('/petugas/gratifikasi/baru')
  await expect(page.getByText('Peran Anda tidak memegang kunci')).toBeVisible()
  await expectGoodLooks(page)
  const plain = await browser.newContext({
    ...{
      javaScriptEnabled: false,
      baseURL: process.env.JARI_TEST_URL,
      storageState: await page.context().storageState(),
    },
  })
  const without = await plain.newPage()
  await without.goto('/petugas/gratifikasi/baru')
  await expect(without.locator('[data-plain]')).toContainText('perlu JavaScript', { useInnerText: true })
  await plain.close()
})

import { expect, test } from '@playwright/test'
import { openGrant } from '@/lib/sealing/case-seal'
import { recipientOf } from '@/lib/sealing/identity'
import { demoAccount, testDatabaseUrl } from '../support/demo'
import { expectGoodLooks } from '../support/looks'
import { addOfficer, query, signInAs, trySignIn } from '../support/officers'
import { fileReport } from '../support/reports'

// A password is stretched by scrypt in the page, a second on a free machine and many on a busy one.
const STRETCH = { timeout: 90_000 }
test.describe.configure({ timeout: 300_000 })

test('the recovery key is replaced: made by one lead, compared by another, and every case sealed to it anew', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const [report, second] = [await fileReport(page.request), await addOfficer('LEAD')]
  const other = await (await browser.newContext({ baseURL, locale: 'id-ID' })).newPage()
  await trySignIn(other.request, second.email, second.auth)
  const sent: string[] = []
  context.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))

  await signInAs(page, demoAccount('LEAD'))
  await page.goto('/petugas/tim')
  await page.getByRole('link', { name: 'Kunci pemulihan', exact: true }).click()
  await expect(page.getByText('Semua yang dapat Anda buka dapat dibuka juga dengan kunci ini.')).toBeVisible()
  await expectGoodLooks(page)
  await page.getByRole('button', { name: 'Buat kunci baru' }).click()
  await expect(page.getByRole('heading', { name: 'Kunci pemulihan', exact: true })).toBeFocused()
  const secret = await page.getByTestId('recovery').innerText()
  await expectGoodLooks(page)
  const propose = page.getByRole('button', { name: 'Ajukan kunci ini' })
  await expect(propose).toBeDisabled()
  await page.getByLabel('Sudah saya simpan di tempat aman').check()
  await propose.click()
  await expect(page.getByText('Kunci Anda menunggu pengendali lain.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Kunci baru' })).toBeFocused()
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect(page.getByText('Pakai kunci ini…')).toHaveCount(0) // not one's own
  await expectGoodLooks(page)

  await other.goto('/petugas/tim')
  await expect(other.getByText('Kunci pemulihan baru menunggu')).toBeVisible()
  await expectGoodLooks(other)
  await other.getByRole('link', { name: 'Kunci pemulihan', exact: true }).click()
  const sign = page.getByRole('region', { name: 'Kunci baru' }).locator('b')
  await expect(other.getByText(await sign.innerText())).toBeVisible()
  await expectGoodLooks(other)
  await other.getByText('Pakai kunci ini…').click()
  await other.getByRole('button', { name: 'Sidiknya sama, pakai kunci ini' }).click()
  await expect(other.getByRole('button', { name: 'Buat kunci baru' })).toBeVisible()
  const inUse = `SELECT "value" FROM "Setting" WHERE "key" = 'recoveryRecipient'`
  expect((await query(testDatabaseUrl(), inUse)).rows).toEqual([{ value: await recipientOf(secret) }])

  await page.reload()
  await expect(page.getByText(/perkara atau gratifikasi yang dapat Anda buka belum disegel/)).toBeVisible()
  await page.getByRole('link', { name: 'Segel sekarang: Kunci perkara' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Kunci pemulihan' })
  await expectGoodLooks(page)
  await row.getByRole('button', { name: /^Beri \d+ kunci/ }).click()
  await expect(row).toContainText(/\d+ kunci sudah diberikan\./, STRETCH)
  const { rows } = await query<{ recoveryGrant: Buffer }>(
    testDatabaseUrl(),
    `SELECT "recoveryGrant" FROM "Case" WHERE "id" = $1::uuid`,
    [report.id],
  )
  expect(await openGrant(secret, new Uint8Array(rows[0]!.recoveryGrant))).toMatch(/^AGE-SECRET-KEY-1/)
  expect(sent.join('\n')).not.toContain('AGE-SECRET-KEY')
  await page.goto(`/petugas/kasus/${report.id}`)
  await page.getByText(/^Jejak/).click()
  await expect(page.getByText('Menyegel kunci perkara untuk kunci pemulihan yang baru')).toBeVisible()

  await other.goto('/pemulihan')
  await other.getByRole('textbox', { name: 'Kunci pemulihan' }).fill(secret)
  await other.getByRole('button', { name: 'Lanjut' }).click()
  await expect(other.getByText(/^Kunci cocok/)).toBeVisible(STRETCH)
  await other.context().close()
})

import { expect, test } from '@playwright/test'
import { expectGoodLooks } from '../support/looks'
import { testDatabaseUrl } from '../support/demo'
import { addOfficer, query, trySignIn } from '../support/officers'
import { inWorker, withPushService } from '../support/push-browser'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an officer chooses what they are told of', async ({ page }) => {
      const officer = await addOfficer('INSPECTOR')
      await trySignIn(page.request, officer.email, officer.auth)
      await page.goto('/petugas/kasus')
      await page.getByRole('link', { name: 'Pemberitahuan' }).click()
      await expect(page.getByText(officer.email)).toBeVisible()
      await expect(page.getByLabel('pelapor menulis')).toBeChecked()
      await expect(page.getByLabel('ada laporan baru')).toHaveCount(0) // a lead's
      await page.getByLabel('pelapor menulis').uncheck()
      await page.getByLabel('setiap pagi').uncheck()
      await page.getByRole('button', { name: 'Simpan' }).click()
      await expect(page.getByText(/Tersimpan/)).toBeVisible()
      await page.reload()
      await expect(page.getByLabel('pelapor menulis')).not.toBeChecked()
      await expect(page.getByLabel('tenggat lewat')).toBeChecked()
      for (const one of await page.getByRole('checkbox').all()) await one.uncheck()
      await page.getByRole('button', { name: 'Simpan' }).click()
      await expect(page.getByText(/Tersimpan/)).toBeVisible()
      await page.reload()
      for (const one of await page.getByRole('checkbox').all()) await expect(one).not.toBeChecked()
      if (javaScriptEnabled) await expectGoodLooks(page) // the same page either way; axe needs scripts
    })
  })

const told = async (email: string) => {
  const sql = `SELECT p."endpoint" FROM "OfficerPush" p JOIN "Officer" o ON o."id" = p."officerId" WHERE o."email" = $1`
  return (await query<{ endpoint: string }>(testDatabaseUrl(), sql, [email])).rows.map(({ endpoint }) => endpoint)
}

test('an officer is told in this browser too, and stops it here or in the list', async ({ page, context }) => {
  test.setTimeout(120_000)
  const endpoint = await withPushService(page)
  const [officer, colleague] = [await addOfficer('INSPECTOR'), await addOfficer('INSPECTOR')]
  await trySignIn(page.request, officer.email, officer.auth)
  await page.goto('/petugas/pemberitahuan')
  await expect(page.getByText('Baris itu tampil juga di layar terkunci')).toBeVisible()
  const follow = page.getByRole('button', { name: 'Kabari saya di sini' })
  const stop = page.getByRole('button', { name: 'Berhenti di sini' })
  await follow.click()
  await expect(stop).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Dikabari di' })).toBeVisible()
  expect(await told(officer.email)).toEqual([endpoint])
  await expectGoodLooks(page)

  const words = { id: { title: 'JARI: laporan baru JK-1', body: 'Ketuk', stop: 'Berhenti' }, en: {} }
  const { opened } = await inWorker(context, '/kabar-sw.js', endpoint, {
    ...{ news: { url: '/petugas/kasus/1', tag: 'petugas/1', of: {}, words }, press: '' },
  })
  expect(opened).toEqual(['/petugas/kasus/1'])

  // A colleague at the same computer is not taken for them, and takes nothing over unasked.
  await trySignIn(page.request, colleague.email, colleague.auth)
  await page.goto('/petugas/pemberitahuan')
  await expect(follow).toBeVisible()
  expect(await told(officer.email)).toEqual([endpoint])
  await trySignIn(page.request, officer.email, officer.auth)
  await page.goto('/petugas/pemberitahuan')
  await expect(stop).toBeVisible()
  await page.getByRole('button', { name: 'Hentikan' }).click()
  await expect(follow).toBeVisible()
  expect(await told(officer.email)).toEqual([])
  await follow.click()
  await expect(stop).toBeVisible()
  await stop.click()
  await expect(follow).toBeVisible()
  expect(await told(officer.email)).toEqual([])
})
